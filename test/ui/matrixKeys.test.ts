import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { button, focused, score, status, using } from './matrixOpen';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('by keyboard alone', () => {
  it('types over a score, commits with Enter and moves down', () =>
    using(browser, async (player, page) => {
      await score(page, 'Latency: Redis cluster').focus();
      await page.keyboard.type('3');
      await page.keyboard.press('Enter');
      expect(await player.answer()).toEqual({
        type: 'setScore',
        version: 2,
        matrix: 0,
        option: 0,
        criterion: 1,
        score: '3',
      });
      expect(await focused(page)).toBe('Security: Redis cluster');
      expect(await score(page, 'Latency: Redis cluster').inputValue()).toBe('3');
      expect(await page.getByRole('cell', { name: 'Total of Redis cluster' }).textContent()).toContain('3.40');
    }));

  it('walks with the arrows, through weights and names', () =>
    using(browser, async (player, page) => {
      await score(page, 'Latency: Redis cluster').focus();
      const walk: [string, string][] = [
        ['ArrowRight', 'Latency: Sticky in-process'],
        ['ArrowUp', 'Availability: Sticky in-process'],
        ['ArrowUp', 'Rename option Sticky in-process'],
        ['ArrowLeft', 'Rename option Redis cluster'],
        ['ArrowDown', 'Availability: Redis cluster'],
        ['ArrowLeft', 'Weight of Availability'],
        ['ArrowLeft', 'Rename criterion Availability'],
        ['ArrowDown', 'Rename criterion Latency'],
        ['End', 'Latency: Signed cookies'],
        ['ArrowRight', 'Latency: Signed cookies'],
      ];
      for (const [key, name] of walk) {
        await page.keyboard.press(key);
        expect(await focused(page)).toBe(name);
      }
      expect(player.said).toEqual([]);
    }));

  it('commits with Tab to the right and with an arrow, reverts with Escape', () =>
    using(browser, async (player, page) => {
      await score(page, 'Cost: Redis cluster').focus();
      await page.keyboard.type('4,5');
      await page.keyboard.press('Tab');
      expect(await player.answer()).toMatchObject({ option: 0, criterion: 4, score: '4.5' });
      expect(await focused(page)).toBe('Cost: Sticky in-process');
      await page.keyboard.type('1');
      await page.keyboard.press('Escape');
      expect(await score(page, 'Cost: Sticky in-process').inputValue()).toBe('5');
      await page.keyboard.type('4');
      await page.keyboard.press('ArrowLeft');
      expect(await player.answer()).toMatchObject({ option: 1, criterion: 4, score: '4' });
      expect(await focused(page)).toBe('Cost: Redis cluster');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Cost: Redis cluster');
      expect(player.said).toEqual([]);
    }));

  it('steps within the scale, each step from the one before, and clears', () =>
    using(browser, async (player, page) => {
      await score(page, 'Operability: Redis cluster').focus();
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      await expect.poll(() => player.said.map(intent => 'score' in intent && intent.score)).toEqual(['4', '5']);
      await player.answer();
      await player.answer();
      await page.keyboard.press('-');
      expect(await player.answer()).toMatchObject({ score: '4' });
      await page.keyboard.press('Delete');
      expect(await player.answer()).toMatchObject({ type: 'setScore', score: null });
      expect(await score(page, 'Operability: Redis cluster').inputValue()).toBe('');
      expect(await page.getByRole('cell', { name: 'Total of Redis cluster' }).textContent()).toContain('3.60 – 4.20');
    }));

  it('changes a weight, and refuses what is none', () =>
    using(browser, async (player, page) => {
      await score(page, 'Weight of Cost').focus();
      await page.keyboard.type('20%');
      await page.keyboard.press('Enter');
      expect(await player.answer()).toMatchObject({ type: 'setWeight', criterion: 4, weight: '20' });
      await page.keyboard.type('-3');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.keyboard.type('1e5');
      expect(player.said.map(({ type }) => type)).not.toContain('failed');
    }));

  it('keeps what is no score open and says why', () =>
    using(browser, async (player, page) => {
      const field = score(page, 'Latency: Redis cluster');
      await field.fill('four');
      await field.press('Enter');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await status(page).textContent()).toContain('“four” is no score');
      expect(player.said).toEqual([]);
      await field.fill('7');
      await field.press('Enter');
      expect(await player.answer()).toMatchObject({ score: '7' });
      expect(await field.getAttribute('title')).toContain('Outside of the scale');
    }));

  it('renames, moves, notes, limits, adds and removes', () =>
    using(browser, async (player, page) => {
      await button(page, 'Rename criterion Latency').focus();
      await page.keyboard.press('F2');
      await page.keyboard.type('Speed');
      await page.keyboard.press('Enter');
      expect(await player.answer()).toMatchObject({ type: 'renameCriterion', criterion: 1, name: 'Speed' });
      expect(await focused(page)).toBe('Rename criterion Speed');
      await page.keyboard.press('Alt+ArrowDown');
      expect(await player.answer()).toMatchObject({ type: 'moveCriterion', criterion: 1, to: 2 });
      expect(await focused(page)).toBe('Rename criterion Speed');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.type('>= 3');
      await page.keyboard.press('Enter');
      expect(await player.answer()).toMatchObject({ criterion: 2, critical: { op: '>=', value: '3' } });
      await score(page, 'Cost: Redis cluster').focus();
      await page.keyboard.press('n');
      await page.keyboard.type('$900 a month');
      await page.keyboard.press('Enter');
      expect(await player.answer()).toMatchObject({ type: 'setNote', option: 0, criterion: 4, note: '$900 a month' });
      expect(await page.locator('tbody tr').last().textContent()).toContain('$900 a month');
      await button(page, 'Add option').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type('Memcached');
      await page.keyboard.press('Enter');
      expect(await player.answer()).toMatchObject({ type: 'addOption', name: 'Memcached' });
      expect(await focused(page)).toBe('Availability: Memcached');
      await button(page, 'Remove option Memcached').focus();
      await page.keyboard.press('Enter');
      expect(await player.answer()).toMatchObject({ type: 'removeOption', option: 4 });
      expect(await focused(page)).toBe('Rename option Signed cookies');
      await button(page, 'Rename option Redis cluster').focus();
      await page.keyboard.press('Alt+ArrowLeft');
      await page.keyboard.press('Alt+ArrowRight');
      expect(await player.answer()).toMatchObject({ type: 'moveOption', option: 0, to: 1 });
    }));

  it('undoes in the document, and in the text while one is typed', () =>
    using(browser, async (player, page) => {
      await score(page, 'Latency: Redis cluster').focus();
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+y');
      await page.keyboard.press('Control+Shift+Z');
      await page.getByRole('slider').first().focus();
      await page.keyboard.press('Control+z');
      const kinds = ['undo', 'redo', 'redo', 'undo'];
      await expect.poll(() => player.said.map(({ type }) => type)).toEqual(kinds);
      await score(page, 'Latency: Redis cluster').focus();
      await page.keyboard.type('3');
      await page.keyboard.press('Control+z');
      expect(await score(page, 'Latency: Redis cluster').inputValue()).toBe('5');
      expect(player.said.length).toBe(4);
    }));

  it('does not let the browser undo in a number what only the text can undo', () =>
    using(browser, async (player, page) => {
      const field = score(page, 'Latency: Redis cluster');
      await field.focus();
      await page.keyboard.type('3');
      await page.keyboard.press('ArrowRight');
      await player.answer();
      await page.keyboard.press('ArrowLeft');
      await page.evaluate("document.execCommand('undo')");
      expect(await field.inputValue()).toBe('3');
      await page.keyboard.press('ArrowRight');
      expect(player.said).toEqual([]);
    }));

  it('commits what is typed when the file is saved or the page is left', () =>
    using(browser, async (player, page) => {
      await score(page, 'Latency: Redis cluster').focus();
      await page.keyboard.type('3');
      await page.keyboard.press('Control+s');
      expect(await player.answer()).toMatchObject({ type: 'setScore', score: '3' });
      await page.keyboard.type('2');
      await button(page, 'Pin').focus();
      expect(await player.answer()).toMatchObject({ type: 'setScore', score: '2' });
    }));

  it('goes to the text', () =>
    using(browser, async (player, page) => {
      await score(page, 'Latency: Sticky in-process').focus();
      await page.keyboard.press('F12');
      await expect.poll(() => player.said).toEqual([{ type: 'reveal', matrix: 0, option: 1, criterion: 1 }]);
    }));
});

