import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Driver, startDriver } from './driver';
import { hostile } from './hostileRecord';
import { focusText, openMatrix } from './matrixInWorkbench';
import { screenshot } from './screens';

const file = 'docs/adr/0666-hostile.md';
describe('a hostile record in the workbench', { timeout: 180_000 }, () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 300_000);
  afterAll(() => driver?.stop());

  it('is shown as text: nothing runs, nothing is fetched, nothing is written', async () => {
    const session = await driver.open({ files: { [file]: hostile }, file });
    const { page, workspace } = session;
    const outside: string[] = [];
    const opened: string[] = [];
    const watch = (request: Request) => void (request.url().includes('evil.example') && outside.push(request.url()));
    page.context().on('request', watch);
    page.context().on('page', other => void opened.push(other.url()));
    page.on('dialog', dialog => {
      opened.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    try {
      const before = contentsOf(workspace);
      const matrix = await openMatrix(session);
      await matrix.getByLabel('Total of __proto__', { exact: true }).getByText('3.70').waitFor();
      await matrix.getByLabel('__proto__: __proto__', { exact: true }).first().focus();
      await matrix.getByLabel('toString: __proto__', { exact: true }).first().hover();
      await matrix.locator('.findings li').first().waitFor();
      expect(await matrix.locator('h1').innerText()).toContain('<script>');
      expect(await matrix.locator('body :is(script:not([src]), iframe, a[href], img)').count()).toBe(0);
      expect(await executed(page)).toEqual([]);
      await screenshot(page, 'workbench-hostile-matrix');
      // What the text itself shows: hovers, the outline, the status bar.
      await focusText(session);
      for (const line of [8, 24, 25, 26]) {
        await session.run('Go to Line/Column...');
        await page.keyboard.type(`${line}:20`);
        await page.keyboard.press('Enter');
        await session.run('Show or Focus Hover');
        await page.waitForTimeout(300);
        await page.keyboard.press('Escape');
      }
      await session.run('ADR: Open Diagram Preview to the Side');
      const diagrams = session.pane();
      const figure = (name: string) => diagrams.getByRole('figure', { name });
      await figure('Clicks').locator('.stage svg').waitFor();
      await figure('Clicks').getByText('first').first().click();
      for (const name of ['Styles', 'Fills']) {
        await figure(name).scrollIntoViewIfNeeded();
        await figure(name).locator('.stage svg, .problem:not([hidden])').first().waitFor();
      }
      await page.waitForTimeout(1000);
      // What stands in for a picture from outside is a picture of one pixel.
      const active = diagrams.locator(
        '.stage :is(script, iframe, a, img, [onload], [onerror], [onclick], image:not([href^="data:image/gif"]))',
      );
      const shown = await active.evaluateAll(all => all.map(one => one.outerHTML.slice(0, 300)));
      expect(shown).toEqual([]);
      await screenshot(page, 'workbench-hostile-diagram');
      expect(await executed(page)).toEqual([]);
      expect(outside).toEqual([]);
      expect(opened).toEqual([]);
      expect(contentsOf(workspace)).toEqual(before);
      await page.getByRole('tab', { name: '0666-hostile.md' }).first().waitFor();
      expect(await page.locator('.tab.dirty').count()).toBe(0);
      // What watched would have seen it.
      await diagrams.locator('body').evaluate('globalThis.executed = 1');
      await page.evaluate("fetch('https://evil.example/canary').catch(() => null)");
      expect(await executed(page)).toHaveLength(1);
      expect(outside).toEqual(['https://evil.example/canary']);
    } finally {
      await session.close();
    }
  });
});

/** The frames in which a payload ran, or in which every object has something it should not have. */
async function executed(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    const flag = await frame
      .evaluate<string | null>("globalThis.executed ? 'executed' : ({}).polluted !== undefined ? 'polluted' : null")
      // A frame that has just gone can have run nothing that stays.
      .catch(() => null);
    if (flag !== null) found.push(`${flag} in ${frame.url()}`);
  }
  return found;
}

function contentsOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return Object.fromEntries(
    files.map(entry => {
      const name = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, name), readFileSync(name, 'utf8')];
    }),
  );
}
