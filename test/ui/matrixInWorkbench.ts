import type { FrameLocator } from 'playwright-core';
import { expect } from 'vitest';
import type { Session } from './driver';

/* What a person does with the matrix pane in the workbench. */

export async function openMatrix(session: Session): Promise<FrameLocator> {
  await session.run('ADR: Open Decision Matrix to the Side');
  const pane = session.pane();
  await pane.getByRole('table', { name: 'Decision matrix' }).waitFor();
  return pane;
}

const total = (pane: FrameLocator, option: string) => pane.getByLabel(`Total of ${option}`, { exact: true });
export const shows = (pane: FrameLocator, option: string, text: string) =>
  expect.poll(() => total(pane, option).textContent(), { timeout: 15_000 }).toContain(text);

export async function typeInto(session: Session, pane: FrameLocator, name: string, keys: string): Promise<void> {
  await pane.getByLabel(name, { exact: true }).first().focus();
  await session.page.keyboard.type(keys);
  await session.page.keyboard.press('Enter');
}

/** Puts the focus into the text. */
export async function focusText({ page }: Session): Promise<void> {
  await page
    .locator('.editor-group-container .monaco-editor')
    .first()
    .click({ position: { x: 300, y: 100 } });
}
