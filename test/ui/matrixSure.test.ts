import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { button, using } from './matrixOpen';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('how sure it is', () => {
  it('tries a weight without writing anything', () =>
    using(browser, async (player, page) => {
      const slider = page.getByRole('slider', { name: 'What if Cost weighed' });
      expect(await slider.getAttribute('aria-valuetext')).toContain('≤ 18 %');
      await slider.focus();
      for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowRight');
      const trial = page.locator('.trial');
      await trial.getByText(/With these weights Sticky in-process would be first: MODERATE, 0.25 ahead/).waitFor();
      expect(await slider.getAttribute('aria-valuetext')).toBe('25 %: Sticky in-process would be first');
      expect(await page.locator('.verdict .leader').textContent()).toBe('Redis cluster');
      await page.keyboard.press('Escape');
      await expect.poll(() => trial.isVisible()).toBe(false);
      expect(await slider.inputValue()).toBe('10');
      expect(player.said).toEqual([]);
    }));

  it('writes the weights that were tried all at once, for one undo to take back', () =>
    using(browser, async (player, page) => {
      await page.getByRole('slider', { name: 'What if Cost weighed' }).fill('28');
      await button(page, 'Use these weights').click();
      const weights = ['24', '20', '16', '12', '28'].map((weight, criterion) => ({ criterion, weight }));
      expect(await player.answer()).toEqual({ type: 'setWeights', version: 2, matrix: 0, weights });
      await page.locator('.verdict .leader').getByText('Sticky in-process').waitFor();
      expect(player.said).toEqual([]);
    }));

  it('says what would change the leader, and makes triggers and a chart of it', () =>
    using(browser, async (player, page) => {
      await page.getByText('Smallest change that loses the lead: Cost 10 → 19 %.').waitFor();
      await page.getByText('Or Availability of Redis cluster 4 → 3: a tie with Sticky in-process.').waitFor();
      await page.getByText('No option is dominated.').waitFor();
      await page.getByText('Worth measuring first: Availability, if each score may be off by 1.').waitFor();
      const chances = page.locator('.chances li');
      expect(await chances.allTextContents()).toEqual([
        'Sticky in-process45 %',
        'Database (today)31 %',
        'Redis cluster24 %',
      ]);
      await page.getByRole('button', { name: /^Add as trigger: Smallest/ }).click();
      await button(page, 'Add chart').click();
      await expect
        .poll(() => player.said)
        .toEqual([
          {
            type: 'addTrigger',
            version: 2,
            trigger: {
              metric: 'Weight of Cost',
              when: '> 18.18 %',
              window: 'at each review',
              action: 're-open; Sticky in-process leads',
            },
          },
          { type: 'addChart', version: 2, matrix: 0 },
        ]);
    }));
});
