import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/needs.mjs';
import { type FaultServer, startFaultServer } from '../fixtures/llm/faultServer';
import { type Driver, startDriver } from './driver';
import { screenshot } from './screens';

const key = 'sk-test-0123456789abcdefghijklmnop';

describe('a language model is selected, by keys and clicks', { timeout: 120_000 }, () => {
  let driver: Driver;
  let server: FaultServer;

  beforeAll(async () => {
    server = await startFaultServer(({ headers }) =>
      headers['authorization'] === `Bearer ${key}` ? { larger: 7 } : { fault: '401' },
    );
    const packagePath = path.join(root, 'out', 'test', 'scripted-model-ui.vsix');
    const cwd = path.join(root, 'test', 'fixtures', 'scripted-model');
    await createVSIX({ cwd, packagePath, allowMissingRepository: true, skipLicense: true });
    driver = await startDriver('newest', [packagePath]);
  }, 300_000);
  afterAll(async () => {
    await driver?.stop();
    await server?.close();
  });

  it('from what can be reached, with a key where one is missing', async () => {
    const session = await driver.open({ theme: 'dark' });
    const { page } = session;
    try {
      await session.run('ADR: Select Language Model');
      const list = page.locator('.quick-input-widget');
      await list.getByText('Scripted', { exact: true }).waitFor();
      await list.getByRole('option', { name: /Nothing answers at localhost:11434/ }).waitFor();
      await list.getByText('No API key is stored: choose this to set one.').first().waitFor();
      await screenshot(page, 'select-model-dark');
      await page.keyboard.type('catalogue');
      await list.getByText(/\d+ topics\. No account/).waitFor();
      await page.keyboard.press('Enter');
      await list.waitFor({ state: 'hidden' });
      // Until the settings are written.
      await page.waitForTimeout(2000);

      await session.run('ADR: Select Language Model');
      await list.getByRole('option', { name: /Catalogue.*in use/ }).waitFor();
      await list.getByText('Set an API Key…').click();
      await list.getByText('OpenAI-compatible server').waitFor();
      await page.keyboard.press('Enter');
      await session.answer(/secret storage/, key);
      // Back in the list, which now asks OpenAI with the key.
      await list.getByRole('option', { name: /Enter the Address/ }).waitFor();
      await expect.poll(() => list.getByText('Looking…').count(), { timeout: 20_000 }).toBe(0);
      await page.keyboard.type('enter the address');
      await page.keyboard.press('Enter');
      await session.answer(/Your questions/, server.url);
      await list.getByText('OpenAI-compatible server').waitFor();
      await page.keyboard.press('Enter');
      await list.getByText('Send the API key that is stored for api.openai.com').click();
      await list.getByText('gpt-b').click();
      await expect.poll(() => server.requests.at(-1)?.headers['authorization']).toBe(`Bearer ${key}`);
      await list.waitFor({ state: 'hidden' });
      // Until the settings are written.
      await page.waitForTimeout(2000);

      await session.run('ADR: Select Language Model');
      await list.getByRole('option', { name: /gpt-b.*in use/ }).waitFor();
      await screenshot(page, 'select-model-server-dark');
    } catch (error) {
      await screenshot(page, 'select-model-debug');
      throw error;
    } finally {
      await session.close();
    }
  });
});
