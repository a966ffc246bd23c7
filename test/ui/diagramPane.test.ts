import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { diagramsOf, snapshotOf, sources } from './diagramSources';
import { openPane, type PanePage, pageFiles } from './panePage';
import { screenshot } from './screens';
import { type ThemeName, themeNames } from './theme';

const wide = `flowchart LR\n${Array.from({ length: 40 }, (_, at) => `  N${at}[A rather long name ${at}] --> N${at + 1}`).join('\n')}`;

const hostile = {
  'script tags':
    'flowchart LR\n  A["<script>globalThis.hacked=1</script>x"] --> B["<img src=https://evil.example/x onerror=globalThis.hacked=1>"]',
  'click directives':
    'flowchart LR\n  A --> B\n  click A call globalThis.alert(1)\n  click B href "https://evil.example/b" _self\n  click A "javascript:globalThis.hacked=1"',
  'links of actors':
    'sequenceDiagram\n  participant A\n  links A: {"x": "javascript:alert(1)", "y": "https://evil.example"}\n  A->>A: hi',
  loosened:
    '%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}, "dompurifyConfig": {"ADD_TAGS": ["script"]}, "themeCSS": "* { background-image: url(https://evil.example/t) } @import url(https://evil.example/i);"}}%%\nflowchart LR\n  A["<b onclick=alert(1)>x</b><iframe srcdoc=x></iframe>"] --> B',
  'loosened by front matter':
    '---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n  fontFamily: "x; background: url(https://evil.example/f)"\n  themeVariables:\n    primaryColor: "red; background: url(https://evil.example/v)"\n---\nflowchart LR\n  A["<a href=javascript:alert(1)>x</a>"] --> B\n  click A "javascript:alert(1)"',
  'styles with addresses':
    'stateDiagram-v2\n  classDef bad fill:url(https://evil.example/c),mask:url(//evil.example/m)\n  A --> B\n  class A bad',
  'pictures from elsewhere': 'flowchart LR\n  A@{ img: "https://evil.example/p.png", label: "x", w: 60, h: 60 } --> B',
  'titles and descriptions':
    'flowchart LR\n  accTitle: <script>alert(1)</script>\n  accDescr: "><img src=x onerror=alert(1)>\n  A --> B',
  'a class diagram':
    'classDiagram\n  class A["<img src=x onerror=alert(1)>"]\n  A : +f(<script>alert(1)</script>)\n  click A href "javascript:alert(1)"\n  link A "https://evil.example"',
  'a gantt chart':
    'gantt\n  dateFormat YYYY-MM-DD\n  section <script>alert(1)</script>\n  T :a1, 2026-01-05, 3d\n  click a1 href "javascript:alert(1)"\n  click a1 call alert("x")',
  'an entity diagram': 'erDiagram\n  "<img src=x onerror=alert(1)>" ||--o{ B : "<script>alert(1)</script>"',
  'prototype keys':
    '%%{init: {"__proto__": {"hacked": 1}, "constructor": {"prototype": {"hacked": 1}}}}%%\nflowchart LR\n  __proto__ --> constructor --> toString',
  'a style that leaves': 'stateDiagram-v2\n  classDef x fill:red} body{display:none\n  A --> B\n  class A x',
  mathematics: 'flowchart LR\n  A["$$\\href{javascript:alert(1)}{x}$$"] --> B',
} as const;

/** Machines that build at the same time draw slowly. */
const slowly = { timeout: 10_000 };
const drawn = 'figure[data-state=drawn]';

