import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import MarkdownIt from 'markdown-it';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../scripts/needs.mjs';
import { pack } from '../../scripts/package.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { runInPage } from '../../scripts/vscode/host.mjs';
import { releases, startWorkbench } from '../../scripts/vscode/workbench.mjs';
import type { MatrixSnapshot } from '../../src/protocol/matrixPane';
import { openPane, pageFiles } from '../ui/panePage';
import { largeRecord } from './largeRecord';
import { longRecord } from './longRecord';
import { buildHost, changedTexts, diagramRecord, type Host, matrixOf, serveBarePages, theme } from './panesWorld';
import { median, type Row } from './row';

const out = path.join(root, 'out', 'bench', 'panes');

export async function rows(): Promise<Row[]> {
  const host = await buildHost();
  const texts = changedTexts(longRecord(), 200);
  const large = changedTexts(largeRecord(), 80);
  const browser = await launchBrowser();
  const bare = await serveBarePages();
  const panes = [
    await openPane(browser, 'matrix', 'dark'),
    await openPane(browser, 'diagram', 'dark', 800, pageFiles('mermaid')),
  ] as const;
  const [matrix, diagram] = panes.map(({ page }) => page.url()) as [string, string];
  try {
    return [
      ...textToMessage('1,000 lines', host, texts),
      ...(await messageToTable('1,000 lines', browser, texts.slice(0, 100).map(matrixOf(host)))),
      ...textToMessage('20 criteria x 30 options', host, large),
      ...(await messageToTable('20 criteria x 30 options', browser, large.slice(0, 40).map(matrixOf(host)))),
      await opened(browser, matrix, `${bare.address}empty`, matrixOf(host)(longRecord())),
      await openedInWorkbench(browser),
      await mermaidInMatrix(browser, matrix, diagram, host),
      await firstDiagram(browser, diagram, `${bare.address}mermaid`, host),
      ...(await oneOfTwenty(browser, host)),
    ];
  } finally {
    for (const pane of panes) await pane.close();
    bare.close();
    await browser.close();
  }
}

/** From a text that has changed to what is handed to the page: read, message, clone; and the verdict that the text shows. */
function textToMessage(what: string, host: Host, texts: readonly string[]): Row[] {
  const markdown = new MarkdownIt();
  const ours: number[] = [];
  const baseline: number[] = [];
  for (const [round, text] of texts.entries()) {
    const time = timed(() => [structuredClone(host.matrix(text)), host.verdicts()]);
    const parse = timed(() => markdown.parse(text, {}));
    // The record has been open for a moment.
    if (round < 10) continue;
    ours.push(time);
    baseline.push(parse);
  }
  return percentileRows(`${what}: text to message`, ours, baseline, "markdown-it's parse alone");
}

/** From a message to the table with its layout, in the page that shows the record; against pages that show nothing yet. */
async function messageToTable(what: string, browser: Browser, snapshots: readonly MatrixSnapshot[]): Promise<Row[]> {
  const ours: number[] = [];
  const baseline: number[] = [];
  const pane = await openPane(browser, 'matrix', 'dark', 1000);
  await pane.page.evaluate(receiveAll, snapshots.slice(0, 1));
  for (let from = 1; from < snapshots.length; from += 5) {
    ours.push(...(await pane.page.evaluate(receiveAll, snapshots.slice(from, from + 5))));
    const fresh = await openPane(browser, 'matrix', 'dark', 1000);
    baseline.push(...(await fresh.page.evaluate(receiveAll, snapshots.slice(from, from + 1))));
    if (fresh.complaints.length > 0) throw new Error(fresh.complaints.join('\n'));
    await fresh.close();
  }
  if (pane.complaints.length > 0) throw new Error(pane.complaints.join('\n'));
  await pane.close();
  return percentileRows(`${what}: message to table`, ours, baseline, 'its first rendering in a fresh page');
}

/** Runs in the page. The page puts work off for 50 ms after each message: it is done before the next one comes. */
async function receiveAll(snapshots: readonly MatrixSnapshot[]): Promise<number[]> {
  const times: number[] = [];
  for (const data of snapshots) {
    await new Promise(resolve => setTimeout(() => requestAnimationFrame(() => setTimeout(resolve)), 60));
    const started = performance.now();
    dispatchEvent(new MessageEvent('message', { data }));
    const height = document.body.offsetHeight;
    times.push(performance.now() - started);
    const { matrix } = data;
    for (const [option, row] of (matrix?.cells ?? []).entries())
      for (const [criterion, { score }] of row.entries()) {
        const label = `${matrix?.criteria[criterion]?.name}: ${matrix?.options[option]?.name}`;
        const field = document.querySelector<HTMLInputElement>(`table input[aria-label=${JSON.stringify(label)}]`);
        if (height < 100 || field?.value !== score) throw new Error(`${label} is ${field?.value}, not ${score}`);
      }
  }
  return times;
}

