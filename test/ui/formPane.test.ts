import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import type { FormSnapshot } from '../../src/protocol/formPane';
import type { Draft } from '../../src/vscode/evidence/draft';
import { evidenceView } from '../../src/vscode/evidence/formView';
import { expectAccessible } from './matrixOpen';
import { openPane, type PanePage } from './panePage';
import { screenshot } from './screens';
import { type ThemeName, themeNames } from './theme';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const begun: Draft = { ref: 'REF-014', title: 'Load test of 2026-10-02', by: 'Mia Berg' };
const snapshot = (draft: Draft, part: Partial<FormSnapshot> = {}, tried = false): FormSnapshot => ({
  type: 'snapshot',
  ...evidenceView(draft, tried),
  problem: null,
  ...part,
});

/** The page with a host that does what the real one does: keeps what is typed and says what it comes to. */
async function using(
  draft: Draft,
  work: (page: Page, pane: PanePage) => Promise<void>,
  { theme = 'dark', width = 800, part = {} }: { theme?: ThemeName; width?: number; part?: Partial<FormSnapshot> } = {},
): Promise<void> {
  const pane = await openPane(browser, 'form', theme, width);
  try {
    await expect.poll(() => pane.said).toEqual([{ type: 'ready' }]);
    pane.said.splice(0);
    await pane.send(snapshot(draft, part));
    await pane.page.locator('main').waitFor();
    await work(pane.page, pane);
    expect(pane.complaints).toEqual([]);
  } finally {
    await pane.close();
  }
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const choice = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });

describe('the form', () => {
  it('is a page with named groups and fields, and hands over what is typed', () =>
    using(begun, async (page, { said }) => {
      await page.getByRole('main', { name: 'Assess Evidence (GRADE)' }).waitFor();
      for (const name of ['The source', 'What lowers it', 'What raises it', 'Who says so'])
        await page.getByRole('group', { name }).waitFor();
      await field(page, 'Title').fill('A study');
      await choice(page, 'Kind of source').selectOption('preprint');
      await choice(page, 'Imprecision').selectOption('2');
      await page.getByRole('button', { name: 'Save assessment', exact: true }).click();
      await page.getByRole('button', { name: 'Cancel', exact: true }).click();
      expect(said).toEqual([
        { type: 'set', id: 'title', value: 'A study' },
        { type: 'set', id: 'source_type', value: 'preprint' },
        { type: 'set', id: 'lowered.imprecision', value: '2' },
        { type: 'submit' },
        { type: 'cancel' },
      ]);
    }));

  it('shows the computation live', () =>
    using(begun, async (page, { send }) => {
      expect(await page.getByText('Level:').isVisible()).toBe(false);
      await send(snapshot({ ...begun, source_type: 'preprint', 'lowered.imprecision': '1' }));
      await page.getByRole('status').getByText('LOW', { exact: true }).waitFor();
      await page.getByText('preprint: MODERATE, imprecision -1: LOW.').waitFor();
      await field(page, 'Why: imprecision').waitFor();
      await send(snapshot({ ...begun, source_type: 'preprint' }));
      await page.getByRole('status').getByText('MODERATE', { exact: true }).waitFor();
      expect(await field(page, 'Why: imprecision').count()).toBe(0);
    }));

  it('keeps what a person is typing, and where they are, when an older answer comes', () =>
    using(begun, async (page, { send }) => {
      const title = field(page, 'Title');
      await title.focus();
      await page.keyboard.press('End');
      await page.keyboard.type(' again');
      await send(snapshot({ ...begun, source_type: 'book', 'lowered.indirectness': '1' }));
      await field(page, 'Why: indirectness').waitFor();
      expect(await title.inputValue()).toBe('Load test of 2026-10-02 again');
      await page.keyboard.type('!');
      expect(await title.inputValue()).toBe('Load test of 2026-10-02 again!');
    }));

  it('says what is missing at its field, and takes the person there', () =>
    using({ ref: 'REF-014', by: 'Mia' }, async (page, { send, said }) => {
      await page.keyboard.press('Control+Enter');
      expect(said).toEqual([{ type: 'submit' }]);
      await send(snapshot({ ref: 'REF-014', by: 'Mia' }, { problem: 'Some fields have to be filled in first.' }, true));
      await page.getByRole('alert').getByText('Some fields').waitFor();
      const title = field(page, 'Title');
      expect(await title.getAttribute('aria-invalid')).toBe('true');
      expect(await page.evaluate('document.activeElement.id')).toBe('field-title');
      await page.getByText('This is needed.').waitFor();
    }));

  it('is reached with Tab alone', () =>
    using({ ...begun, source_type: 'book' }, async page => {
      const reached = new Set<string>();
      for (let presses = 0; presses < 30; presses++) {
        await page.keyboard.press('Tab');
        reached.add(await page.evaluate<string>('document.activeElement.id || document.activeElement.textContent'));
      }
      for (const id of [
        'field-ref',
        'field-source_type',
        'field-lowered.risk_of_bias',
        'field-notes',
        'Save assessment',
        'Cancel',
      ])
        expect([...reached]).toContain(id);
    }));

  it('takes what it shows as text', () =>
    using({ ...begun, title: '<img src=x onerror=alert(1)>' }, async page => {
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('<img src=x onerror=alert(1)>');
      expect(await page.locator('img').count()).toBe(0);
    }));

  const shown: Record<string, [Draft, Partial<FormSnapshot>]> = {
    begun: [begun, { hints: ['Chosen: Redis cluster.', 'Not chosen: Signed cookies (fails Security).'] }],
    full: [{ ...begun, source_type: 'vendor-blog', 'lowered.imprecision': '1', verified: 'yes' }, {}],
    refused: [begun, { problem: 'REF-014.yaml breaks off; restore it from version control.' }],
  };
  it.each(themeNames)('is accessible in %s', async theme => {
    for (const [name, [draft, part]] of Object.entries(shown))
      await using(
        draft,
        async page => {
          await screenshot(page, `form-${name}-${theme}`);
          await expectAccessible(page);
        },
        { theme, part },
      );
  });

  it.each([360, 700])('loses nothing at a width of %d', width =>
    using(
      begun,
      async page => {
        await screenshot(page, `form-${width}`);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      },
      { width },
    ),
  );
});
