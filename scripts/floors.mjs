// The house has floors: imports only go down. This is the plan; a broken one fails the build and a test.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What each folder of `src` may import, besides itself. `extension.ts` and `extension.web.ts` wire everything.
 * @type {Record<string, string[]>}
 */
const below = {
  ports: [],
  node: ['ports'],
  schema: [],
  brief: [],
  decision: ['ports'],
  adr: ['decision'],
  log: ['provenance', 'adr', 'decision', 'ports'],
  evidence: ['adr', 'decision', 'schema', 'ports'],
  provenance: ['adr', 'decision', 'schema', 'ports'],
  memory: ['adr', 'decision', 'schema', 'ports'],
  review: ['evidence', 'log', 'adr', 'decision', 'ports'],
  llm: ['schema', 'ports'],
  catalogue: ['brief', 'decision', 'schema', 'ports'],
  deliberation: [
    'catalogue',
    'llm',
    'review',
    'memory',
    'provenance',
    'evidence',
    'log',
    'adr',
    'decision',
    'brief',
    'schema',
    'ports',
  ],
  design: [
    'deliberation',
    'catalogue',
    'llm',
    'review',
    'provenance',
    'log',
    'adr',
    'decision',
    'brief',
    'schema',
    'ports',
  ],
  mcp: ['deliberation', 'review', 'log', 'adr', 'decision', 'schema', 'ports'],
  exchange: ['review', 'log', 'adr', 'decision', 'schema', 'ports'],
  protocol: ['decision', 'schema'],
};
const all = Object.keys(below).filter(folder => folder !== 'node');
below['cli'] = ['node', ...all.filter(folder => folder !== 'protocol')];
below['vscode'] = all;
// What both the command line and the desktop extension need of Node; the web has none of it.
below['node'] = ['ports'];
below['cli'].push('node');
/** @type {Record<string, string[]>} */
const packages = {
  node: ['node:'],
  adr: ['markdown-it'],
  schema: ['zod'],
  evidence: ['yaml'],
  provenance: ['yaml'],
  exchange: ['markdown-it'],
  cli: ['node:', '@modelcontextprotocol/sdk/'],
  vscode: ['vscode'],
  roots: ['vscode'],
};
/** @type {Record<string, string[]>} */
const webview = { ui: ['protocol', 'decision', 'schema'], pane: ['protocol', 'decision'] };
const toolkit = '@vscode/webview-ui-toolkit';

/**
 * The imports that go where they may not, one sentence each.
 * @param {string} root
 * @returns {string[]}
 */
export function brokenFloors(root) {
  return [...sources(root, 'src'), ...sources(root, 'webview')].flatMap(file =>
    imports(readFileSync(path.join(root, file), 'utf8')).flatMap(target => {
      const wrong = judge(file, target);
      return wrong ? [`${file} imports ${target}: ${wrong}`] : [];
    }),
  );
}

/**
 * Why `file` may not import `target`, or null.
 * @param {string} file such as `src/adr/read.ts`
 * @param {string} target as it stands in the import
 */
export function judge(file, target) {
  const [top, folder = ''] = file.split('/');
  if (top === 'webview') return judgePage(file, target);
  const own = file.split('/').length === 2 ? 'roots' : folder;
  if (own !== 'roots' && !(own in below)) return `src/${own} has no floor: give it one in scripts/floors.mjs.`;
  if (!target.startsWith('.')) {
    const allowed = packages[own] ?? [];
    return allowed.some(name => target.startsWith(name)) ? null : `src/${own} may not use that package.`;
  }
  const [, to = ''] = path.posix.join(path.posix.dirname(file), target).split('/');
  if (own === 'roots' && to === 'node' && file !== 'src/extension.ts') return 'only the desktop has Node.';
  if (own === 'roots' || to === own || below[own]?.includes(to)) return null;
  return `src/${own} stands below src/${to} or beside it.`;
}

/**
 * @param {string} file
 * @param {string} target
 */
function judgePage(file, target) {
  const [, own = ''] = file.split('/');
  if (target === toolkit)
    return file === 'webview/ui/controls.ts' ? null : 'controls come from webview/ui/controls.ts.';
  if (!target.startsWith('.'))
    return own === 'diagram' && target.startsWith('mermaid') ? null : 'pages use no other package.';
  const parts = path.posix.join(path.posix.dirname(file), target).split('/');
  if (parts[0] === 'webview') return parts[1] === own || parts[1] === 'ui' ? null : 'a pane may not use another pane.';
  return (own === 'ui' ? webview['ui'] : webview['pane'])?.includes(parts[1] ?? '')
    ? null
    : `pages may not use src/${parts[1]}.`;
}

/**
 * @param {string} root
 * @param {string} folder
 */
function sources(root, folder) {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => path.posix.join(folder, name.replaceAll('\\', '/')));
}

/**
 * Everything a module imports, types included: `import ... from 'x'`, `export ... from 'x'`, `import 'x'`, `import('x')`.
 * @param {string} text
 */
function imports(text) {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map(([, from, dynamic]) => from ?? dynamic ?? '').filter(target => !target.endsWith('.css'));
}
