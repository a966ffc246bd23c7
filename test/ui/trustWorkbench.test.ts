import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Driver, type Session, startDriver } from './driver';
import { focusText } from './matrixInWorkbench';
import { screenshot } from './screens';

const record = 'docs/adr/0004-keep-user-sessions-in-redis.md';
const records = '.aiwg/research/provenance/records';
const file = `${records}/0004-keep-user-sessions-in-redis.prov.yaml`;

/** Types at the end of the record, as a person does, and saves. */
async function typeAndSave(session: Session, line: string): Promise<void> {
  await focusText(session);
  await session.page.keyboard.press('Control+End');
  await session.page.keyboard.type(`\n${line}\n`);
  await session.saves(record, text => text.includes(line));
}

describe('what can be trusted, as a person sees it', () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 120_000);
  afterAll(() => driver.stop());

  it('an edit is recorded, one made elsewhere is found and recorded, and both are shown with the graph', async () => {
    const session = await driver.open({ file: record });
    const { page, workspace } = session;
    const provenance = () =>
      existsSync(path.join(workspace, file)) ? readFileSync(path.join(workspace, file), 'utf8') : '';
    try {
      await page.keyboard.press('Control+Alt+b');
      await typeAndSave(session, 'Measured again: p95 is 3 ms.');
      await expect.poll(provenance, { timeout: 15_000 }).toContain('- id: urn:aiwg:activity:');
      const text = readFileSync(path.join(workspace, record), 'utf8');
      writeFileSync(path.join(workspace, record), text.replace('Measured again', 'Somebody measured'));
      await session.run('File: Revert File');
      await session.run('ADR: Verify Provenance');
      await page.waitForTimeout(1500);
      // The test driver shows no toasts; their centre has them.
      await session.run('Notifications: Show Notifications');
      await page.getByRole('button', { name: 'Record and Repair' }).first().waitFor();
      await screenshot(page, 'trust-verify');
      await page.getByRole('button', { name: 'Record and Repair' }).first().click();
      await expect.poll(provenance, { timeout: 15_000 }).toContain('unrecorded: true');
      await session.pane().getByRole('figure').first().locator('svg').first().waitFor();
      await screenshot(page, 'trust-provenance');
    } finally {
      await session.close();
    }
  }, 180_000);

  it('a review is written, and the gate has its report', async () => {
    const session = await driver.open({ file: record });
    const { page, workspace } = session;
    try {
      await page.keyboard.press('Control+Alt+b');
      await session.run('ADR: Review Decision (Reflection)');
      const form = session.pane();
      await form.getByRole('textbox').first().fill('Two failovers in six months, both under a second.');
      await form.getByRole('textbox').nth(1).fill('The replica was there from the first day.');
      await screenshot(page, 'trust-lessons');
      await page.keyboard.press('Control+Enter');
      const folder = path.join(workspace, '.aiwg/ralph/reflections');
      await expect.poll(() => existsSync(folder) && readdirSync(folder).length, { timeout: 15_000 }).toBe(1);
      await session.run('Notifications: Clear All Notifications');
      await session.run('ADR: Assess Evidence (GRADE)');
      await session.answer(/The DOI, link or file/, '10.1145/3297858.3304013');
      const evidence = session.pane();
      await evidence.getByRole('combobox', { name: 'Imprecision' }).selectOption('1');
      await evidence.getByRole('textbox', { name: 'Title' }).fill('A study of caches');
      await screenshot(page, 'trust-evidence');
      await evidence.getByRole('button', { name: 'Cancel' }).click();
      await session.run('ADR: Run Quality Gate');
      await page.locator('.quick-input-list').getByText('elaboration').first().click();
      await page
        .getByRole('tab', { name: /gate-elaboration/ })
        .first()
        .waitFor();
      await session.run('Markdown: Open Preview');
      await session
        .pane()
        .getByRole('heading', { level: 1, name: /Evidence gate: elaboration/ })
        .waitFor();
      await screenshot(page, 'trust-gate');
    } finally {
      await session.close();
    }
  }, 180_000);
});
