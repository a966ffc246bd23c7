import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { root } from '../../scripts/needs.mjs';
import { pack } from '../../scripts/package.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { releases, startWorkbench, type Workbench } from '../../scripts/vscode/workbench.mjs';

export const themes = {
  dark: { kind: 'vs-dark', names: { oldest: 'Default Dark Modern', newest: 'Dark Modern' } },
  light: { kind: 'vs', names: { oldest: 'Default Light Modern', newest: 'Light Modern' } },
  'high-contrast': { kind: 'hc-black', names: { oldest: 'Default High Contrast', newest: 'Default High Contrast' } },
  'high-contrast-light': {
    kind: 'hc-light',
    names: { oldest: 'Default High Contrast Light', newest: 'Default High Contrast Light' },
  },
} as const;
export type Theme = keyof typeof themes;
export type Release = keyof typeof releases;

const quiet = {
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** VS Code as a person has it: the packed extension installed, a browser window, keys and clicks. */
export interface Driver {
  open(options: {
    theme?: Theme;
    width?: number;
    settings?: object;
    files?: Readonly<Record<string, string>>;
    /** The file that is open from the start. */
    file?: string;
    /** What lies in a second folder of the workspace, which is called `second`. */
    second?: Readonly<Record<string, string>>;
  }): Promise<Session>;
  stop(): Promise<void>;
}

export interface Session {
  readonly page: Page;
  /** A copy of the sample, gone when the session is closed. */
  readonly workspace: string;
  /** Where the second folder lies. */
  readonly second: string;
  /** Runs a command from the palette. */
  run(title: string): Promise<void>;
  /** Answers the input box whose prompt is `prompt`. */
  answer(prompt: RegExp, text: string): Promise<void>;
  /** The page of the one visible pane, or of the pane at a place in their order. */
  pane(at?: number): FrameLocator;
  /** Saves, and waits until what is on disk fits. */
  saves(file: string, fits: (text: string) => boolean): Promise<string>;
  close(): Promise<void>;
}

/** `others`: packed extensions that are installed beside ours. */
export async function startDriver(release: Release, others: readonly string[] = []): Promise<Driver> {
  const workbench = await startWorkbench(releases[release], { trust: true, install: [await pack(), ...others] });
  const browser = await launchBrowser();
  return {
    open: options => openSession(workbench, browser, release, options),
    async stop() {
      await browser.close();
      await workbench.stop();
    },
  };
}

async function openSession(
  workbench: Workbench,
  browser: Browser,
  release: Release,
  { theme = 'dark', width = 1400, settings = {}, files = {}, file, second: more }: Parameters<Driver['open']>[0],
): Promise<Session> {
  const workspace = mkdtempSync(path.join(tmpdir(), 'deliberate-ui-'));
  cpSync(path.join(root, 'sample'), workspace, { recursive: true });
  mkdirSync(path.join(workspace, '.vscode'), { recursive: true });
  const all = { ...quiet, 'workbench.colorTheme': themes[theme].names[release], ...settings };
  writeFileSync(path.join(workspace, '.vscode', 'settings.json'), JSON.stringify(all));
  writeAll(workspace, files);
  const second = path.join(`${workspace}-more`, 'second');
  const both = path.join(workspace, 'both.code-workspace');
  if (more) {
    writeAll(second, more);
    writeFileSync(both, JSON.stringify({ folders: [{ path: workspace }, { path: second }], settings: all }));
  }
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const payload: [string, string][] = file ? [['openFile', workbench.uri(path.join(workspace, file))]] : [];
  await page.goto(workbench.url(more ? both : workspace, payload));
  await page.locator(`.monaco-workbench.${themes[theme].kind} .explorer-viewlet`).waitFor();
  if (file)
    await page
      .getByRole('tab', { name: path.basename(file) })
      .first()
      .waitFor();
  return {
    page,
    workspace,
    second,
    run: title => runCommand(page, title),
    answer: (prompt, text) => answer(page, prompt, text),
    pane: (at = 0) => page.frameLocator('iframe.webview:visible').nth(at).frameLocator('iframe#active-frame'),
    async saves(file, fits) {
      await runCommand(page, 'File: Save All');
      const onDisk = path.join(workspace, file);
      await expect.poll(() => fits(readFileSync(onDisk, 'utf8')), { timeout: 15_000 }).toBe(true);
      return readFileSync(onDisk, 'utf8');
    },
    async close() {
      await page.close();
      for (const folder of [workspace, path.dirname(second)]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** The palette is opened again while the extension's commands are not known yet. */
async function runCommand(page: Page, title: string): Promise<void> {
  const palette = page.locator('.quick-input-box input').first();
  const row = page.locator('.quick-input-list').getByText(title, { exact: true }).first();
  for (let attempt = 0; attempt < 10; attempt++) {
    await page.keyboard.press('F1');
    // A key that came too early opens nothing.
    const shown = await palette
      .fill(`>${title}`, { timeout: 3000 })
      .then(() => row.waitFor({ timeout: 2000 }))
      .then(
        () => true,
        () => false,
      );
    if (shown) return palette.press('Enter');
    await page.keyboard.press('Escape');
  }
  throw new Error(`the palette never offered ${title}`);
}

async function answer(page: Page, prompt: RegExp, text: string): Promise<void> {
  await page.locator('.quick-input-message').getByText(prompt).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
