import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import type { LogFigures } from '../../src/log/figures';
import type { DashboardSnapshot } from '../../src/protocol/dashboardPane';
import { dashboardOf } from '../../src/vscode/dashboard/snapshot';
import { expectAccessible } from './matrixOpen';
import { openPane, type PanePage } from './panePage';
import { screenshot } from './screens';
import { type ThemeName, themeNames } from './theme';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const decision = (
  path: string,
  part: Partial<LogFigures['decisions'][number]> = {},
): LogFigures['decisions'][number] => ({
  ...{ path, title: `Title of ${path}`, status: 'accepted', alternatives: 4, criteria: 5, explained: 1 },
  ...{ triggers: 4, measurableTriggers: 4, confidence: 'MODERATE', reached: null },
  ...part,
});
const figures: LogFigures = {
  records: 4,
  decisions: [
    decision('docs/adr/0001-a.md'),
    decision('docs/adr/0002-b.md', { measurableTriggers: 1, confidence: 'TIE' }),
    decision('docs/adr/0003-c.md', { explained: 0.5, status: 'proposed' }),
    decision('docs/adr/0004-d.md', {
      title: '<img src=x onerror=alert(1)>',
      explained: null,
      confidence: null,
      status: null,
    }),
  ],
  superseded: { count: 0, of: 2, share: 0, target: 'under 5 %' },
  supersededYoung: { count: 1, of: 2, share: 0.5, target: 'under 5 %' },
  measurable: { count: 3, of: 4, share: 0.75, target: '100 %' },
  explained: { count: 2, of: 3, share: 2 / 3, target: '100 %' },
  fired: { times: 2, decisions: 1 },
  confidence: { HIGH: 0, MODERATE: 2, TIE: 1, none: 1 },
  reached: { decisions: 1, milliseconds: 600_000, tokens: 6100 },
  tokens: 6100,
  edits: 3,
};
const shown = (part: Partial<LogFigures> = {}): DashboardSnapshot =>
  dashboardOf({
    folder: 'docs/adr',
    figures: { ...figures, ...part },
    fires: new Map([['docs/adr/0001-a.md', 2]]),
    asked: new Set(figures.decisions.map(({ path }) => path)),
    gaveUp: [],
    restore: '{}',
  });

async function using(
  snapshot: DashboardSnapshot,
  work: (page: Page, pane: PanePage) => Promise<void>,
  { theme = 'dark', width = 1100 }: { theme?: ThemeName; width?: number } = {},
): Promise<void> {
  const pane = await openPane(browser, 'dashboard', theme, width);
  try {
    await expect.poll(() => pane.said).toEqual([{ type: 'ready' }]);
    pane.said.splice(0);
    await pane.send(snapshot);
    await pane.page.locator('main').waitFor();
    await work(pane.page, pane);
    expect(pane.complaints).toEqual([]);
  } finally {
    await pane.close();
  }
}

describe('the dashboard', () => {
  it('says the figures, and whether they are what they should be', () =>
    using(shown(), async page => {
      await page.getByRole('main', { name: 'Decision dashboard' }).waitFor();
      const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
      for (const part of [
        '4 decisions in docs/adr',
        'Superseded within a year 0 of 2 (0 %) Met; target under 5 %',
        '3 to 7 measurable triggers 3 of 4 (75 %) Not met; target 100 %',
        'Every score explained 2 of 3 (66 %) Not met',
        'Triggers that fire now 2',
        'Time to decision (median) 10 min',
        '4 of 4 measurable, 2 fire',
      ])
        expect(text).toContain(part);
    }));

  it('leads to records: from the table, and from what misses a goal', () =>
    using(shown(), async (page, { said }) => {
      await page.getByRole('button', { name: 'Title of docs/adr/0001-a.md' }).click();
      await page.getByText('1 to look at').first().click();
      await page.getByRole('button', { name: 'docs/adr/0002-b.md', exact: true }).press('Enter');
      expect(said).toEqual([
        { type: 'openRecord', path: 'docs/adr/0001-a.md' },
        { type: 'openRecord', path: 'docs/adr/0002-b.md' },
      ]);
      expect(await page.locator('img').count()).toBe(0);
    }));

  it('keeps the focus where it was when the figures change', () =>
    using(shown(), async (page, { send }) => {
      await page.getByRole('button', { name: 'Title of docs/adr/0003-c.md' }).focus();
      await send(shown({ tokens: 9000 }));
      await page.getByText('9,000').waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Title of docs/adr/0003-c.md');
    }));

  it('says what to do where there is no record', () =>
    using(shown({ records: 0, decisions: [] }), async page => {
      await page.getByText('There is no decision record in docs/adr yet.').waitFor();
    }));

  it.each(themeNames)('is accessible in %s', theme =>
    using(
      shown(),
      async page => {
        await screenshot(page, `dashboard-${theme}`);
        await expectAccessible(page);
      },
      { theme },
    ),
  );

  it.each([360, 700])('loses nothing at a width of %d', width =>
    using(
      shown(),
      async page => {
        await screenshot(page, `dashboard-${width}`);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      },
      { width },
    ),
  );
});
