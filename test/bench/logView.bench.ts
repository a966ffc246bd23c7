import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { root } from '../../scripts/needs.mjs';
import { pack } from '../../scripts/package.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { runInPage } from '../../scripts/vscode/host.mjs';
import { releases, startWorkbench, type Workbench } from '../../scripts/vscode/workbench.mjs';
import { median, type Row } from './row';

type Fact =
  | { what: 'heap'; name: string; kB: number }
  | { what: 'opened'; at: number }
  | { what: 'saved'; title: string; at: number }
  | { what: 'searched'; query: string; ms: number }
  | { what: 'filtered'; text: string; at: number };

interface Seen {
  readonly text: string;
  readonly at: number;
}

const states = ['Accepted', 'Accepted', 'Accepted', 'Proposed', 'Superseded', 'Rejected'];

/** The view in VS Code, on logs of two sizes: what the page shows, by the clock that page and extension host share. */
export async function rows(): Promise<Row[]> {
  const folder = path.join(root, 'out', 'bench', 'logView');
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'bench', publisher: 'deliberate-test', version: '0.0.1', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const [entryPoint, index] = [path.join(root, 'test', 'bench', 'logView.host.ts'), path.join(folder, 'index.js')];
  await build({ entryPoints: [entryPoint], outfile: index, bundle: true, format: 'cjs', external: ['vscode'] });
  const workbench = await startWorkbench(releases.newest, { install: [await pack()], trust: true });
  const browser = await launchBrowser();
  try {
    const large = await measured(workbench, browser, folder, 10_000);
    const small = await measured(workbench, browser, folder, 1000);
    const row = (name: string, of: keyof typeof small, unit: Row['unit'], target?: string): Row => ({
      ...{ name: `${name}, 10,000 records`, unit, ours: large[of], baseline: small[of], against: '1,000 records' },
      ...(target && { target }),
    });
    return [
      row('view opened to its first groups', 'first', 'ms', 'at most 2,000 ms'),
      row('view opened to every record counted', 'whole', 'ms'),
      row('one file saved to its row', 'change', 'ms', 'at most 100 ms'),
      row('search, one keystroke', 'search', 'ms'),
      row('filter, one keystroke to the tree', 'filter', 'ms'),
      row('heap of all extensions before', 'heapBefore', 'kB'),
      row('heap with the view', 'heapView', 'kB'),
      row('heap with the texts of a search', 'heapSearch', 'kB'),
    ];
  } finally {
    await browser.close();
    await workbench.stop();
  }
}

async function measured(workbench: Workbench, browser: Browser, folder: string, count: number) {
  const workspace = write(count);
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  try {
    const seen: Seen[] = [];
    context.on('console', message => {
      const [, found] = /^bench-seen: (.*)/.exec(message.text()) ?? [];
      if (found) seen.push(JSON.parse(found));
    });
    await context.addInitScript(watchRows);
    const payload: [string, string][] = [
      ['extensionDevelopmentPath', workbench.uri(folder)],
      ['extensionTestsPath', workbench.uri(path.join(folder, 'index.js'))],
    ];
    // A context opens pages as a browser does, with what was put into it.
    const lines = await runInPage(context as unknown as Browser, workbench.url(workspace, payload), 'bench: ');
    return figures(
      lines.map(line => JSON.parse(line) as Fact),
      seen,
      count,
    );
  } finally {
    await context.close();
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** Runs in the page: tells once of each row of a tree and each message above one, as soon as it is there. */
function watchRows(): void {
  const told = new Set<string>();
  const look = () => {
    for (const element of document.querySelectorAll('.pane-body .monaco-list-row, .pane-body .message')) {
      const text = element.getAttribute('aria-label') ?? element.textContent ?? '';
      if (text === '' || told.has(text)) continue;
      told.add(text);
      console.log(`bench-seen: ${JSON.stringify({ text, at: Date.now() })}`);
    }
  };
  const options = { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'] };
  new MutationObserver(look).observe(document, options);
}

function figures(facts: readonly Fact[], seen: readonly Seen[], count: number) {
  const accepted = states.filter(state => state === 'Accepted').length;
  const all = Array.from({ length: count }, (_, at) => at).filter(at => at % states.length < accepted).length;
  const after = (at: number, fits: (text: string) => boolean, what: string) => {
    const found = seen.find(one => one.at >= at && fits(one.text));
    if (!found) throw new Error(`${what} was never seen; the last were ${JSON.stringify(seen.slice(-5))}`);
    return found.at - at;
  };
  const opened = facts.find(fact => fact.what === 'opened')?.at ?? Number.NaN;
  const of = <W extends Fact['what']>(what: W) =>
    facts.filter((fact): fact is Extract<Fact, { what: W }> => fact.what === what);
  const heap = (name: string) => of('heap').find(one => one.name === name)?.kB ?? Number.NaN;
  return {
    first: after(opened, text => /^Accepted, \d+ decision/.test(text), 'a group'),
    whole: after(opened, text => text.startsWith(`Accepted, ${all} decisions`), 'the whole log'),
    change: median(of('saved').map(({ title, at }) => after(at, text => text.includes(title), title))),
    search: median(of('searched').map(({ ms }) => ms)),
    filter: median(of('filtered').map(({ text, at }) => after(at, shown => shown.includes(`“${text}”`), text))),
    ...{ heapBefore: heap('before'), heapView: heap('view'), heapSearch: heap('search') },
  };
}

function write(count: number): string {
  const workspace = mkdtempSync(path.join(tmpdir(), 'deliberate-bench-'));
  const adr = path.join(workspace, 'docs', 'adr');
  mkdirSync(path.join(workspace, '.vscode'));
  // VS Code in a browser saves by itself; here a save is what is measured.
  writeFileSync(path.join(workspace, '.vscode', 'settings.json'), JSON.stringify({ 'files.autoSave': 'off' }));
  mkdirSync(adr, { recursive: true });
  const body = 'The issue motivating this decision, and any context that influences or constrains it.\n'.repeat(8);
  for (let number = 1; number <= count; number++) {
    const day = `20${10 + (number % 15)}-0${1 + (number % 9)}-12`;
    const text = `# ${number}. Decision ${number}\n\nDate: ${day}\n\n## Status\n\n${states[(number - 1) % states.length]}\n\n## Context\n\n${body}\n## Decision\n\n${body}\n## Consequences\n\n${body}`;
    writeFileSync(path.join(adr, `${String(number).padStart(5, '0')}-decision.md`), text);
  }
  return workspace;
}
