import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { MatrixSnapshot } from '../../src/protocol/matrixPane';
import { example } from './matrixExample';
import { Player } from './matrixPlayer';
import { openPane } from './panePage';
import type { ThemeName } from './theme';

interface Opening {
  readonly snapshot?: MatrixSnapshot;
  readonly theme?: ThemeName;
  readonly width?: number;
}

/** Opens the matrix page with a snapshot on it, and in the end nothing may have been complained about. */
export async function using(
  browser: Browser,
  work: (player: Player, page: Page) => Promise<void>,
  { snapshot = example(), theme = 'dark', width = 1000 }: Opening = {},
): Promise<void> {
  const player = new Player(await openPane(browser, 'matrix', theme, width), snapshot);
  try {
    await expect.poll(() => player.pane.said).toEqual([{ type: 'ready' }]);
    await player.show();
    await player.pane.page.locator('main').waitFor();
    await work(player, player.pane.page);
    expect(player.pane.complaints).toEqual([]);
  } finally {
    await player.pane.close();
  }
}

export const score = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
export const status = (page: Page): Locator => page.getByRole('status');
export const focused = (page: Page): Promise<string | null> =>
  page.evaluate<string | null>("document.activeElement.getAttribute('aria-label')");

export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 150))])).toEqual([]);
}
