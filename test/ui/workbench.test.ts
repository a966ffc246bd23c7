import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/needs.mjs';
import { pack } from '../../scripts/package.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { releases, startWorkbench, type Workbench } from '../../scripts/vscode/workbench.mjs';
import { screenshot } from './screens';

const themes = {
  dark: { name: 'Dark Modern', kind: 'vs-dark' },
  light: { name: 'Light Modern', kind: 'vs' },
  'high-contrast': { name: 'Default High Contrast', kind: 'hc-black' },
};
const quiet = {
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

describe('the whole workbench, by keys and clicks', { timeout: 120_000 }, () => {
  let workbench: Workbench;
  let browser: Browser;
  beforeAll(async () => {
    workbench = await startWorkbench(releases.newest, { trust: true, install: [await pack()] });
    browser = await launchBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await workbench?.stop();
  });

  it.each(Object.entries(themes))('writes a record from the palette (%s)', async (name, theme) => {
    const workspace = mkdtempSync(path.join(tmpdir(), 'deliberate-ui-'));
    cpSync(path.join(root, 'sample'), workspace, { recursive: true });
    mkdirSync(path.join(workspace, '.vscode'), { recursive: true });
    const settings = { ...quiet, 'workbench.colorTheme': theme.name };
    writeFileSync(path.join(workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
    const log = path.join(workspace, 'docs', 'adr');
    const before = readdirSync(log).sort();
    const next = String(Number(before.at(-1)?.slice(0, 4)) + 1).padStart(4, '0');
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    try {
      await page.goto(workbench.url(workspace));
      await page.locator(`.monaco-workbench.${theme.kind} .explorer-viewlet`).waitFor();
      await runCommand(page, 'ADR: New ADR from Template');
      await answer(page, /What is decided/, 'Queue mails in the database');
      await page.getByRole('tab', { name: /-queue-mails-in-the-database\.md/ }).waitFor();
      const added = readdirSync(log).filter(name => !before.includes(name));
      expect(added).toEqual([`${next}-queue-mails-in-the-database.md`]);
      expect(readFileSync(path.join(log, added[0] ?? ''), 'utf8')).toContain(
        `# ${Number(next)}. Queue mails in the database\n`,
      );
      await screenshot(page, `workbench-${name}`);
      await runCommand(page, 'ADR: Get Started');
      await page.getByText('Write your first decision record').first().waitFor();
      await screenshot(page, `walkthrough-${name}`);
    } finally {
      await page.close();
      rmSync(workspace, { recursive: true, force: true });
    }
  });
});

/** Runs a command from the palette, which is opened again while the extension's commands are not known yet. */
async function runCommand(page: Page, title: string): Promise<void> {
  const palette = page.getByLabel('Type the name of a command to run.').first();
  const row = page.locator('.quick-input-list').getByText(title, { exact: true }).first();
  for (let attempt = 0; attempt < 10; attempt++) {
    await page.keyboard.press('F1');
    await palette.fill(`>${title}`);
    const shown = await row.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
    if (shown) return palette.press('Enter');
    await page.keyboard.press('Escape');
  }
  throw new Error(`the palette never offered ${title}`);
}

/** Answers the input box whose prompt is `prompt`. */
async function answer(page: Page, prompt: RegExp, text: string): Promise<void> {
  await page.locator('.quick-input-message').getByText(prompt).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
