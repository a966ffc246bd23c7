import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { contrast } from './contrast';
import { example, exampleMatrix, snapshotOf } from './matrixExample';
import { button, expectAccessible, score, using } from './matrixOpen';
import { openPane } from './panePage';
import { screenshot } from './screens';
import { themeNames } from './theme';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('what can be relied on', () => {
  it('is one table with names for everything in it', () =>
    using(browser, async (_, page) => {
      const table = page.getByRole('table', { name: 'Decision matrix' });
      expect(await table.count()).toBe(1);
      expect(await score(page, 'Latency: Sticky in-process').inputValue()).toBe('5');
      expect(await score(page, 'Weight of Latency').inputValue()).toBe('25');
      const total = page.getByRole('cell', { name: 'Total of Redis cluster', exact: true });
      expect(await total.textContent()).toContain('3.90 1st');
      expect(await table.getByRole('rowheader').count()).toBe(6);
      expect(await table.getByRole('columnheader').count()).toBe(6);
      await table.getByRole('rowheader', { name: 'Latency', exact: true }).waitFor();
      await table.getByRole('columnheader', { name: 'Redis cluster', exact: true }).waitFor();
      for (const name of [
        'Add criterion',
        'Add option',
        'Remove criterion Latency',
        'Remove option Redis cluster',
        'Rename criterion Latency',
        'Rename option Redis cluster',
        'Note on Latency: Redis cluster',
        'Recompute totals',
        'Copy as',
        'Pin',
        'Add chart',
      ])
        await button(page, name).waitFor({ state: 'attached' });
      await page.getByRole('slider', { name: 'What if Latency weighed' }).waitFor();
    }));

  it('says the verdict in words', () =>
    using(browser, async (player, page) => {
      const verdict = page.locator('.verdict');
      expect(await verdict.textContent()).toBe(
        'Redis cluster 3.90 MODERATE 0.30 ahead of Sticky in-process. Signed cookies would have 4.35 and fail Security.',
      );
      await player.edit(matrix => {
        matrix.criteria[4]!.weight = '5';
        matrix.cells[0]![4]!.score = null;
      });
      expect(await verdict.textContent()).toContain('between');
      expect(await verdict.textContent()).toContain('Weights sum to 95 %: shown as shares.');
    }));

  it('has a heading, a status, and words where there is no matrix', () =>
    using(
      browser,
      async (player, page) => {
        await page.getByRole('heading', { name: 'Keep user sessions in Redis' }).waitFor();
        await button(page, 'Add a matrix').click();
        await button(page, 'Open record').click();
        expect(player.said).toEqual([{ type: 'addMatrix', version: 2 }, { type: 'openRecord' }]);
        await player.show({ record: null, notice: null, canAddMatrix: false });
        await page.getByText('Open a decision record to see its matrix.').waitFor();
        expect(await page.getByRole('button').count()).toBe(0);
        await player.show(example());
        await page.getByRole('table').waitFor();
      },
      { snapshot: snapshotOf(null, { canAddMatrix: true }) },
    ));

  it('drops a message that it does not know, and says so', async () => {
    const pane = await openPane(browser, 'matrix', 'dark');
    await pane.send({ type: 'snapshot', record: 'x' });
    await expect.poll(() => pane.said.at(-1)?.type).toBe('failed');
    expect(await pane.page.locator('body > *').count()).toBe(0);
    await pane.close();
  });
});

describe('hostile names', () => {
  const hostile = () => {
    const matrix = exampleMatrix();
    const names = [
      '<script>toHost({type:"x"})</script>',
      'x'.repeat(1000),
      '<img src=x onerror=alert(1)>',
      'قاعدة \u202eevil',
    ];
    for (const [index, name] of names.entries()) {
      matrix.options[index]!.name = name;
      matrix.criteria[index]!.name = index === 3 ? (names[0] ?? '') : name;
    }
    matrix.criteria[4]!.name = '👩‍🚀'.repeat(100);
    matrix.cells[0]![0]!.note = '<b onclick=alert(1)>'.repeat(400);
    return snapshotOf(matrix, {
      record: { label: null, title: '<img src=x onerror=alert(1)>', status: '<i>Proposed</i>' },
    });
  };

  it('are only ever text, and break no layout', () =>
    using(
      browser,
      async (player, page) => {
        expect(await page.locator('body :is(script, img, b, i)').count()).toBe(0);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(600);
        await page.locator('.findings li').first().waitFor();
        await screenshot(page, 'pane-matrix-hostile');
        expect(player.said).toEqual([]);
        expect(
          await page
            .locator('tbody tr')
            .first()
            .evaluate(row => row.clientHeight),
        ).toBeLessThan(110);
      },
      { snapshot: hostile(), theme: 'light', width: 600 },
    ));
});

describe('looks', () => {
  it.each(themeNames)('shows the focus and what is good and bad in %s', theme =>
    using(
      browser,
      async (_player, page) => {
        await score(page, 'Latency: Sticky in-process').focus();
        const seen = await page.evaluate(() => {
          const paper = getComputedStyle(document.body).backgroundColor;
          const ring = getComputedStyle(document.querySelector('.score:focus-within') ?? document.body).outlineColor;
          const heat = [...document.querySelectorAll('.score')].map(
            box => getComputedStyle(box, '::before').backgroundColor,
          );
          return { paper, ring, heat: [...new Set(heat)] };
        });
        expect(seen.heat.length).toBeGreaterThan(3);
        for (const colour of [seen.ring, ...seen.heat])
          expect(contrast(colour, seen.paper), `${colour} on ${seen.paper}`).toBeGreaterThan(3);
      },
      { theme },
    ),
  );

  it.each(themeNames.flatMap(theme => [[theme, 600] as const, [theme, 1400] as const]))(
    'reads well in %s at %i pixels',
    (theme, width) =>
      using(
        browser,
        async (player, page) => {
          await page.setViewportSize({ width, height: width === 600 ? 1000 : 800 });
          await page.locator('.findings li').first().waitFor();
          await score(page, 'Latency: Sticky in-process').focus();
          await screenshot(page, `pane-matrix-${theme}-${width}`);
          await expectAccessible(page);
          await page.getByRole('slider').last().fill('30');
          await button(page, 'Copy as').click();
          await player.edit(matrix => {
            matrix.options[1]!.stated = '3.65';
            matrix.cells[2]![2]!.score = null;
            matrix.cells[2]![3]!.score = '9';
          });
          await player.pane.send({ type: 'refused', message: 'The file changed meanwhile.' });
          await page.locator('.bar').waitFor();
          await expectAccessible(page);
          await screenshot(page, `pane-matrix-busy-${theme}-${width}`);
        },
        { theme, width },
      ),
  );
});
