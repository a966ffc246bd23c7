import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/needs.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { nodeHash } from '../../src/cli/store';
import { type Drawer, packDrawer } from '../../src/exchange/html/drawer';
import { pageOf } from '../../src/exchange/html/page';
import { entryOf } from '../../src/log/entries';
import { sources } from './diagramSources';
import { hostile } from './hostileRecord';
import { screenshot } from './screens';

const redis = `---
status: accepted
date: 2026-01-02
---
# Use Redis

## Decision Matrix

Scale: 1-5, higher is better.

| Criterion | Weight | Redis | Memory |
| --- | ---: | --- | --- |
| Speed | 60% | 5 (measured) | 3 |
| Cost | 40% | 2 | 4 |
| **Total** | **100%** | **3.80** | **3.50** |

See [the log](https://example.invalid/a/long/address?with=parts&and=more#there).

#### Deep

\`\`\`mermaid
flowchart LR
  a[First] --> b[Second]
\`\`\`

#### Broken

\`\`\`mermaid
flowchart LR
  a --> --> b
\`\`\`

- [x] done

> quote

1. one
`;
const columns = `# 4. By columns

Date: 2026-02-03

## Status

Proposed

## Decision Matrix

Scale: 1-5, higher is better.

| Option | Speed (60%) | Cost (40%) | Total |
| --- | --- | --- | --- |
| Redis | 5 | 2 | 3.80 |
| Memory | 3 | 4 | 3.40 |
`;
const acting =
  '# <script>globalThis.executed = 1</script>\n\n## Status\n\nSuperseded by [1](0001-redis.md)\n\n<img src="x" onerror="globalThis.executed=2"><svg onload="globalThis.executed=3"></svg>\n\n[x](javascript:globalThis.executed=4)\n\n![x](https://example.invalid/x.png)\n\n<style>body{display:none}</style>\n\n<meta http-equiv="refresh" content="0;url=https://example.invalid">\n\n```mermaid\nflowchart LR\n  a["</code></pre></details><script>globalThis.executed = 5</script>"]\n```\n';
const records = [
  ['docs/adr/0001-redis.md', redis],
  ['docs/adr/0002-hostile.md', acting],
  ['docs/adr/0003-a.adoc', '= Three\n\n== Status\n\nAccepted <b>\n'],
  ['docs/adr/0004-columns.md', columns],
  ['docs/adr/0666-hostile.md', hostile],
] as const;

let browser: Browser;
let folder = '';
let drawer: Drawer | null = null;

async function write(name: string, all: readonly (readonly [string, string])[], drawn: Drawer | null): Promise<void> {
  const exported = all.map(([file, text]) => ({ entry: entryOf(file, text), text }));
  writeFileSync(path.join(folder, name), await pageOf('a <workspace>', exported, nodeHash, drawn));
}

beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(path.join(tmpdir(), 'deliberate-page-'));
  drawer = await packDrawer({
    read: file => readFile(path.join(root, 'dist', 'webview', file), 'utf8'),
    pack: async text => (await promisify(gzip)(text)).toString('base64'),
  });
  await write('log.html', records, drawer);
  await write('bare.html', records, null);
}, 60_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Seen {
  readonly page: Page;
  readonly complaints: string[];
  readonly asked: string[];
}

async function open(name: string, body: (seen: Seen) => Promise<void>, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 900, height: 700 }, offline: true, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', message => void (message.type() === 'error' && complaints.push(message.text())));
  page.on('pageerror', error => void complaints.push(error.message));
  page.on('dialog', dialog => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  // Pictures that are written out and modules of the page itself are no requests.
  page.on('request', request => void (/^(?:data|blob):/.test(request.url()) || asked.push(request.url())));
  await page.goto(pathToFileURL(path.join(folder, name)).href);
  try {
    await body({ page, complaints, asked });
  } finally {
    await context.close();
  }
}

/** Until no figure in sight waits for its picture, from the top to the end. */
async function drawAll(page: Page): Promise<void> {
  for (const figure of await page.locator('figure[data-diagram]').all()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.and(page.locator('[data-state]')).waitFor({ timeout: 20_000 });
  }
}

async function barriers(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html.slice(0, 300)]);
}

const flags = '[globalThis.executed, ({}).polluted, globalThis.hit].map(String).join()';

