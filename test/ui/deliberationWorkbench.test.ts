import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Driver, type Session, startDriver, type Theme } from './driver';
import { screenshot } from './screens';

const title = 'Where product pages are cached';
const context =
  'The shop serves 2,500 requests/second on product pages and 10K requests/second at the spring sale. p95 has to stay under 200 ms, and price changes must be visible within 60 seconds. Everything is rendered by a Spring Boot monolith over PostgreSQL 14; the budget may grow by $2,000/month, the team has five people.';

const folder = (session: Session) => path.join(session.workspace, 'docs', 'adr');
const records = (session: Session) => readdirSync(folder(session)).filter(name => name.includes('product-pages'));
const textOf = (session: Session) => {
  const [name] = records(session);
  return name ? readFileSync(path.join(folder(session), name), 'utf8') : '';
};

/** The dialog, by keyboard: title, where the context is from, the context, and on. */
async function begin(session: Session): Promise<FrameLocator> {
  const { page } = session;
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+Alt+b');
  await session.run('ADR: New ADR with ToT');
  await session.answer(/What is to be decided/, title);
  await page.locator('.quick-input-list').getByText('Type it').waitFor();
  await page.keyboard.type('Type it');
  await page.keyboard.press('Enter');
  await session.answer(/What forces the decision/, context);
  await page.getByPlaceholder(/deserves a deliberation/).waitFor();
  await page.locator('.quick-input-list').getByText('Preview').waitFor();
  await screenshot(page, 'workbench-deliberation-ways');
  await page.keyboard.press('Enter');
  const pane = session.pane();
  await atGate(pane, 'Criteria');
  return pane;
}

async function atGate(pane: FrameLocator, phase: string): Promise<void> {
  await pane.locator('[aria-current="step"]').getByText(phase, { exact: true }).waitFor();
  await pane.getByRole('button', { name: 'Continue', exact: true }).waitFor();
}

