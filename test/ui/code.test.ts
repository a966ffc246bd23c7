import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Driver, startDriver, type Theme } from './driver';
import { screenshot } from './screens';

const record = `---
status: accepted
applies-to: ["services/gateway/**"] # the edge
---

# 20. Limit requests at the gateway

## Context

See [how it runs](../../services/gateway/README.md).

## Decision

Chosen option: "Token bucket", because bursts are short.
`;
const old = `# 21. Limit requests in each service

## Status

Superseded by [20. Limit requests at the gateway](0020-limit.md)

## Context

x

## Decision

y
`;
const files = {
  'docs/adr/0020-limit.md': record,
  'docs/adr/0021-limit-in-services.md': old,
  'services/gateway/limit.ts': '// Bursts are cut as ADR-0020 has it.\nexport const burst = 20;\n\n// TODO: ADR-0021\n',
};

describe('decisions in code, in the whole workbench', { timeout: 120_000 }, () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 300_000);
  afterAll(() => driver?.stop());

  it.each(['dark', 'high-contrast-light'] as Theme[])(
    'show what governs a file and what a mention means (%s)',
    async theme => {
      const session = await driver.open({ theme, files, file: 'services/gateway/limit.ts' });
      const { page } = session;
      try {
        await page.getByRole('button', { name: '1 decision governs this file' }).waitFor();
        await page.locator('.view-line').getByText('ADR-0020').first().hover();
        await page.locator('.monaco-hover').getByText('Token bucket').waitFor();
        await page.locator('.squiggly-warning').first().waitFor();
        await screenshot(page, `code-${theme}`);
        await page.keyboard.press('Escape');
        await session.run('ADR: Show Decisions That Govern This File');
        await page.locator('.quick-input-list').getByText('ADR-20: Limit requests at the gateway').waitFor();
        await page.keyboard.press('Enter');
        await page.getByRole('tab', { name: '0020-limit.md' }).waitFor();
      } finally {
        await session.close();
      }
    },
  );

  it('say their titles over the first line where a person wants that', async () => {
    const session = await driver.open({
      files,
      file: 'services/gateway/limit.ts',
      settings: { 'deliberate.governedBy': 'lens' },
    });
    try {
      await session.page.getByText('Governed by ADR-20: Limit requests at the gateway').waitFor();
      await screenshot(session.page, 'code-lens');
    } finally {
      await session.close();
    }
  });

  it('follow a folder that is renamed in the explorer, and undo takes both back', async () => {
    const session = await driver.open({ files, file: 'services/gateway/limit.ts' });
    const { page, workspace } = session;
    const text = () => readFileSync(path.join(workspace, 'docs/adr/0020-limit.md'), 'utf8');
    try {
      await page.getByRole('button', { name: '1 decision governs this file' }).waitFor();
      const row = page.locator('.explorer-folders-view').getByText('gateway', { exact: true }).first();
      await row.click();
      await page.keyboard.press('F2');
      await page.locator('.explorer-item-edited input').fill('edge');
      await page.keyboard.press('Enter');
      // VS Code asks before an extension changes files with a move.
      await page.locator('.monaco-dialog-box').getByRole('button', { name: 'OK' }).click();
      await expect.poll(text, { timeout: 15_000 }).toBe(record.replaceAll('services/gateway', 'services/edge'));
      expect(existsSync(path.join(workspace, 'services/edge/limit.ts'))).toBe(true);
      await screenshot(page, 'code-move');
      await page.locator('.explorer-folders-view').getByText('edge', { exact: true }).first().click();
      await page.keyboard.press('Control+z');
      const sure = page.locator('.monaco-dialog-box').getByRole('button').first();
      await sure.click({ timeout: 3000 }).catch(() => undefined);
      await expect
        .poll(() => existsSync(path.join(workspace, 'services/gateway/limit.ts')), { timeout: 15_000 })
        .toBe(true);
      await session.run('File: Save All');
      await expect.poll(text, { timeout: 15_000 }).toBe(record);
    } finally {
      await session.close();
    }
  });
});