describe('the exported page, from disk and without a network', { timeout: 60_000 }, () => {
  it('asks for nothing, breaks no rule of its own, and does nothing a record says', () =>
    open('log.html', async ({ page, complaints, asked }) => {
      await drawAll(page);
      await page.locator('.picture').first().click();
      await page.waitForTimeout(500);
      expect(asked).toHaveLength(1);
      expect(complaints).toEqual([]);
      expect(await page.evaluate(flags)).toBe('undefined,undefined,undefined');
      expect(await page.locator('article').count()).toBe(records.length);
      expect(
        await page
          .locator(
            'article :is(script, iframe, img, meta, foreignObject, a[href^="javascript"], a[href^="command"], [onload], [onerror], [onclick])',
          )
          .count(),
      ).toBe(0);
      expect(await page.locator('article svg a, article image:not([href^="data:image/gif"])').count()).toBe(0);
      expect(await page.getByRole('heading', { name: '1 Use Redis' }).isVisible()).toBe(true);
      // What watched would have seen it, and the policy stops what is put in by hand.
      await page.evaluate(
        'document.body.insertAdjacentHTML(\'beforeend\', \'<img src="https://evil.example/x.png" onerror="globalThis.hit=1">\')',
      );
      await page.evaluate(
        "(s => { s.textContent = 'globalThis.executed = 9'; document.body.append(s) })(document.createElement('script'))",
      );
      await page.waitForTimeout(100);
      expect(complaints.join('\n')).toMatch(/Content Security Policy/);
      expect(await page.evaluate(flags)).toBe('undefined,undefined,undefined');
      expect(asked.slice(1)).toEqual(['https://evil.example/x.png']);
    }));

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['forced', { forcedColors: 'active', colorScheme: 'dark' }],
  ] as const)('has no barrier that axe finds: %s', (name, media) =>
    open(
      'log.html',
      async ({ page }) => {
        await drawAll(page);
        expect(await barriers(page)).toEqual([]);
        await page.evaluate('scrollTo(0, 0)');
        await screenshot(page, `page-${name}`);
        await page.locator('article').first().scrollIntoViewIfNeeded();
        await page
          .locator('article')
          .first()
          .screenshot({ path: path.join(root, 'out', 'screens', `page-${name}-article.png`) });
        await page
          .locator('article')
          .last()
          .screenshot({ path: path.join(root, 'out', 'screens', `page-${name}-hostile.png`) });
      },
      media,
    ),
  );

  it('draws with words for whoever does not see, and tells what is wrong with a diagram', () =>
    open('log.html', async ({ page }) => {
      const figure = page.locator('figure', { has: page.locator('figcaption', { hasText: 'Deep' }) });
      await figure.scrollIntoViewIfNeeded();
      await figure.getByRole('img', { name: /First.*Second/ }).waitFor();
      expect(await figure.locator('details').getAttribute('open')).toBeNull();
      const broken = page.locator('figure', { has: page.locator('figcaption', { hasText: 'Broken' }) });
      await broken.scrollIntoViewIfNeeded();
      await broken.getByText('Line 2 of the diagram:').waitFor();
      expect(await broken.getByText('a --> --> b').first().isVisible()).toBe(true);
      await page.getByRole('img', { name: /relations? between/ }).waitFor();
    }));

  it('draws what comes into sight and no more, and anew when the system changes its colours', () =>
    open('log.html', async ({ page }) => {
      const drawn = page.locator('figure[data-state]');
      const last = page.locator('article').last().locator('figure').last();
      await drawn.first().waitFor();
      await page.waitForTimeout(2500);
      expect(await last.getAttribute('data-state')).toBeNull();
      expect(await drawn.first().getAttribute('data-dark')).toBeNull();
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('figure[data-dark]').first().waitFor();
    }));

  it('is its records and the sources of their diagrams where scripts are off', () =>
    open(
      'log.html',
      async ({ page }) => {
        expect(await page.locator('article:visible').count()).toBe(records.length);
        expect(await page.getByText('a[First] --> b[Second]').isVisible()).toBe(true);
      },
      { javaScriptEnabled: false },
    ));

  it('searches as one types, and says how many are left', () =>
    open('log.html', async ({ page }) => {
      await page.getByRole('searchbox', { name: 'Search' }).fill('redis measured');
      expect(await page.locator('article:visible').count()).toBe(1);
      expect(await page.getByRole('status').textContent()).toBe(`1 of ${records.length} decisions`);
      await page.getByRole('searchbox', { name: 'Search' }).fill('');
      await page.getByRole('combobox', { name: 'Status' }).selectOption('superseded');
      expect(await page.locator('article:visible').count()).toBe(1);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('article:visible').count()).toBe(records.length);
      expect(await page.locator('form:visible').count()).toBe(0);
    }));

  it('shows the matrix with what it computes to', () =>
    open('bare.html', async ({ page }) => {
      const first = page.locator('article').first();
      const table = first.locator('table');
      expect(await table.getByRole('row', { name: /^Computed total/ }).innerText()).toMatch(
        /3\.80 ✓ as stated\s+3\.40 ✗ stated 3\.5/,
      );
      expect(await table.getByRole('row', { name: /^Rank/ }).innerText()).toMatch(/1\s+2/);
      expect(await table.getByRole('cell', { name: '5 (measured)' }).getAttribute('class')).toBe('heat-4');
      expect(await first.locator('.computed').innerText()).toMatch(
        /Redis: 3\.80.*Gap 0\.40 points, 10\.0 %.*MODERATE/s,
      );
      const other = page.locator('article', { hasText: 'By columns' }).last();
      expect(await other.getByRole('row', { name: /^Redis/ }).innerText()).toMatch(/3\.80\s+3\.80 ✓ as stated\s+1/);
      expect(await page.getByText('Source of a diagram, Mermaid').count()).toBeGreaterThan(1);
    }));

  it('prints every decision on pages of its own, with its diagrams, which nobody had looked at', () =>
    open(
      'log.html',
      async ({ page }) => {
        await page.waitForTimeout(2500);
        const pdf = await page.pdf({ format: 'A4' });
        writeFileSync(path.join(root, 'out', 'screens', 'page.pdf'), pdf);
        await page.emulateMedia({ media: 'print', colorScheme: 'light' });
        await page.setViewportSize({ width: 720, height: 1000 });
        for (const [name, at] of [
          ['first', 0],
          ['last', records.length - 1],
        ] as const)
          await page
            .locator('article')
            .nth(at)
            .screenshot({ path: path.join(root, 'out', 'screens', `page-print-${name}.png`) });
        const states = await page
          .locator('figure[data-diagram]')
          .evaluateAll(all => all.map(one => one.getAttribute('data-state')));
        expect(states.filter(state => state === null)).toEqual([]);
        expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(records.length);
      },
      { colorScheme: 'dark' },
    ));

  it('stays small where no record has a diagram, and opens at once with two hundred', async () => {
    const plain = Array.from({ length: 200 }, (_, at) => {
      const number = String(at + 1).padStart(4, '0');
      const text = redis
        .replace(/#### Deep[\s\S]*?#### Broken[\s\S]*?```\n\n/, '')
        .replace('# Use Redis', `# ${at + 1}. Decision ${at + 1}`);
      return [`docs/adr/${number}-d.md`, text] as const;
    });
    const many = plain.map(
      ([file, text], at) =>
        [
          file,
          `${text}\n\`\`\`mermaid\n${Object.values(sources)[at % Object.keys(sources).length]}\n\`\`\`\n`,
        ] as const,
    );
    await write('plain.html', plain, drawer);
    await write('many.html', many, drawer);
    const sizes = ['plain.html', 'many.html', 'bare.html'].map(name => statSync(path.join(folder, name)).size);
    expect(sizes[0]).toBeLessThan(1_000_000);
    expect(sizes[1]).toBeLessThan(3_000_000);
    for (const name of ['plain.html', 'many.html'])
      await open(name, async ({ page }) => {
        const painted = await page.evaluate<number>(
          "new Promise(done => { const look = () => { const [entry] = performance.getEntriesByName('first-contentful-paint'); entry ? done(entry.startTime) : setTimeout(look, 20) }; look() })",
        );
        const ready = await page.evaluate<number>(
          'performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart',
        );
        process.stdout.write(
          `${name}: ${statSync(path.join(folder, name)).size} bytes, first paint ${Math.round(painted)} ms, ready ${ready} ms\n`,
        );
        expect(painted).toBeLessThan(2000);
        expect(ready).toBeLessThan(2000);
      });
  });
});
