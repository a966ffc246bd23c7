import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Driver, startDriver, type Theme, themes } from './driver';
import { screenshot } from './screens';

describe('the whole workbench, by keys and clicks', { timeout: 120_000 }, () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 300_000);
  afterAll(() => driver?.stop());

  it.each(Object.keys(themes) as Theme[])('writes a record from the palette (%s)', async theme => {
    const session = await driver.open({ theme });
    const log = path.join(session.workspace, 'docs', 'adr');
    const before = readdirSync(log).sort();
    const next = String(Number(before.at(-1)?.slice(0, 4)) + 1).padStart(4, '0');
    try {
      await session.run('ADR: New ADR from Template');
      await session.answer(/What is decided/, 'Queue mails in the database');
      await session.page.getByRole('tab', { name: /-queue-mails-in-the-database\.md/ }).waitFor();
      const added = readdirSync(log).filter(name => !before.includes(name));
      expect(added).toEqual([`${next}-queue-mails-in-the-database.md`]);
      const text = readFileSync(path.join(log, added[0] ?? ''), 'utf8');
      expect(text).toContain(`# ${Number(next)}. Queue mails in the database\n`);
      await screenshot(session.page, `workbench-${theme}`);
      await session.run('ADR: Get Started');
      await session.page.getByText('Take a question to a decision').first().waitFor();
      await screenshot(session.page, `walkthrough-${theme}`);
    } finally {
      await session.close();
    }
  });
});
