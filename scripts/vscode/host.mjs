// Runs the one mocha suite inside real VS Codes: downloaded by @vscode/test-electron where that can be reached,
// otherwise served from npm and shown by a headless Chromium.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Plain, root, say } from '../needs.mjs';
import { launchBrowser } from './browser.mjs';
import { releases, startWorkbench } from './workbench.mjs';

/** @typedef {{ version: string, passed: number, skipped: number, failed: string[] }} Outcome */
/** @typedef {'oldest' | 'newest' | 'installed' | 'web'} Kind */

/** @type {Record<Kind, string>} */
export const kinds = {
  oldest: 'under development, oldest VS Code',
  newest: 'under development, newest VS Code, with a scripted model',
  installed: 'packed and installed, newest VS Code, folder not trusted',
  web: 'web extension, newest VS Code',
};

const limit = 900_000;
const suite = path.join(root, 'out', 'test', 'host');
const testExtension = path.join(root, 'out', 'test', 'host-extension');
const scriptedModel = path.join(root, 'test', 'fixtures', 'scripted-model');
const saidMark = 'deliberate-host: ';
const outcomeMark = 'deliberate-host-outcome: ';

/** Bundles the suite, once for all kinds: all of it, or the files that `ONLY` names, such as `text,trust`. */
export async function buildSuite() {
  const { build } = await import('esbuild');
  const folder = path.join(root, 'test', 'host');
  const only = wished('ONLY');
  const tests = readdirSync(folder).filter(
    name => name.endsWith('.test.ts') && (only.length === 0 || only.some(part => name.startsWith(part))),
  );
  await build({
    stdin: {
      contents:
        ['./setup', ...tests.map(name => `./${name}`)].map(file => `import '${file}';`).join('') +
        "export { run } from './index';",
      resolveDir: folder,
      loader: 'ts',
    },
    outfile: path.join(suite, 'index.js'),
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    // Node's own are there in one of the two hosts: a test that needs them imports what uses them when it runs.
    external: ['vscode', 'node:*'],
    sourcemap: 'inline',
    logLevel: 'error',
  });
}

/**
 * The kinds to run: all of them, or those that `HOST` names, such as `newest`.
 * @returns {Kind[]}
 */
export function wantedKinds() {
  const wanted = wished('HOST');
  const all = /** @type {Kind[]} */ (Object.keys(kinds));
  return all.filter(kind => wanted.length === 0 || wanted.includes(kind));
}

/** @param {string} name of a variable of the environment, a list with commas */
function wished(name) {
  return (process.env[name] ?? '').split(',').filter(part => part !== '');
}

/**
 * @param {Kind} kind
 * @param {{ vsix: () => Promise<string> }} needs
 * @returns {Promise<Outcome>}
 */