describe('the clipboard', () => {
  const paste = (page: Page, text: string) =>
    page.evaluate(text => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, text);

  it('pastes a block at the focus, from a spreadsheet or as CSV', () =>
    using(browser, async (player, page) => {
      await score(page, 'Latency: Sticky in-process').focus();
      await paste(page, '4\t3\r\n2\t"1 (why, really)"\r\n');
      await paste(page, '4,3\n2,"a ""b"""');
      await expect.poll(() => player.said.length).toBe(2);
      expect(player.said).toEqual([
        {
          type: 'paste',
          version: 2,
          matrix: 0,
          option: 1,
          criterion: 1,
          rows: [
            ['4', '3'],
            ['2', '1 (why, really)'],
          ],
        },
        {
          type: 'paste',
          version: 2,
          matrix: 0,
          option: 1,
          criterion: 1,
          rows: [
            ['4', '3'],
            ['2', 'a "b"'],
          ],
        },
      ]);
    }));

  it('copies the focused cell, and the table as what is chosen', () =>
    using(browser, async (player, page) => {
      await button(page, 'Copy as').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect.poll(() => player.said).toEqual([{ type: 'copy', matrix: 0, as: 'csv' }]);
      expect(await page.getByRole('menu').count()).toBe(0);
      await score(page, 'Latency: Database (today)').focus();
      const copied = await page.evaluate(() => {
        const clipboardData = new DataTransfer();
        document.activeElement?.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true }));
        return clipboardData.getData('text/plain');
      });
      expect(copied).toBe('2');
    }));
});