describe('the diagram pane alone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  async function opened(theme: ThemeName = 'dark', width?: number): Promise<PanePage> {
    const pane = await openPane(browser, 'diagram', theme, width);
    await expect.poll(() => pane.said, slowly).toEqual([{ type: 'ready' }]);
    return pane;
  }

  async function showing(list: Record<string, string>, theme?: ThemeName, width?: number): Promise<PanePage> {
    const pane = await opened(theme, width);
    await pane.send(snapshotOf(diagramsOf(list)));
    await pane.page.locator('figure:not([data-state=waiting])').first().waitFor();
    return pane;
  }

  const draws = (pane: PanePage) =>
    pane.page.locator('figure').evaluateAll(figures => figures.map(figure => Number(figure.dataset['draws'] ?? 0)));

  it('draws each diagram as a figure named by its caption, with its content in words', async () => {
    const pane = await showing({ 'How a mail goes': sources.flowchart });
    const figure = pane.page.getByRole('figure', { name: 'How a mail goes' });
    await figure.locator('svg', { hasText: 'Mail workers' }).waitFor();
    const picture = figure.getByRole('img', {
      name: /^Flowchart: 4 boxes, 4 arrows\..*Checkout to PostgreSQL \(order/,
    });
    expect(await picture.count()).toBe(1);
    await figure.getByText('Describe', { exact: true }).click();
    expect(await figure.getByText('Mail workers to Mail provider (send').isVisible()).toBe(true);
    expect(pane.complaints).toEqual([]);
    await pane.close();
  });

  it('knows every kind of diagram that records use, and writes their labels as text', async () => {
    const pane = await opened();
    await pane.page.setViewportSize({ width: 900, height: 14_000 });
    await pane.send(snapshotOf(diagramsOf(sources)));
    await expect.poll(() => pane.page.locator(drawn).count(), { timeout: 15_000 }).toBe(Object.keys(sources).length);
    for (const words of [
      'Checkout',
      'get session',
      'Paying',
      'Wing',
      'CUSTOMER',
      'Sticky',
      'Load test',
      'Gateway',
      'Start',
    ])
      expect(await pane.page.locator('figure svg').filter({ hasText: words }).count(), words).toBeGreaterThan(0);
    expect(await pane.page.locator('figure foreignObject').count()).toBe(0);
    expect(pane.complaints).toEqual([]);
    await pane.close();
  });

  it('keeps the last good picture while the source is broken, with the message and its line', async () => {
    const pane = await showing({ Flow: 'flowchart LR\n  A[First] --> B' });
    const broken = '---\ntitle: T\n---\n%% a comment\nflowchart LR\n  A[First] --> B\n\n  %% another\n  B --> [\n';
    await pane.send(snapshotOf([{ id: 'diagram-0', caption: 'Flow', source: broken, line: 50 }]));
    const figure = pane.page.getByRole('figure', { name: 'Flow' });
    await figure.getByText('Line 9 of the diagram, line 59 of the file').waitFor();
    await figure.getByText('Parse error on line 9').waitFor();
    expect(await figure.locator('svg', { hasText: 'First' }).isVisible()).toBe(true);
    // A line more above the block: the same problem, elsewhere in the file, and nothing drawn for it.
    const before = await draws(pane);
    await pane.send(snapshotOf([{ id: 'diagram-0', caption: 'Flow', source: broken, line: 51 }]));
    await figure.getByText('line 60 of the file').waitFor();
    expect(await draws(pane)).toEqual(before);
    await figure.getByRole('button', { name: 'Go to line' }).click();
    await expect.poll(() => pane.said.at(-1), slowly).toEqual({ type: 'reveal', id: 'diagram-0', line: 8 });
    await pane.send(snapshotOf([{ id: 'diagram-0', caption: 'Flow', source: 'flowchart LR\n A --> New', line: 50 }]));
    await figure.locator('svg', { hasText: 'New' }).waitFor();
    expect(await figure.getByText('Parse error').count()).toBe(0);
    // Another record has no picture yet, and gets none of the one before.
    const other = { label: 'ADR-0005', title: 'Another', status: null };
    await pane.send(
      snapshotOf([{ id: 'diagram-0', caption: 'Flow', source: broken, line: 3 }], {
        record: other,
        uri: 'file:///5.md',
      }),
    );
    await figure.getByText('line 12 of the file').waitFor();
    expect(await figure.locator('.stage svg').count()).toBe(0);
    expect(pane.complaints).toEqual([]);
    await pane.close();
  });

  it.each([
    ['no kind of diagram', 'flurchart LR\n A --> B', 'begins with "flurchart LR"', 'Line 1 of'],
    ['newer grammars', 'pie title X\n  "a" : 1\n  "b" 2', 'Parsing failed', 'Line 3 of'],
    ['sequences', 'sequenceDiagram\n  A->>B: x\n  A-->>', "got 'NEWLINE'|got 'INVALID'|Expecting", 'Line 3 of'],
    ['too long a source', `flowchart LR\n${'  A --> B\n'.repeat(5500)}`, '50,000 characters', 'cannot be drawn'],
    ['nothing', '   \n', 'the block is empty', 'Line 1 of'],
  ])('says what is wrong: %s', async (_name, source, message, line) => {
    const pane = await showing({ Broken: source });
    const figure = pane.page.getByRole('figure', { name: 'Broken' });
    await expect.poll(() => figure.innerText(), slowly).toMatch(new RegExp(message));
    expect(await figure.innerText()).toContain(line);
    expect(await figure.getByRole('img').count()).toBe(0);
    await pane.close();
  });

  it('draws under the same policy when the host has Mermaid fetched at once', async () => {
    const files = pageFiles('mermaid');
    expect(files.length).toBeGreaterThan(0);
    const pane = await openPane(browser, 'diagram', 'dark', 800, files);
    await pane.send(snapshotOf(diagramsOf({ Flow: sources.flowchart })));
    await pane.page.locator(drawn).first().waitFor(slowly);
    expect(pane.complaints).toEqual([]);
    await pane.close();
  });

  it('draws only the changed one of twenty, keeps the views of the others, and survives a new order', async () => {
    const pane = await opened();
    await pane.page.setViewportSize({ width: 800, height: 6000 });
    const twenty = Array.from({ length: 20 }, (_, at) => ({
      id: `diagram-${at}`,
      caption: `Number ${at}`,
      source: `flowchart LR\n  A${at} --> B${at}`,
      line: at * 10,
    }));
    await pane.send(snapshotOf(twenty));
    await expect.poll(() => pane.page.locator(drawn).count(), slowly).toBe(20);
    expect(await draws(pane)).toEqual(Array(20).fill(1));
    const third = pane.page.getByRole('figure', { name: 'Number 3', exact: true });
    await third.getByRole('button', { name: 'Zoom in' }).click();
    const view = await third.locator('.stage').getAttribute('style');
    const changed = twenty.map((each, at) => (at === 7 ? { ...each, source: 'flowchart LR\n  A7 --> Changed' } : each));
    await pane.send(snapshotOf(changed));
    await pane.page.locator('svg', { hasText: 'Changed' }).waitFor();
    expect(await draws(pane)).toEqual(twenty.map((_, at) => (at === 7 ? 2 : 1)));
    await pane.send(snapshotOf([...changed].reverse()));
    await expect.poll(() => pane.page.locator('figure h2').first().innerText(), slowly).toBe('Number 19');
    expect(await third.locator('.stage').getAttribute('style')).toBe(view);
    // Undone: the picture of before is still there.
    await pane.send(snapshotOf(twenty));
    await expect.poll(() => pane.page.locator('svg', { hasText: 'Changed' }).count(), slowly).toBe(0);
    expect((await draws(pane)).reduce((sum, each) => sum + each, 0)).toBe(21);
    await pane.close();
  });

  it('leaves diagrams far below until they come near, and drops what was overtaken', async () => {
    const pane = await opened();
    const many = Array.from({ length: 30 }, (_, at) => ({
      id: `diagram-${at}`,
      caption: `Number ${at}`,
      source: `flowchart TD\n  A${at} --> B --> C`,
      line: at,
    }));
    await pane.send(snapshotOf(many));
    await pane.page.locator(drawn).first().waitFor();
    await pane.page.waitForTimeout(300);
    expect(await pane.page.locator(drawn).count()).toBeLessThan(15);
    await pane.send({ type: 'show', id: 'diagram-29' });
    await pane.page.locator('svg', { hasText: 'A29' }).waitFor();
    await pane.page.evaluate(
      snapshots => {
        for (const snapshot of snapshots) window.postMessage(snapshot, '*');
      },
      Array.from({ length: 50 }, (_, at) =>
        snapshotOf([{ id: 'diagram-0', caption: 'Typed', source: `flowchart LR\n  A --> Word${at}`, line: 0 }]),
      ),
    );
    await pane.page.locator('svg', { hasText: 'Word49' }).waitFor();
    const [count = 0] = await draws(pane);
    expect(count).toBeLessThan(10);
    await pane.close();
  });

  it('loads Mermaid for the first diagram and not before', async () => {
    const pane = await opened();
    const asked: string[] = [];
    pane.page.on('request', request => void asked.push(request.url()));
    await pane.send(snapshotOf([]));
    await pane.page.getByText('This record has no diagram').waitFor();
    await pane.send({ ...snapshotOf([]), record: null, notice: null });
    await pane.page.getByRole('button', { name: 'Open record' }).click();
    expect(pane.said.at(-1)).toEqual({ type: 'openRecord' });
    const loaded = () =>
      pane.page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length,
      );
    const before = await loaded();
    expect(asked).toEqual([]);
    await pane.send(snapshotOf(diagramsOf({ First: sources.flowchart })));
    await pane.page.locator(drawn).waitFor();
    expect(await loaded()).toBeGreaterThan(before + 2);
    await pane.close();
  });

  it('zooms and moves by keyboard, buttons, wheel and drag; a click reveals, a drag does not', async () => {
    const pane = await showing({ Flow: sources.sequence });
    const figure = pane.page.getByRole('figure', { name: 'Flow' });
    const frame = figure.locator('.viewport');
    const stage = () => figure.locator('.stage').evaluate(stage => stage.style.transform);
    await pane.page.locator(drawn).waitFor();
    await frame.focus();
    await pane.page.keyboard.press('+');
    expect(await stage()).toContain('scale(1.25)');
    await pane.page.keyboard.press('ArrowRight');
    const moved = await stage();
    await pane.page.keyboard.press('ArrowUp');
    expect(await stage()).not.toBe(moved);
    await pane.page.keyboard.press('-');
    expect(await stage()).toContain('scale(1)');
    await pane.page.keyboard.press('0');
    expect(await stage()).toBe('');
    await figure.getByRole('button', { name: 'Zoom in' }).click();
    await figure.getByRole('button', { name: 'Zoom out' }).click();
    await figure.getByRole('button', { name: 'Zoom out' }).click();
    expect(await stage()).toContain('scale(0.8)');
    await figure.getByRole('button', { name: 'Reset' }).click();
    expect(await stage()).toBe('');
    const box = await frame.boundingBox();
    if (!box) throw new Error('the frame is not to be seen');
    const [x, y] = [box.x + box.width / 2, box.y + 150];
    await pane.page.mouse.move(x, y);
    await pane.page.mouse.wheel(0, 60);
    await pane.page.keyboard.down('Control');
    await pane.page.mouse.wheel(0, -100);
    await pane.page.keyboard.up('Control');
    await expect.poll(stage, slowly).toContain('scale(1.6');
    const zoomed = await stage();
    await pane.page.mouse.down();
    await pane.page.mouse.move(x + 60, y + 30, { steps: 4 });
    await pane.page.mouse.up();
    expect(await stage()).not.toBe(zoomed);
    expect(pane.said).toEqual([{ type: 'ready' }]);
    await pane.page.mouse.click(x, y);
    await expect.poll(() => pane.said.at(-1), slowly).toEqual({ type: 'reveal', id: 'diagram-0', line: null });
    await pane.close();
  });

  it('tells the host what is asked for, and shows a diagram without taking the focus', async () => {
    const pane = await showing({
      One: sources.sequence,
      Two: sources.state,
      Three: sources.class,
      Four: sources.flowchart,
    });
    const one = pane.page.getByRole('figure', { name: 'One' });
    await one.getByRole('button', { name: 'Copy source' }).click();
    await one.getByRole('button', { name: 'Go to source' }).click();
    await pane.page.getByRole('button', { name: 'Pin' }).click();
    expect(pane.said.slice(1)).toEqual([
      { type: 'copySource', id: 'diagram-0' },
      { type: 'reveal', id: 'diagram-0', line: null },
      { type: 'pin', pinned: true },
    ]);
    await pane.send(snapshotOf(diagramsOf({ One: sources.sequence, Four: sources.flowchart }), { pinned: true }));
    await pane.page.getByRole('button', { name: 'Unpin', pressed: true }).waitFor();
    await one.locator('.viewport').focus();
    await pane.send({ type: 'show', id: 'diagram-1' });
    await expect
      .poll(() =>
        pane.page.getByRole('figure', { name: 'Four' }).evaluate(figure => figure.getBoundingClientRect().bottom),
      )
      .toBeLessThanOrEqual(601);
    expect(await one.locator('.viewport').evaluate(frame => frame === document.activeElement)).toBe(true);
    expect(pane.said).toHaveLength(4);
    await pane.close();
  });

  it('exports the picture as a file of its own, and as pixels', async () => {
    const pane = await showing({ 'Flow & more': sources.flowchart, Wide: wide });
    const flow = pane.page.getByRole('figure', { name: 'Flow & more' });
    await expect.poll(() => pane.page.locator(drawn).count(), slowly).toBe(2);
    const exported = async (figure: typeof flow, name: string) => {
      const before = pane.said.length;
      await figure.getByRole('button', { name }).click();
      await expect.poll(() => pane.said.length, slowly).toBe(before + 1);
      return pane.said.at(-1) as unknown as { type: string; id: string; format: string; data: string };
    };
    const svg = await exported(flow, 'Export SVG');
    expect(svg).toMatchObject({ type: 'export', id: 'diagram-0', format: 'svg' });
    const read = await pane.page.evaluate(text => {
      const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
      const root = svg.documentElement;
      const paper = svg.querySelector('rect')?.getAttribute('fill');
      const words = svg.querySelector('title')?.textContent;
      return {
        error: svg.querySelector('parsererror')?.textContent,
        name: root.tagName,
        ns: root.namespaceURI,
        paper,
        words,
      };
    }, svg.data);
    expect(read).toEqual({
      error: undefined,
      name: 'svg',
      ns: 'http://www.w3.org/2000/svg',
      paper: '#1f1f1f',
      words: 'Flow & more',
    });
    expect(svg.data).not.toMatch(/var\(--|d1-drawing/);
    const [, width = 0, height = 0] = (/<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg.data) ?? []).map(Number);
    const png = Buffer.from((await exported(flow, 'Export PNG')).data, 'base64');
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Math.round(width * 2), Math.round(height * 2)]);
    const large = pane.page.getByRole('figure', { name: 'Wide' });
    const bounded = Buffer.from((await exported(large, 'Export PNG')).data, 'base64');
    expect(bounded.readUInt32BE(16)).toBe(8192);
    expect(await large.getByRole('status').innerText()).toContain('8192 by');
    expect(pane.complaints).toEqual([]);
    await pane.close();
  });

  it.each(Object.entries(hostile))('does nothing that a hostile source asks for: %s', async (_name, source) => {
    const pane = await opened();
    const asked: string[] = [];
    const dialogs: string[] = [];
    pane.page.on('request', request => void asked.push(request.url()));
    pane.page.on('dialog', dialog => {
      dialogs.push(dialog.message());
      return dialog.dismiss();
    });
    await pane.send(
      snapshotOf(diagramsOf({ '<img src=x onerror=alert(1)>': source, Good: 'flowchart LR\n  A --> B' })),
    );
    const good = pane.page.getByRole('figure', { name: 'Good' });
    await good.locator('svg', { hasText: 'B' }).waitFor();
    const figure = pane.page.locator('figure').first();
    await expect.poll(() => figure.getAttribute('data-state'), slowly).not.toBe('waiting');
    const parts = figure.locator('.stage :is(.node, .clickable, .actor, .task, text, g)');
    for (const part of (await parts.all()).slice(0, 40)) await part.dispatchEvent('click');
    if (await figure.locator('.stage svg').isVisible()) await figure.locator('.stage').click();
    const found = await figure
      .locator('.stage')
      .evaluate(stage =>
        [...stage.querySelectorAll('*')].flatMap(element => [
          ...(/^(?:script|foreignObject|iframe|a|animate|set|object|embed|img)$/i.test(element.localName)
            ? [element.localName]
            : []),
          ...[...element.attributes]
            .filter(({ name, value }) => /^on/i.test(name) || /javascript:|url\(\s*["']?[^#"']/i.test(value))
            .map(({ name, value }) => `${name}=${value}`),
          ...(element.localName === 'style' && /@import|https?:|url\(\s*["']?[^#"']/i.test(element.textContent ?? '')
            ? ['css']
            : []),
          ...(/href/.test(element.getAttributeNames().join()) &&
          !/^(?:#|data:image\/gif;base64,)/.test(
            element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? '',
          )
            ? ['href']
            : []),
        ]),
      );
    expect(found).toEqual([]);
    expect(dialogs).toEqual([]);
    // Not even asked for, so that the policy had nothing to forbid.
    expect(pane.complaints).toEqual([]);
    expect(asked.filter(address => !address.startsWith('data:') && new URL(address).hostname !== '127.0.0.1')).toEqual(
      [],
    );
    expect(await pane.page.evaluate(() => [Reflect.get(globalThis, 'hacked'), location.pathname])).toEqual([
      undefined,
      '/',
    ]);
    expect(pane.said.filter(({ type }) => !['ready', 'reveal'].includes(type))).toEqual([]);
    expect(await pane.page.evaluate(() => getComputedStyle(document.body).display)).toBe('block');
    await pane.close();
  });

  it('refuses a snapshot with a source beyond all bounds, and goes on', async () => {
    const pane = await opened();
    await pane.send(snapshotOf(diagramsOf({ Huge: `flowchart LR\n${'A-->B;'.repeat(17_000)}` })));
    await expect.poll(() => pane.said.at(-1)?.type, slowly).toBe('failed');
    await pane.send(snapshotOf(diagramsOf({ Good: 'flowchart LR\n  A --> B' })));
    await pane.page.locator(drawn).waitFor();
    await pane.close();
  });

  it('follows the theme, and draws anew only when its colours differ', async () => {
    const pane = await showing({ Flow: 'flowchart LR\n  A --> B' });
    await pane.page.locator(drawn).waitFor();
    const fill = () =>
      pane.page
        .locator('.stage rect')
        .first()
        .evaluate(rect => getComputedStyle(rect).fill);
    const dark = await fill();
    await pane.page.evaluate(() => document.body.setAttribute('data-vscode-theme-kind', 'vscode-dark'));
    await pane.page.evaluate(() => document.documentElement.style.setProperty('--vscode-unrelated', '#123456'));
    await pane.page.waitForTimeout(100);
    expect(await draws(pane)).toEqual([1]);
    await pane.page.evaluate(() => {
      document.documentElement.style.setProperty('--vscode-editor-background', '#ffffff');
      document.documentElement.style.setProperty('--vscode-editor-foreground', '#333333');
      document.body.className = 'vscode-light';
    });
    await expect.poll(() => draws(pane), slowly).toEqual([2]);
    await expect.poll(fill, slowly).not.toBe(dark);
    await pane.close();
  });

  it.each(themeNames)('reads well and is accessible in %s', async theme => {
    for (const width of [600, 1400]) {
      const pane = await opened(theme, width);
      await pane.page.setViewportSize({ width, height: 1000 });
      const list = {
        'How a request goes': sources.sequence,
        'How a mail goes': sources.flowchart,
        Scores: sources.xychart,
      };
      await pane.send(snapshotOf(diagramsOf({ ...list, Last: 'flowchart LR\n  A --> B' })));
      await expect.poll(() => pane.page.locator(drawn).count(), slowly).toBe(4);
      await pane.send(
        snapshotOf(diagramsOf({ ...list, 'How a mail goes': 'flowchart LR\n  A --> [', Last: 'pie\n x' })),
      );
      await pane.page.locator('figure[data-state=broken]').first().waitFor();
      await pane.page.getByRole('figure', { name: 'Last' }).scrollIntoViewIfNeeded();
      await expect.poll(() => pane.page.locator('figure[data-state=broken]').count(), slowly).toBe(2);
      await pane.send(snapshotOf(diagramsOf({ ...list, Last: 'pie\n x' })));
      await expect.poll(() => pane.page.locator('figure[data-state=broken]').count(), slowly).toBe(1);
      await pane.page.evaluate(() => scrollTo(0, 0));
      await screenshot(pane.page, `pane-diagram-${theme}-${width}`);
      await pane.page.getByRole('figure', { name: 'Last' }).scrollIntoViewIfNeeded();
      await screenshot(pane.page, `pane-diagram-${theme}-${width}-broken`);
      await pane.page.evaluate(axe.source);
      const { violations } = await pane.page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
        'axe.run()',
      );
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`),
      ).toEqual([]);
      expect(await pane.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(pane.complaints).toEqual([]);
      await pane.close();
    }
  });
});
