import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/needs.mjs';

/** A picture for people to look at, in a folder that git ignores. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = path.join(root, 'out', 'screens');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
