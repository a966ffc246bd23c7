import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Driver, type Session, startDriver, type Theme, themes } from './driver';
import { screenshot } from './screens';

const mail = 'docs/adr/0003-send-mail-from-a-queue.md';

describe('the decision log in the activity bar', { timeout: 180_000 }, () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 300_000);
  afterAll(() => driver?.stop());

  const rows = (session: Session) => session.page.locator('.pane-body .monaco-list-row');
  const row = (session: Session, name: RegExp) => session.page.getByRole('treeitem', { name }).first();
  const show = async (session: Session) => {
    await session.page.getByRole('tab', { name: /^Decisions/ }).click();
    await row(session, /^Proposed/).waitFor();
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
      await expect.poll(() => rows(session).count()).toBe(before);
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
        .getByRole('button', { name: /More Actions/ })
        .first()
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
});
