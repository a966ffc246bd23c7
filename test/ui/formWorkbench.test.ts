import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Driver, startDriver } from './driver';

const record = 'docs/adr/0004-keep-user-sessions-in-redis.md';

describe('in VS Code, with keys and clicks', () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 120_000);
  afterAll(() => driver.stop());

  it('what is typed in a form is there again after the window was reloaded', async () => {
    const session = await driver.open({ file: record });
    try {
      const { page } = session;
      // More than a pane usually keeps: no part of what a person typed may be lost.
      const long = 'a word, '.repeat(600).trim();
      await session.run('ADR: Assess Evidence (GRADE)');
      await session.answer(/The DOI, link or file/, 'https://arxiv.org/abs/2401.00001');
      const form = session.pane();
      await form.getByRole('textbox', { name: 'Title' }).fill('A study of caches');
      for (const name of ['Authors', 'Notes', 'Assessed by'])
        await form.getByRole('textbox', { name }).fill(`${name}: ${long}`);
      await form.getByRole('combobox', { name: 'Imprecision' }).selectOption('1');
      await form.getByRole('status').getByText('LOW', { exact: true }).waitFor();
      await page.waitForTimeout(6000);
      await reopened(page);
      const again = session.pane();
      await again.getByRole('status').getByText('LOW', { exact: true }).waitFor({ timeout: 60_000 });
      const typedIn = (name: string) => again.getByRole('textbox', { name, exact: true }).inputValue();
      expect(await typedIn('Title')).toBe('A study of caches');
      for (const name of ['Authors', 'Notes', 'Assessed by']) expect(await typedIn(name)).toBe(`${name}: ${long}`);
      await again.getByRole('button', { name: 'Cancel' }).click();
      await session.run('ADR: Review Decision (Reflection)');
      const review = session.pane();
      await review.getByRole('textbox').first().fill('It was down twice.');
      await page.waitForTimeout(6000);
      await reopened(page);
      await expect
        .poll(() => session.pane().getByRole('textbox').first().inputValue().catch(String), { timeout: 60_000 })
        .toBe('It was down twice.');
    } finally {
      await session.close();
    }
  }, 180_000);

  it('a source is assessed from its link, and the figures of the log lead to a record', async () => {
    const session = await driver.open({ file: record });
    try {
      const { page, workspace } = session;
      await session.run('ADR: Assess Evidence (GRADE)');
      await session.answer(/The DOI, link or file/, 'https://arxiv.org/abs/2401.00001');
      const form = session.pane();
      await form.getByRole('main', { name: 'Assess Evidence (GRADE)' }).waitFor();
      expect(await form.getByRole('textbox', { name: 'Reference' }).inputValue()).toBe('REF-015');
      await form.getByRole('status').getByText('MODERATE', { exact: true }).waitFor();
      await form.getByRole('button', { name: 'Save assessment' }).click();
      await form.getByText('This is needed.').first().waitFor();
      await form.getByRole('textbox', { name: 'Title' }).fill('A study of caches');
      await form.getByRole('textbox', { name: 'Assessed by' }).fill('Mia');
      await form.getByRole('combobox', { name: 'Imprecision' }).selectOption('1');
      await form.getByRole('textbox', { name: 'Why: imprecision' }).fill('five runs');
      await form.getByRole('status').getByText('LOW', { exact: true }).waitFor();
      await form.getByRole('button', { name: 'Save assessment' }).click();
      const file = path.join(workspace, '.aiwg/research/quality-assessments/REF-015.yaml');
      await expect.poll(() => existsSync(file), { timeout: 15_000 }).toBe(true);
      const yaml = readFileSync(file, 'utf8');
      for (const part of [
        'title: A study of caches',
        'source_type: preprint',
        'level: LOW',
        'because: five runs',
        'by: Mia',
      ])
        expect(yaml).toContain(part);
      await page.getByText('REF-015 is assessed: LOW.').first().waitFor();
      await session.run('ADR: Open Decision Dashboard');
      const dashboard = session.pane();
      await dashboard.getByRole('button', { name: /search engine/i }).click();
      await page.getByRole('tab', { name: '0006-choose-a-search-engine.md' }).first().waitFor();
    } finally {
      await session.close();
    }
  }, 120_000);
});

/** The window as it comes back by itself: an address that names a file to open would open that file alone. */
async function reopened(page: Page): Promise<void> {
  const address = new URL(page.url());
  address.searchParams.delete('payload');
  await page.goto(address.href);
}
