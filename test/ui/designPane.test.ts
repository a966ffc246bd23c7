import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { type DeliberationSnapshot, toDeliberationPane } from '../../src/protocol/deliberationPane';
import { context, snapshots, title } from './designExample';
import { type Driver, startDriver, type Theme } from './driver';
import { expectAccessible } from './matrixOpen';
import { openPane, type PanePage } from './panePage';
import { screenshot } from './screens';
import { type ThemeName, themeNames } from './theme';

let browser: Browser;
let all: ReadonlyMap<string, DeliberationSnapshot>;
beforeAll(async () => {
  [browser, all] = await Promise.all([launchBrowser(), snapshots()]);
}, 60_000);
afterAll(() => browser.close());

const at = (name: string): DeliberationSnapshot => {
  const found = all.get(name);
  if (!found) throw new Error(`the design never came to ${name}; it came to ${[...all.keys()].join()}`);
  return found;
};
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const button = (page: Page | FrameLocator, name: string) => page.getByRole('button', { name, exact: true });

async function using(
  shown: DeliberationSnapshot,
  work: (page: Page, pane: PanePage) => Promise<void>,
  { theme = 'dark', width = 1100 }: { theme?: ThemeName; width?: number } = {},
): Promise<void> {
  const pane = await openPane(browser, 'deliberation', theme, width);
  try {
    await expect.poll(() => pane.said).toEqual([{ type: 'ready' }]);
    pane.said.splice(0);
    await pane.send(shown);
    await pane.page.locator('main').waitFor();
    await work(pane.page, pane);
    expect(pane.complaints).toEqual([]);
  } finally {
    await pane.close();
  }
}

describe('the page of a design', () => {
  it('is sent nothing that the protocol does not know', () => {
    for (const shown of all.values()) expect(toDeliberationPane.safeParse(shown).error).toBeUndefined();
    expect([...all.keys()]).toEqual(
      expect.arrayContaining([
        'context',
        'contradictions',
        'requirements',
        'choices',
        'overview',
        'roadmap',
        'document',
      ]),
    );
  });

  it('lists every step, the current one marked, and goes back to one that was passed', () =>
    using(at('api'), async (page, { said }) => {
      const steps = page.getByRole('navigation', { name: 'Phases' }).getByRole('listitem');
      expect(await steps.count()).toBe(14);
      expect(await page.locator('[aria-current="step"]').textContent()).toBe('API specification');
      await button(page, 'Go back to Component breakdown').click();
      expect(said).toEqual([{ type: 'visit', place: 'step:components' }]);
    }));

  it('asks for what the text does not say, and for the quantities', () =>
    using(at('context'), async (page, { said }) => {
      await page.getByText('What may it cost per month?').waitFor();
      await field(page, 'What is known of Budget').fill('$8K/month');
      await page.keyboard.press('Enter');
      await page.getByRole('checkbox', { name: 'It counts: 99.9% uptime', exact: true }).uncheck();
      expect(said).toMatchObject([
        { type: 'setEntry', table: 'fields', column: 1, value: '$8K/month' },
        { type: 'tickEntry', table: 'quantities', ticked: false },
      ]);
    }));

  it('shows a contradiction that is to be ticked off', () =>
    using(at('contradictions'), async (page, { said }) => {
      await page.getByRole('table', { name: 'Exceptions' }).waitFor();
      const tick = page.getByRole('checkbox', { name: /^Seen: / });
      expect(await tick.first().isChecked()).toBe(false);
      await tick.first().check();
      expect(said).toMatchObject([{ type: 'tickEntry', table: 'exceptions', id: 0, ticked: true }]);
      expect(await page.locator('.thoughts [data-type="Exception"]').count()).toBeGreaterThan(0);
    }));

  it('has requirements to edit, a choice of kinds, and a line to add one', () =>
    using(at('requirements'), async (page, { said }) => {
      await page.getByRole('combobox').first().selectOption('user workflow');
      await field(page, 'Add a requirement').fill('Refund within 14 days');
      await page.keyboard.press('Enter');
      await page
        .getByRole('button', { name: /^Remove requirement / })
        .first()
        .click();
      expect(said).toMatchObject([
        { type: 'setEntry', table: 'requirements', id: 0, column: 1, value: 'user workflow' },
        { type: 'addEntry', table: 'requirements', value: 'Refund within 14 days' },
        { type: 'removeEntry', table: 'requirements', id: 0 },
      ]);
    }));

  it('has a step made again with a wish, or left out', () =>
    using(at('components'), async (page, { said }) => {
      await button(page, 'Again').click();
      expect(said).toEqual([]);
      await page.getByRole('textbox', { name: 'What should be otherwise' }).fill('fewer of them');
      await page.keyboard.press('Enter');
      await button(page, 'Skip').click();
      expect(said).toMatchObject([{ type: 'again', note: 'fewer of them' }, { type: 'skip' }]);
    }));

  it.each(themeNames)('is accessible in %s', async theme => {
    for (const name of [
      'context',
      'contradictions',
      'requirements',
      'choices',
      'components',
      'data',
      'document',
      'done',
      'idle',
    ])
      await using(
        at(name),
        async page => {
          await screenshot(page, `design-${name}-${theme}`);
          await expectAccessible(page);
        },
        { theme },
      );
  });

  it.each([420, 700])('loses nothing at a width of %d', async width => {
    for (const name of ['context', 'requirements', 'choices', 'components', 'data'])
      await using(
        at(name),
        async page => {
          const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
          await screenshot(page, `design-${name}-${width}`);
          expect(over, name).toBeLessThanOrEqual(0);
        },
        { width },
      );
  });
});