export async function runHost(kind, needs) {
  const workspace = mkdtempSync(path.join(tmpdir(), 'deliberate-workspace-'));
  cpSync(path.join(root, 'sample'), workspace, { recursive: true });
  try {
    return (await electronIsThere())
      ? await inElectron(kind, workspace, needs)
      : await inBrowser(kind, workspace, needs);
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/**
 * Where each kind finds the extension and the suite.
 * @param {Kind} kind
 * @param {{ vsix: () => Promise<string> }} needs
 */
async function prepare(kind, needs) {
  if (kind === 'installed') {
    emptyExtension();
    return { develop: [testExtension], tests: path.join(testExtension, 'index.js'), install: [await needs.vsix()] };
  }
  if (kind === 'web') {
    const folder = webExtension();
    return { develop: [folder], tests: path.join(folder, 'index.js'), install: [] };
  }
  return {
    develop: [root],
    tests: path.join(suite, 'index.js'),
    install: kind === 'newest' ? [await packScriptedModel()] : [],
  };
}

/** Installed, not under development: a payload names only one extension under development. */
async function packScriptedModel() {
  const { createVSIX } = await import('@vscode/vsce');
  const packagePath = path.join(root, 'out', 'test', 'scripted-model.vsix');
  await createVSIX({ cwd: scriptedModel, packagePath, allowMissingRepository: true, skipLicense: true });
  return packagePath;
}

/** The suite needs an extension to live in when the one under test is installed. */
function emptyExtension() {
  mkdirSync(testExtension, { recursive: true });
  const manifest = { name: 'host', publisher: 'deliberate-test', version: '0.0.1', engines: { vscode: '*' } };
  writeFileSync(path.join(testExtension, 'package.json'), JSON.stringify(manifest));
  cpSync(path.join(suite, 'index.js'), path.join(testExtension, 'index.js'));
}

/** The extension with nothing but its `browser` entry, so that VS Code has to run it in the web worker host. */
function webExtension() {
  const folder = path.join(root, 'out', 'test', 'web-extension');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { main: _, ...manifest } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  for (const part of ['dist', 'media']) cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  cpSync(path.join(suite, 'index.js'), path.join(folder, 'index.js'));
  return folder;
}

/**
 * @param {Kind} kind
 * @param {string} workspace
 * @param {{ vsix: () => Promise<string> }} needs
 * @returns {Promise<Outcome>}
 */
async function inBrowser(kind, workspace, needs) {
  const { develop, tests, install } = await prepare(kind, needs);
  const release = kind === 'oldest' ? releases.oldest : releases.newest;
  const workbench = await startWorkbench(release, { install, trust: kind !== 'installed' });
  const browser = await launchBrowser();
  try {
    const payload = /** @type {[string, string][]} */ ([
      ...develop.map(folder => ['extensionDevelopmentPath', workbench.uri(folder)]),
      ['extensionTestsPath', workbench.uri(tests)],
    ]);
    const [outcome] = await runInPage(browser, workbench.url(workspace, payload), outcomeMark, `[${kind}] `);
    if (!outcome) throw new Plain(`VS Code ${release.vscode} ended before its tests did.`);
    return JSON.parse(outcome);
  } finally {
    await browser.close();
    await workbench.stop();
  }
}

/**
 * Opens a workbench whose payload names a module to run, passes on what the module says, and answers with the rest of
 * the lines that begin with `mark`.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {string} mark
 * @param {string} [before] what each line that is passed on begins with
 * @returns {Promise<string[]>}
 */
export async function runInPage(browser, url, mark, before = '') {
  const page = await browser.newPage();
  /** @type {string[]} */
  const marked = [];
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
    for (const line of args.map(String).join(' ').split('\n')) {
      if (line.startsWith(saidMark)) say(before + line.slice(saidMark.length));
      if (line.startsWith(mark)) marked.push(line.slice(mark.length));
    }
  });
  try {
    await new Promise((resolve, reject) => {
      setTimeout(() => reject(new Plain(`VS Code did not finish within ${limit / 1000} s.`)), limit).unref();
      page
        .exposeFunction('codeAutomationExit', resolve)
        .then(() => page.goto(url))
        .catch(reject);
    });
    return marked;
  } finally {
    await page.close();
  }
}

async function electronIsThere() {
  const wish = process.env['DELIBERATE_VSCODE'] ?? 'auto';
  if (wish !== 'auto') return wish === 'electron';
  if (process.platform === 'linux' && !process.env['DISPLAY']) return false;
  try {
    return (
      await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal: AbortSignal.timeout(4000) })
    ).ok;
  } catch {
    return false;
  }
}

/**
 * @param {Kind} kind
 * @param {string} workspace
 * @param {{ vsix: () => Promise<string> }} needs
 * @returns {Promise<Outcome>}
 */
async function inElectron(kind, workspace, needs) {
  if (kind === 'web') return inBrowser(kind, workspace, needs);
  const { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } = await import(
    '@vscode/test-electron'
  );
  const { develop, tests, install } = await prepare(kind, needs);
  const version = (kind === 'oldest' ? releases.oldest : releases.newest).vscode;
  const vscodeExecutablePath = await downloadAndUnzipVSCode(version);
  const { spawnSync } = await import('node:child_process');
  const [cli = '', ...common] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath);
  for (const file of install) {
    const result = spawnSync(cli, [...common, '--install-extension', file], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (result.status !== 0) throw new Plain(`VS Code ${version} could not install ${file}: ${result.stderr}`);
  }
  const out = path.join(suite, 'electron-outcome.json');
  rmSync(out, { force: true });
  process.env['DELIBERATE_OUTCOME'] = out;
  const alone = install.length > 0 ? [] : ['--disable-extensions'];
  const launchArgs = [
    workspace,
    ...common,
    ...alone,
    '--disable-workspace-trust',
    '--disable-updates',
    '--skip-welcome',
  ];
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: develop,
    extensionTestsPath: tests,
    launchArgs,
  }).catch(() => 1);
  return JSON.parse(readFileSync(out, 'utf8'));
}
