import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import type { TextDocument } from 'vscode';
import { root } from '../../scripts/needs.mjs';
import { read } from '../../src/adr/read';
import { assess } from '../../src/decision/assess';
import type { ToDiagramPane } from '../../src/protocol/diagramPane';
import type { MatrixSnapshot, ToMatrixPane } from '../../src/protocol/matrixPane';
import type { Edits } from '../../src/vscode/edits';
import { changed } from '../../src/vscode/matrix/change';
import { paneHtml } from '../../src/vscode/paneHtml';
import { themeStyle } from '../ui/theme';

/* What the pane benchmarks need around the panes: bare pages to compare with, the shipping host part, records. */

const out = path.join(root, 'out', 'bench', 'panes');
export const theme = themeStyle('dark');
const bundling: BuildOptions = { absWorkingDir: root, bundle: true, minify: true, target: 'es2023', format: 'esm' };

/** What the host says about a text, as its panes would hear it. */
export interface Host {
  matrix(text: string): ToMatrixPane;
  diagram(text: string): ToDiagramPane;
  /** What follows from the matrices of the text that was asked for last. */
  verdicts(): readonly unknown[];
}

/** `empty`: a pane's document with a paragraph in place of its script and style. `mermaid`: the library, built as in a pane. */
export async function serveBarePages(): Promise<{ address: string; close(): void }> {
  const mermaid = `globalThis.draw = async source => {
    const { default: mermaid } = await import('mermaid');
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
    const { svg } = await mermaid.render('picture', source);
    document.querySelector('.stage').innerHTML = svg;
  };`;
  await build({
    ...bundling,
    stdin: { contents: mermaid, resolveDir: root, sourcefile: 'mermaid.js' },
    outdir: out,
    entryNames: 'mermaid',
    platform: 'browser',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'none',
  });
  const empty = paneHtml({ name: 'empty', title: 'empty', source: "'self'", address: file => `/${file}` });
  const pages: Record<string, string> = {
    '/empty': empty
      .replace(/<(?:link|script).*\n/g, '')
      .replace('<body>', `<body class="${theme.bodyClass}"><p>Empty</p>`),
    '/mermaid':
      '<!DOCTYPE html><meta charset="utf-8"><script type="module" src="/mermaid.js"></script><div class="stage"></div>',
  };
  const server = createServer(({ url = '/' }, response) => {
    const script = url.endsWith('.js');
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(script ? readFileSync(path.join(out, path.posix.normalize(url))) : pages[url]);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server has no port');
  return { address: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** What ships, with as much of VS Code around it as it takes to make a snapshot. */
export async function buildHost(): Promise<Host> {
  const outfile = path.join(out, 'host.mjs');
  const vscode = `export const workspace = {
    asRelativePath: uri => uri.path.slice(1),
    getConfiguration: () => ({ get: (_name, fallback) => fallback }),
  };`;
  await build({
    ...bundling,
    stdin: {
      contents: `export { matrixPaneKind } from './matrix/pane';
        export { diagramPaneKind } from './diagrams/pane';
        export { Records } from './records';`,
      resolveDir: path.join(root, 'src', 'vscode'),
    },
    outfile,
    platform: 'node',
    logOverride: { 'import-is-undefined': 'silent' },
    plugins: [
      {
        name: 'vscode',
        setup(build) {
          build.onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'vscode' }));
          build.onLoad({ filter: /./, namespace: 'vscode' }, () => ({ contents: vscode }));
        },
      },
    ],
  });
  const {
    matrixPaneKind,
    diagramPaneKind,
    Records,
  }: typeof import('../../src/vscode/matrix/pane') &
    typeof import('../../src/vscode/diagrams/pane') &
    typeof import('../../src/vscode/records') = await import(pathToFileURL(outfile).href);
  const records = new Records();
  const [matrix, diagram] = [matrixPaneKind(records, {} as Edits), diagramPaneKind(records, { of: () => [] })];
  let now = '';
  const document = { uri: { path: '/docs/adr/0004-keep.md' }, version: 0, getText: () => now };
  const shown = (text: string) => {
    now = text;
    document.version += 1;
    const restore = JSON.stringify({ uri: 'file:///docs/adr/0004-keep.md', pinned: false });
    return { document: document as unknown as TextDocument, readOnly: null, pinned: false, restore };
  };
  return {
    matrix: text => matrix.snapshot(shown(text)),
    diagram: text => diagram.snapshot(shown(text)),
    verdicts: () => records.of(document as unknown as TextDocument).matrices.map(({ matrix }) => assess(matrix)),
  };
}

export function matrixOf(host: Host): (text: string) => MatrixSnapshot {
  return text => {
    const message = host.matrix(text);
    if (message.type !== 'snapshot' || message.matrix === null) throw new Error('the record should have a matrix');
    return message;
  };
}

/** One score after the other, and with each the totals in the text. */
export function changedTexts(text: string, count: number): string[] {
  const texts: string[] = [];
  let now = text;
  for (let round = 0; round < count; round++) {
    const [option, criterion] = [round % 4, round % 5];
    // Halves, which no score of the sample is: every round changes something.
    const score = `${1 + ((round * 2 + Math.floor(round / 20)) % 4)}.5`;
    const next = changed(read(now), { type: 'setScore', version: 0, matrix: 0, option, criterion, score });
    if (next === now) throw new Error(`round ${round} changes nothing`);
    now = next;
    texts.push(now);
  }
  return texts;
}

/** Twenty diagrams; a higher version makes one of them a line longer, and all that follow stand lower. */
export function diagramRecord(versions: readonly number[]): string {
  const blocks = versions.map(
    (version, at) => `### Part ${at}

\`\`\`mermaid
flowchart LR
  checkout${at}[Checkout ${version}] -->|order and mail, one transaction| db[(PostgreSQL)]
  db -->|rows, skip locked| worker{{Mail workers}}
  worker -. send, then mark as sent .-> provider[Mail provider]
${version >= 100 ? '  provider --> person[Person]\n' : ''}\`\`\`
`,
  );
  return `# ADR-0004: Keep user sessions in Redis\n\n## Status\n\nProposed\n\n## Context\n\n${blocks.join('\n')}`;
}
