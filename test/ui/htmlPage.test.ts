import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { nodeHash } from '../../src/cli/store';
import { pageOf } from '../../src/exchange/html/page';
import { entryOf } from '../../src/log/entries';

const records = [
  [
    'docs/adr/0001-redis.md',
    '---\nstatus: accepted\ndate: 2026-01-02\n---\n# Use Redis\n\n## Decision Matrix\n\nScale: 1-5, higher is better.\n\n| Criterion | Weight | Redis | Memory |\n| --- | ---: | --- | --- |\n| Speed | 60% | 5 | 3 |\n| Cost | 40% | 2 | 4 |\n\n#### Deep\n\n```mermaid\nflowchart LR\n  a --> b\n```\n\n- [x] done\n\n> quote\n\n1. one\n',
  ],
  [
    'docs/adr/0002-hostile.md',
    '# <script>window.hit = 1</script>\n\n## Status\n\nSuperseded by [1](0001-redis.md)\n\n<img src="x" onerror="window.hit=2"><svg onload="window.hit=3"></svg>\n\n[x](javascript:window.hit=4)\n\n![x](https://example.invalid/x.png)\n\n<style>body{display:none}</style>\n\n<meta http-equiv="refresh" content="0;url=https://example.invalid">\n',
  ],
  ['docs/adr/0003-a.adoc', '= Three\n\n== Status\n\nAccepted <b>\n'],
] as const;

let browser: Browser;
let folder = '';
beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(path.join(tmpdir(), 'deliberate-page-'));
  const exported = records.map(([file, text]) => ({ entry: entryOf(file, text), text }));
  writeFileSync(path.join(folder, 'log.html'), await pageOf('a <workspace>', exported, nodeHash));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(body: (page: Page, complaints: string[], asked: string[]) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', message => void (message.type() === 'error' && complaints.push(message.text())));
  page.on('pageerror', error => void complaints.push(error.message));
  page.on('request', request => void asked.push(request.url()));
  await page.goto(pathToFileURL(path.join(folder, 'log.html')).href);
  try {
    await body(page, complaints, asked);
  } finally {
    await page.close();
  }
}

describe('the exported page, from disk and without a network', () => {
  it('asks for nothing, breaks no rule of its own, and does nothing a record says', () =>
    open(async (page, complaints, asked) => {
      await page.waitForTimeout(200);
      expect(asked).toHaveLength(1);
      expect(complaints).toEqual([]);
      expect(await page.evaluate('window.hit')).toBeUndefined();
      expect(await page.locator('article').count()).toBe(3);
      expect(await page.locator('article img, article svg, article style, article meta').count()).toBe(0);
      expect(await page.getByRole('heading', { name: '1 Use Redis' }).isVisible()).toBe(true);
    }));

  it('has no barrier that axe finds, in light and in dark', () =>
    open(async page => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(axe.source);
        const { violations } = (await page.evaluate('axe.run()')) as {
          violations: { id: string; nodes: { html: string }[] }[];
        };
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      }
    }));

  it('searches as one types, and says how many are left', () =>
    open(async page => {
      await page.getByRole('searchbox', { name: 'Search' }).fill('redis speed');
      expect(await page.locator('article:visible').count()).toBe(1);
      expect(await page.getByRole('status').textContent()).toBe('1 of 3 decisions');
      await page.getByRole('searchbox', { name: 'Search' }).fill('');
      await page.getByRole('combobox', { name: 'Status' }).selectOption('superseded');
      expect(await page.locator('article:visible').count()).toBe(1);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('article:visible').count()).toBe(3);
      expect(await page.locator('form:visible').count()).toBe(0);
    }));

  it('shows the matrix with what it computes to', () =>
    open(async page => {
      expect(await page.locator('article').first().locator('table').count()).toBe(1);
      expect(await page.locator('.computed').textContent()).toMatch(/Redis 3\.80, Memory 3\.40/);
      expect(await page.getByText('Source of a diagram, Mermaid').count()).toBe(1);
    }));
});