describe('a design in the workbench', { timeout: 180_000 }, () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 300_000);
  afterAll(() => driver?.stop());

  it.each(['dark', 'light', 'high-contrast'] satisfies Theme[])(
    'goes from a brief to a document by keys alone (%s)',
    async theme => {
      const session = await driver.open({ theme, width: 1440 });
      const { page, workspace } = session;
      try {
        await page.keyboard.press('Control+b');
        await session.run('ADR: New Architecture Design');
        await session.answer(/What is to be designed/, title);
        await page.locator('.quick-input-list').getByText('Type it').waitFor();
        await page.keyboard.type('Type it');
        await page.keyboard.press('Enter');
        await session.answer(/What must it do/, context);
        const pane = session.pane();
        const gate = async (phase: string) => {
          await pane.locator('[aria-current="step"]').getByText(phase, { exact: true }).waitFor();
          await button(pane, 'Continue').waitFor();
          await page.waitForTimeout(500);
        };
        await gate('Context');
        await screenshot(page, `workbench-design-context-${theme}`);
        await page.keyboard.press('Enter');
        await pane.getByRole('table', { name: 'Exceptions' }).waitFor();
        await page.waitForTimeout(500);
        await screenshot(page, `workbench-design-contradictions-${theme}`);
        for (const tick of await pane.getByRole('checkbox').all()) await settle(tick, true);
        await page.keyboard.press('Enter');
        await pane.getByRole('table', { name: 'Requirements' }).waitFor();
        await page.keyboard.press('Enter');
        await gate('Key choices');
        await screenshot(page, `workbench-design-choices-${theme}`);
        // Two are enough for a picture.
        for (const tick of (await pane.getByRole('checkbox').all()).slice(2)) await settle(tick, false);
        await page.keyboard.press('Enter');
        await through(page, pane, 'High-level architecture');
        await page.keyboard.press('Enter');
        await gate('Component breakdown');
        await screenshot(page, `workbench-design-step-${theme}`);
        const file = path.join(workspace, 'docs/architecture/ticket-shop.md');
        expect(existsSync(file)).toBe(true);
        for (let step = 0; step < 9; step++) {
          await page.keyboard.press('Enter');
          await page.waitForTimeout(400);
        }
        await through(page, pane, 'Document');
        await page.keyboard.press('Enter');
        await pane.getByText('The document is written').waitFor();
        await session.run('ADR: Open Diagram Preview to the Side');
        await page.waitForTimeout(2500);
        await screenshot(page, `workbench-design-diagrams-${theme}`);
        await expect.poll(() => readFileSync(file, 'utf8')).toContain('## Implementation Roadmap');
        const records = readdirSync(path.join(workspace, 'docs/adr')).filter(name => name.includes('ticket-shop'));
        expect(records).toHaveLength(2);
      } finally {
        await session.close();
      }
    },
  );
});

/** What the page shows comes from the host: a click is there when its answer is. */
async function settle(tick: Locator, checked: boolean): Promise<void> {
  await tick.click();
  await expect.poll(() => tick.isChecked()).toBe(checked);
}

/** Accepts what is asked on the way; where options are level it stays open. */
async function through(page: Page, pane: FrameLocator, phase: string): Promise<void> {
  const there = pane.locator('[aria-current="step"]').getByText(phase, { exact: true });
  for (let tries = 0; tries < 60; tries++) {
    if (await there.isVisible()) break;
    const open = pane.getByRole('radio', { name: 'Leave it open' });
    if (await open.isVisible()) await open.check();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(400);
  }
  await there.waitFor();
  await button(pane, 'Continue').waitFor();
  await page.waitForTimeout(500);
}
