import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { openPane } from './panePage';
import { screenshot } from './screens';
import { themeNames } from './theme';

const snapshot = {
  type: 'snapshot',
  record: { label: 'ADR-0004', title: 'Keep <b>user</b> sessions in Redis', status: 'Proposed' },
  notice: 'This record has no decision matrix.',
};

describe('the matrix pane alone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('says it is ready, shows a snapshot, and sends what is clicked', async () => {
    const pane = await openPane(browser, 'matrix', 'dark');
    await expect.poll(() => pane.said).toEqual([{ type: 'ready' }]);
    await pane.send(snapshot);
    await pane.page.getByRole('heading', { name: 'Keep <b>user</b> sessions in Redis' }).waitFor();
    await pane.page.getByRole('button', { name: 'Open record' }).focus();
    await pane.page.keyboard.press('Enter');
    await expect.poll(() => pane.said).toEqual([{ type: 'ready' }, { type: 'openRecord' }]);
    expect(pane.complaints).toEqual([]);
    await pane.close();
  });

  it('drops a message that it does not know, and says so', async () => {
    const pane = await openPane(browser, 'matrix', 'dark');
    await pane.send({ type: 'snapshot', record: 'x' });
    await expect.poll(() => pane.said.at(-1)?.type).toBe('failed');
    expect(await pane.page.locator('body > *').count()).toBe(0);
    await pane.close();
  });

  it.each(themeNames)('reads well in %s', async theme => {
    const pane = await openPane(browser, 'matrix', theme);
    await pane.send(snapshot);
    await pane.page.getByRole('button', { name: 'Open record' }).waitFor();
    await screenshot(pane.page, `pane-matrix-${theme}`);
    await pane.page.evaluate(axe.source);
    const { violations } = await pane.page.evaluate<{ violations: { id: string }[] }>('axe.run()');
    expect(violations.map(violation => violation.id)).toEqual([]);
    await pane.close();
  });
});
