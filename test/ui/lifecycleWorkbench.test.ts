import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Driver, type Session, startDriver, type Theme, themes } from './driver';
import { focusText } from './matrixInWorkbench';
import { screenshot } from './screens';

const record = 'docs/adr/0005-queue-mails-in-postgresql.md';
const accepted = 'docs/adr/0001-record-architecture-decisions.md';
const trace = '.aiwg/working/tot-explorations/0005-queue-mails-in-postgresql.jsonl';
const thought = (id: string, parent: string | null, phase: string, type: string, text: string) =>
  JSON.stringify({ id, at: '2026-11-16T10:00:00Z', phase, type, text, parent });
const thoughts = `${[
  thought('t1', null, 'frame', 'Goal', 'How confirmations are sent without waiting'),
  thought('t2', 't1', 'alternatives', 'Reasoning', 'A table, a broker, or the provider’s own queue'),
  thought('t3', 't2', 'scores', 'Synthesis', 'The table wins: one transaction'),
].join('\n')}\n`;

const textOf = (session: Session, file: string) => readFileSync(path.join(session.workspace, file), 'utf8');

/** What is out of sight is drawn when it comes into it. */
async function drawn(pane: FrameLocator, name: RegExp): Promise<void> {
  const figure = pane.getByRole('figure', { name });
  await figure.waitFor({ state: 'attached' });
  await figure.evaluate(element => element.scrollIntoView());
  await figure.locator('svg').first().waitFor();
}

/** Toasts do not show in a window that is in nobody's sight. */
async function notices(session: Session): Promise<Locator> {
  await session.run('Notifications: Show Notifications');
  return session.page.locator('.notifications-center');
}

describe('the life of a decision in the workbench', { timeout: 180_000 }, () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 300_000);
  afterAll(() => driver?.stop());

  it.each(Object.keys(themes) as Theme[])('draws relations, time and thoughts (%s)', async theme => {
    const session = await driver.open({ theme, width: 1400, file: record, files: { [trace]: thoughts } });
    try {
      await session.page.keyboard.press('Control+b');
      await session.page.keyboard.press('Control+Alt+b');
      await session.run('ADR: Open Diagram Preview to the Side');
      const own = session.pane();
      await drawn(own, /^Related decisions$/);
      await drawn(own, /^Thoughts that led to it$/);
      await session.page.waitForTimeout(600);
      await screenshot(session.page, `workbench-around-${theme}`);
      await focusText(session);
      await session.run('ADR: Open Decision Graph');
      const log = session.pane();
      await drawn(log, /^Thoughts that led to 0005/);
      await drawn(log, /^Timeline/);
      await drawn(log, /^Relations/);
      await session.page.waitForTimeout(600);
      await screenshot(session.page, `workbench-graph-${theme}`);
    } finally {
      await session.close();
    }
  });

  it('changes a status by keys, says so, and Undo takes it back', async () => {
    const session = await driver.open({ file: accepted });
    const { page } = session;
    const before = textOf(session, accepted);
    try {
      await session.run('ADR: Change Status');
      await page.getByPlaceholder(/It is Accepted now/i).waitFor();
      await screenshot(page, 'workbench-status');
      await page.keyboard.type('deprecated');
      await page.keyboard.press('Enter');
      await session.saves(accepted, text => text === before.replace('\nAccepted\n', '\nDeprecated\n'));
      const said = await notices(session);
      await said.getByText(/is deprecated now\. Undo takes it back/).waitFor();
      await screenshot(page, 'workbench-status-said');
      await said.getByRole('button', { name: 'Undo' }).click();
      // A palette that opens meanwhile would be what is undone in.
      await page.waitForTimeout(2000);
      await session.saves(accepted, text => text === before);
    } finally {
      await session.close();
    }
  });

  it('tells who rewrites what was agreed on, once, and makes the successor that is asked for', async () => {
    const session = await driver.open({ file: accepted });
    const { page } = session;
    try {
      await focusText(session);
      await page.keyboard.press('Control+End');
      await page.keyboard.type('One more thought.');
      await page.waitForTimeout(1500);
      const said = await notices(session);
      await said.getByText(/is accepted: what it says was agreed on/).waitFor();
      await screenshot(page, 'workbench-guard');
      await said.getByRole('button', { name: 'Supersede It' }).click();
      await page.getByPlaceholder(/takes its place/).waitFor();
      await page.keyboard.press('Enter');
      await session.answer(/What is decided instead/, 'Record decisions with matrices');
      const made = 'docs/adr/0007-record-decisions-with-matrices.md';
      await expect.poll(() => existsSync(path.join(session.workspace, made)), { timeout: 20_000 }).toBe(true);
      await session.saves(made, text => /Supersedes \[1\. Record/.test(text));
      // Nothing that was typed is lost.
      await page.getByRole('tab', { name: /0001-record/ }).click();
      await page.getByText('One more thought.').first().waitFor();
      expect(await said.getByText(/what it says was agreed on/).count()).toBe(0);
    } finally {
      await session.close();
    }
  });

  it('says what renumbering will do before it does it', async () => {
    const twin = 'docs/adr/0005-use-a-cdn.md';
    const text = '# ADR-0005: Use a CDN\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n';
    const session = await driver.open({ file: twin, files: { [twin]: text } });
    const { page } = session;
    try {
      await session.run('ADR: Renumber Decision');
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/0005-use-a-cdn\.md → docs\/adr\/0007-use-a-cdn\.md/).waitFor();
      await screenshot(page, 'workbench-renumber');
      await page.keyboard.press('Enter');
      await session.saves('docs/adr/0007-use-a-cdn.md', now => now.startsWith('# ADR-0007: Use a CDN\n'));
      await page.getByRole('tab', { name: /0007-use-a-cdn/ }).waitFor();
      await screenshot(page, 'workbench-renumber-said');
    } finally {
      await session.close();
    }
  });
});
