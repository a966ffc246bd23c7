import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Driver, type Session, startDriver, type Theme, themes } from './driver';
import { screenshot } from './screens';

const mail = 'docs/adr/0003-send-mail-from-a-queue.md';
const record = (number: number, title = `Decision ${number}`) =>
  `# ${number}. ${title}\n\nDate: 2025-03-01\n\n## Status\n\nAccepted\n\n## Context\n\nMuch.\n\n## Decision\n\nYes.\n`;
const pathOf = (number: number) => `docs/adr/${String(number).padStart(4, '0')}-decision.md`;

describe('the decision log in the activity bar', { timeout: 180_000 }, () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 300_000);
  afterAll(() => driver?.stop());

  const rows = (session: Session) => session.page.locator('.pane-body .monaco-list-row');
  const row = (session: Session, name: RegExp) => session.page.getByRole('treeitem', { name }).first();
  /** The rows stand still: a row that is drawn again takes the focus, and a menu that is open loses it. */
  const settled = async (session: Session) => {
    const now = () => rows(session).evaluateAll(all => all.map(one => one.getAttribute('aria-label')).join());
    for (let [before, after] = ['', await now()]; before !== after; ) {
      await session.page.waitForTimeout(1500);
      [before, after] = [after, await now()];
    }
  };
  const show = async (session: Session) => {
    await session.page.getByRole('tab', { name: /^Decisions/ }).click();
    await row(session, /^Proposed/).waitFor();
    await settled(session);
  };

  it.each(Object.keys(themes) as Theme[])('shows decisions by status, with what is to be done (%s)', async theme => {
    const session = await driver.open({ theme, file: mail });
    try {
      await show(session);
      await row(session, /0003/).waitFor();
      await session.page.waitForTimeout(4000);
      await screenshot(session.page, `log-view-${theme}`);
      expect(await rows(session).count()).toBeGreaterThan(8);
    } finally {
      await session.close();
    }
  });

  it('narrows as one types, finds words of the text, and Escape takes it back', async () => {
    const session = await driver.open({});
    try {
      await show(session);
      const before = await rows(session).count();
      await session.run('ADR: Filter Decisions');
      await session.page.locator('.quick-input-message').getByText('Words of the title').waitFor();
      await session.page.keyboard.type('transactional outbox', { delay: 20 });
      await session.page.getByText(/Filter “transactional outbox”: \d+ of \d+ decisions/).waitFor();
      await screenshot(session.page, 'log-view-filter');
      expect(await rows(session).count()).toBeLessThan(before);
      await session.page.keyboard.press('Escape');
      await expect.poll(() => rows(session).count(), { timeout: 10_000 }).toBe(before);
      await session.run('ADR: Search Decisions');
      await session.page.getByPlaceholder('Words of the title').waitFor();
      await session.page.keyboard.type('sessions', { delay: 20 });
      await session.page.locator('.quick-input-list').getByText('Keep user sessions in Redis').first().waitFor();
      await screenshot(session.page, 'log-view-search');
      await session.page.keyboard.press('Enter');
      await session.page.getByRole('tab', { name: /0004-keep-user-sessions/ }).waitFor();
    } finally {
      await session.close();
    }
  });

  it('leads to the first decision where there is none', async () => {
    const session = await driver.open({ settings: { 'deliberate.folder': 'nothing/here' } });
    try {
      rmSync(path.join(session.workspace, 'docs'), { recursive: true });
      await session.page.getByRole('tab', { name: /^Decisions/ }).click();
      await session.page.getByRole('button', { name: 'New ADR with ToT' }).waitFor();
      await screenshot(session.page, 'log-view-empty');
      await session.page.getByRole('button', { name: 'New ADR from Template' }).click();
      await session.answer(/What is decided/, 'Queue mails');
      await session.page.getByRole('tab', { name: /0001-queue-mails\.md/ }).waitFor();
    } finally {
      await session.close();
    }
  });

  it('has its commands in the title of the view', async () => {
    const session = await driver.open({});
    try {
      await show(session);
      await session.page.getByRole('button', { name: 'Search Decisions' }).first().click();
      await session.page.getByPlaceholder('Words of the title').waitFor();
      await session.page.keyboard.press('Escape');
      await session.page
        .locator('.part.sidebar')
        .getByRole('button', { name: /More Actions/ })
        .click();
      await session.page.getByRole('menuitem', { name: 'New ADR from Template' }).click();
      await session.answer(/What is decided/, 'Queue mails at night');
      await session.page.getByRole('tab', { name: /-queue-mails-at-night\.md/ }).waitFor();
      await row(session, /Queue mails at night/).waitFor();
    } finally {
      await session.close();
    }
  });

  it('groups as chosen, acts on a decision from its menu, and follows what is saved', async () => {
    const session = await driver.open({ file: mail });
    try {
      await show(session);
      await session.run('ADR: Group Decisions by...');
      await session.page.locator('.quick-input-list').getByText('Folder', { exact: true }).click();
      await row(session, /^docs\/adr, \d+ decisions/).waitFor();
      await session.page.getByRole('treeitem', { name: /^0003 /, selected: true }).waitFor();
      await settled(session);
      await row(session, /0004/).click({ button: 'right' });
      await session.page.getByRole('menuitem', { name: 'Open Decision Matrix to the Side' }).waitFor();
      await screenshot(session.page, 'log-view-menu');
      await session.page.keyboard.press('Escape');
      await session.page.getByRole('tab', { name: path.basename(mail) }).click();
      await session.page.locator('.monaco-editor').first().click();
      await session.run('Go to Line/Column...');
      await session.page.keyboard.type('1:999');
      await session.page.keyboard.press('Enter');
      await session.page.keyboard.type(' at night');
      await session.saves(mail, saved => saved.includes(' at night'));
      await row(session, /0003 .* at night/).waitFor();
    } finally {
      await session.close();
    }
  });

  it('counts all of a large log, and shows the active record in its closed group without taking the focus', async () => {
    const numbers = Array.from({ length: 600 }, (_, at) => at + 101);
    const files = Object.fromEntries(numbers.map(number => [pathOf(number), record(number)]));
    const session = await driver.open({ files, file: pathOf(620) });
    try {
      await session.page.getByRole('tab', { name: /^Decisions/ }).click();
      await row(session, /^Accepted, 60\d decisions/).waitFor({ timeout: 15_000 });
      const chosen = (name: RegExp) => session.page.getByRole('treeitem', { name, selected: true });
      await chosen(/^0620 Decision 620/).waitFor();
      expect(await row(session, /^Accepted/).getAttribute('aria-expanded')).toBe('true');
      expect(await row(session, /^500 to 749/).getAttribute('aria-expanded')).toBe('true');
      await screenshot(session.page, 'log-view-large');
      await session.page.keyboard.press('Control+P');
      await session.page.keyboard.type('0130-decision.md', { delay: 20 });
      await session.page.locator('.quick-input-list').getByText('0130-decision.md').first().waitFor();
      await session.page.keyboard.press('Enter');
      await session.page.getByRole('tab', { name: /0130-decision/ }).waitFor();
      await chosen(/^0130 Decision 130/).waitFor();
      await session.page.keyboard.type('x');
      await session.page.locator('.view-lines').getByText('x# 130.').first().waitFor();
    } finally {
      await session.close();
    }
  });

  it('has a root for each folder of a workspace, and follows what changes in the second', async () => {
    const session = await driver.open({ second: { [pathOf(1)]: record(1, 'Bill at night') } });
    try {
      await session.page.getByRole('tab', { name: /^Decisions/ }).click();
      const first = row(session, /^deliberate-ui-\w+, \d+ decisions/);
      await first.waitFor();
      await settled(session);
      await first.click();
      await row(session, /^second, 1 decision$/).waitFor();
      await row(session, /^0001 Bill at night/).waitFor();
      await screenshot(session.page, 'log-view-two-folders');
      writeFileSync(path.join(session.second, pathOf(1)), record(1, 'Bill at dawn'));
      await row(session, /^0001 Bill at dawn/).waitFor();
      writeFileSync(path.join(session.second, pathOf(2)), record(2, 'Bill at noon'));
      await row(session, /^second, 2 decisions$/).waitFor();
      await row(session, /^0002 Bill at noon/).waitFor();
    } finally {
      await session.close();
    }
  });
});