/** From navigation to the first paint with content; the page is empty until its snapshot is there. */
async function opened(browser: Browser, address: string, empty: string, snapshot: MatrixSnapshot): Promise<Row> {
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = -1; round < 7; round++) {
    const pane = await openTab(browser, address, snapshot);
    const nothing = await openTab(browser, empty);
    const [paint, emptyPaint] = [await pane.evaluate(firstPaint), await nothing.evaluate(firstPaint)];
    const answered = await pane.evaluate<number>('globalThis.answered');
    const tables = await pane.locator('table tbody tr').count();
    if (tables < 5 || !(answered < paint)) throw new Error(`${tables} rows, ready at ${answered}, painted at ${paint}`);
    for (const page of [pane, nothing]) await page.context().close();
    if (round < 0) continue;
    ours.push(paint);
    baseline.push(emptyPaint);
  }
  return {
    name: 'matrix page alone, opened to first paint',
    unit: 'ms',
    ours: median(ours),
    baseline: median(baseline),
    against: 'one paragraph under the same policy, median of 7',
  };
}

/** The same in VS Code, from the command on: there each webview first needs frames and a worker of VS Code's own. */
async function openedInWorkbench(browser: Browser): Promise<Row> {
  const folder = path.join(out, 'host');
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'bench', publisher: 'deliberate-test', version: '0.0.1', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const [entryPoint, index] = [path.join(root, 'test', 'bench', 'panes.host.ts'), path.join(folder, 'index.js')];
  await build({ entryPoints: [entryPoint], outfile: index, bundle: true, format: 'cjs', external: ['vscode'] });
  const workspace = mkdtempSync(path.join(tmpdir(), 'deliberate-bench-'));
  cpSync(path.join(root, 'sample'), workspace, { recursive: true });
  const workbench = await startWorkbench(releases.newest, { install: [await pack()], trust: true });
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  try {
    const paints: { title: string; at: number; tables: number }[] = [];
    context.on('console', message => {
      const [, paint] = /^bench-paint: (.*)/.exec(message.text()) ?? [];
      if (paint) paints.push(JSON.parse(paint));
    });
    await context.addInitScript(() => {
      new PerformanceObserver(list => {
        const entry = list.getEntriesByName('first-contentful-paint')[0];
        const at = performance.timeOrigin + (entry?.startTime ?? 0);
        const tables = document.querySelectorAll('table').length;
        if (entry) console.log(`bench-paint: ${JSON.stringify({ title: document.title, at, tables })}`);
      }).observe({ type: 'paint', buffered: true });
    });
    const payload: [string, string][] = [
      ['extensionDevelopmentPath', workbench.uri(folder)],
      ['extensionTestsPath', workbench.uri(index)],
    ];
    // A context opens pages as a browser does, with what was put into it.
    const lines = await runInPage(context as unknown as Browser, workbench.url(workspace, payload), 'bench: ');
    const asked = lines.map(line => JSON.parse(line) as { round: number; title: string; at: number });
    const times = (wanted: string, tables: number) =>
      asked.flatMap(({ round, title, at }, place) => {
        const until = asked[place + 1]?.at ?? Number.POSITIVE_INFINITY;
        const paint = paints.find(paint => paint.title === wanted && paint.at >= at && paint.at < until);
        if (title !== wanted || round === 0 || !paint) return [];
        if (paint.tables !== tables) throw new Error(`${wanted} was painted with ${paint.tables} tables`);
        return [paint.at - at];
      });
    const [ours, baseline] = [times('Decision Matrix', 1), times('Nothing', 0)];
    if (ours.length < 3 || baseline.length < 3) throw new Error('VS Code hardly painted its webviews');
    return {
      name: 'matrix pane in VS Code, opened to first paint',
      unit: 'ms',
      ours: median(ours),
      baseline: median(baseline),
      against: 'an empty webview, median of 5',
      target: 'at most 1.5 times',
    };
  } finally {
    await context.close();
    await workbench.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
}

function firstPaint(): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('nothing was painted')), 10_000);
    new PerformanceObserver(list => {
      for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') resolve(startTime);
    }).observe({ type: 'paint', buffered: true });
  });
}

/** The diagram pane shows that the count can be other than none. */
async function mermaidInMatrix(browser: Browser, matrix: string, diagram: string, host: Host): Promise<Row> {
  const text = longRecord();
  const count = async (address: string, snapshot: unknown, wanted: string) => {
    const page = await openTab(browser, address);
    const chunks: Promise<string>[] = [];
    page.on('response', response => void (response.url().includes('/chunks/') && chunks.push(response.text())));
    await page.reload();
    await page.evaluate(data => postMessage(data, '*'), snapshot);
    await page.locator(wanted).first().waitFor();
    await page.waitForTimeout(300);
    const code = await Promise.all(chunks);
    await page.context().close();
    return code.filter(chunk => /mermaid/i.test(chunk)).length;
  };
  const ours = await count(matrix, host.matrix(text), 'table tbody tr');
  const baseline = await count(diagram, host.diagram(text), '.stage svg');
  if (baseline === 0) throw new Error('not even the diagram pane is seen to load Mermaid');
  return {
    name: 'matrix pane, chunks of Mermaid it loads',
    unit: 'count',
    ours,
    baseline,
    against: 'the diagram pane',
    target: 'none',
  };
}