describe('a deliberation in the workbench', { timeout: 180_000 }, () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 300_000);
  afterAll(() => driver?.stop());

  it.each(['dark', 'light', 'high-contrast'] satisfies Theme[])(
    'goes from a question to a record by keys alone (%s)',
    async theme => {
      const session = await driver.open({ theme, width: 1440 });
      const { page } = session;
      try {
        const pane = await begin(session);
        const shot = async (name: string) => {
          await page.waitForTimeout(600);
          await screenshot(page, `workbench-gate-${name}-${theme}`);
          if (theme !== 'dark') return;
          // As the README shows it.
          await page.setViewportSize({ width: 1280, height: 720 });
          await page.waitForTimeout(600);
          await screenshot(page, `gate-${name}`);
          await page.setViewportSize({ width: 1440, height: 900 });
        };
        await shot('criteria');
        await page.keyboard.press('Enter');
        await atGate(pane, 'Alternatives');
        expect(await pane.getByRole('checkbox').count()).toBeGreaterThanOrEqual(3);
        await shot('alternatives');
        await page.keyboard.press('Enter');
        await atGate(pane, 'Scores');
        await pane.getByRole('table', { name: 'Decision matrix' }).waitFor();
        await shot('scores');
        await page.keyboard.press('Enter');
        await atGate(pane, 'Review');
        await shot('record');
        await page.keyboard.press('Enter');
        await pane.getByText('The record is written, as proposed').waitFor();
        await expect.poll(() => textOf(session)).toContain('## Backtracking Triggers');
        expect(textOf(session)).toMatch(/^## Status\n\nProposed$/m);
        await shot('done');
        if (theme !== 'dark') return;
        await session.run('ADR: Show Thought Trace');
        await page.getByRole('tab', { name: /Thoughts of/ }).waitFor();
        // The deliberation page is behind the diagrams now.
        await session.pane().getByRole('figure', { name: 'Tree' }).locator('svg .node').first().waitFor();
        await screenshot(page, 'workbench-thoughts');
      } finally {
        await session.close();
      }
    },
  );

  it('takes a strike and a weight at the gates, and Cancel keeps what is there', async () => {
    const session = await driver.open({});
    try {
      const pane = await begin(session);
      const weight = pane.getByRole('textbox', { name: /^Weight of/ }).first();
      await weight.fill('80');
      await session.page.keyboard.press('Enter');
      await pane.getByText(/The weights sum to/).waitFor();
      await pane.getByRole('button', { name: 'Continue', exact: true }).click();
      await atGate(pane, 'Alternatives');
      const struck = pane.getByRole('checkbox').last();
      const name = await struck.getAttribute('aria-label');
      await struck.uncheck();
      await pane.getByText('struck by you').waitFor();
      await pane.getByRole('button', { name: 'Continue', exact: true }).click();
      await atGate(pane, 'Scores');
      expect(await pane.getByRole('columnheader', { name: name ?? '' }).count()).toBe(0);
      await pane.getByRole('button', { name: 'Cancel', exact: true }).click();
      await pane
        .getByText(/can be resumed whenever you like/)
        .first()
        .waitFor();
      expect(textOf(session)).toContain('## Decision Matrix');
      await pane.getByRole('button', { name: 'Resume', exact: true }).click();
      await atGate(pane, 'Scores');
    } finally {
      await session.close();
    }
  });

  it('reminds of a gate whose page was closed, and opens it again', async () => {
    const session = await driver.open({});
    const { page } = session;
    try {
      await begin(session);
      await page.getByRole('tab', { name: /^Deliberation/ }).click({ button: 'middle' });
      await page.getByRole('tab', { name: /^Deliberation/ }).waitFor({ state: 'detached' });
      // Toasts do not show in a window that is in nobody's sight.
      await session.run('Notifications: Show Notifications');
      const center = page.locator('.notifications-center');
      await center.getByText(`${title}: the deliberation waits for you at Criteria.`).waitFor();
      await page.getByRole('tab', { name: /product-pages/ }).waitFor();
      await center.getByRole('button', { name: 'Open', exact: true }).click();
      await atGate(session.pane(), 'Criteria');
    } finally {
      await session.close();
    }
  });

  it('offers to resume after a reload of the window', async () => {
    const session = await driver.open({});
    try {
      const pane = await begin(session);
      await pane.getByRole('button', { name: 'Continue', exact: true }).click();
      await atGate(pane, 'Alternatives');
      // VS Code in a browser writes its state down every few seconds.
      await session.page.waitForTimeout(8000);
      const address = new URL(session.page.url());
      address.searchParams.delete('payload');
      await session.page.goto(address.href);
      const again = session.pane();
      await again.getByText('It was stopped before its end').waitFor({ timeout: 30_000 });
      await again.getByRole('button', { name: 'Resume', exact: true }).click();
      await atGate(again, 'Alternatives');
      await session.run('ADR: Resume Deliberation');
      await atGate(again, 'Alternatives');
    } finally {
      await session.close();
    }
  });

  it('shows what will be sent before it is sent', async () => {
    const session = await driver.open({});
    const { page } = session;
    try {
      await session.run('ADR: New ADR with ToT');
      await session.answer(/What is to be decided/, title);
      await page.locator('.quick-input-list').getByText('Type it').waitFor();
      await page.keyboard.type('Type it');
      await page.keyboard.press('Enter');
      await session.answer(/What forces the decision/, `${context} password = hunter2hunter2`);
      await page.locator('.quick-input-list').getByText('Preview').waitFor();
      await page.keyboard.type('Preview');
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: /What is sent/ }).waitFor();
      const shown = page.locator('.editor-instance').getByText('[masked: password]').first();
      await shown.waitFor();
      expect(await page.getByText('hunter2').count()).toBe(0);
      // The question how to go on is asked again beside it.
      await page.getByPlaceholder(/deserves a deliberation/).waitFor();
      await screenshot(page, 'workbench-deliberation-preview');
      await page.keyboard.press('Escape');
      expect(existsSync(folder(session)) && records(session)).toEqual([]);
    } finally {
      await session.close();
    }
  });
});