/** From the message to the picture in the page, Mermaid's loading included; the page itself is there already. */
async function firstDiagram(browser: Browser, address: string, alone: string, host: Host): Promise<Row> {
  const snapshot = host.diagram(longRecord());
  const source = 'diagrams' in snapshot ? (snapshot.diagrams[0]?.source ?? '') : '';
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = -1; round < 5; round++) {
    const pane = await openTab(browser, address);
    const time = await pane.evaluate(drawn, { data: snapshot, count: 1 });
    const bare = await openTab(browser, alone);
    const bareTime = await bare.evaluate(async source => {
      const started = performance.now();
      await (globalThis as unknown as { draw: (source: string) => Promise<void> }).draw(source);
      return performance.now() - started;
    }, source);
    for (const page of [pane, bare]) {
      const words = await page.locator('.stage svg').first().textContent();
      if (!words?.includes('request with session id')) throw new Error('the picture is another one, or empty');
      await page.context().close();
    }
    if (round < 0) continue;
    ours.push(time.last);
    baseline.push(bareTime);
  }
  return {
    name: 'first diagram',
    unit: 'ms',
    ours: median(ours),
    baseline: median(baseline),
    against: 'Mermaid alone on a bare page, median of 5',
    target: 'at most 1.25 times',
  };
}

/** All are in sight, or they would not be drawn. */
async function oneOfTwenty(browser: Browser, host: Host): Promise<Row[]> {
  const pane = await openPane(browser, 'diagram', 'dark');
  await pane.page.setViewportSize({ width: 800, height: 12_000 });
  const show = (versions: readonly number[], count: number) =>
    pane.page.evaluate(drawn, { data: host.diagram(diagramRecord(versions)), count });
  const marked = () =>
    pane.page
      .locator('figure')
      .evaluateAll(figures => figures.reduce((sum, figure) => sum + Number(figure.dataset['draws'] ?? 0), 0));
  const versions = Array.from({ length: 20 }, () => 0);
  const all = await show(versions, 20);
  const one: { last: number; redrawn: number }[] = [];
  const every: number[] = [];
  for (let round = 1; round <= 5; round++) {
    const before = await marked();
    versions[7] = round * 100;
    const now = await show(versions, 1);
    one.push(now);
    const said = (await marked()) - before;
    if (said !== now.redrawn) throw new Error(`${now.redrawn} pictures are new, and the figures say ${said}`);
    if ((await pane.page.locator('.stage svg').count()) !== 20) throw new Error('20 pictures should be there');
    versions.fill(round);
    every.push((await show(versions, 20)).last);
  }
  if (pane.complaints.length > 0) throw new Error(pane.complaints.join('\n'));
  await pane.close();
  const against = 'drawing all 20';
  return [
    {
      name: '20 diagrams, one changed: redrawn',
      unit: 'count',
      ours: Math.max(...one.map(({ redrawn }) => redrawn)),
      baseline: all.redrawn,
      against,
      target: '1',
    },
    {
      name: '20 diagrams, one changed',
      unit: 'ms',
      ours: median(one.map(({ last }) => last)),
      baseline: median(every),
      against: `${against}, Mermaid loaded, median of 5`,
      target: 'about a twentieth',
    },
  ];
}

/** Runs in the page: how long until the last of so many new pictures is there, and how many there were in the end. */
function drawn({ data, count }: { data: unknown; count: number }): Promise<{ last: number; redrawn: number }> {
  return new Promise((resolve, reject) => {
    let redrawn = 0;
    const started = performance.now();
    setTimeout(() => reject(new Error(`${redrawn} of ${count} pictures were drawn`)), 20_000);
    const observer = new MutationObserver(records => {
      const before = redrawn;
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
      redrawn += added.filter(node => node instanceof SVGSVGElement && node.parentElement?.matches('.stage')).length;
      const last = performance.now() - started;
      if (before < count && redrawn >= count)
        setTimeout(() => {
          observer.disconnect();
          resolve({ last, redrawn });
        }, 300);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    dispatchEvent(new MessageEvent('message', { data }));
  });
}

/** A tab that has no past. `answer` is what the page gets when it says that it is ready: at once, over no wire. */
async function openTab(browser: Browser, address: string, answer: unknown = null): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 600 } });
  const page = await context.newPage();
  await page.addInitScript(
    ({ css, answer }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
      const postMessage = ({ type }: { type: string }) => {
        if (type !== 'ready' || answer === null) return;
        Object.assign(globalThis, { answered: performance.now() });
        window.postMessage(answer, '*');
      };
      Object.assign(globalThis, { acquireVsCodeApi: () => ({ postMessage }) });
    },
    { css: theme.css, answer },
  );
  await page.goto(address);
  return page;
}

function timed(body: () => unknown): number {
  const started = performance.now();
  body();
  return performance.now() - started;
}

function percentileRows(name: string, ours: readonly number[], baseline: readonly number[], against: string): Row[] {
  return [50, 95].map(percent => ({
    name: `${name}, p${percent}`,
    unit: 'ms',
    ours: percentile(ours, percent),
    baseline: percentile(baseline, percent),
    against,
    ...(percent === 95 && { target: 'under 16 ms' }),
  }));
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}
