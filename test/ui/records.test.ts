import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/needs.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { catalogueDesigner } from '../../src/deliberation/catalogueDesigner';
import { deliberate } from '../../src/deliberation/engine';
import { contexts, stateFor, topics, worldOf } from '../unit/deliberation/world';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ path: path.join(root, 'node_modules/mermaid/dist/mermaid.min.js') });
});
afterAll(() => browser.close());

/** What Mermaid itself says of a diagram; empty where it can be drawn. */
function complaint(source: string): Promise<string> {
  return page.evaluate(async text => {
    const { mermaid } = window as unknown as { mermaid: { parse(text: string): Promise<unknown> } };
    return mermaid.parse(text).then(
      () => '',
      (error: unknown) => String(error),
    );
  }, source);
}

it('Mermaid parses the diagram of every option of the catalogue', async () => {
  expect(await complaint('flowchart LR\n  a -->')).not.toBe('');
  for (const { id, options } of topics)
    for (const { name, diagram } of options) expect([id, name, await complaint(diagram)]).toEqual([id, name, '']);
});

it.each(['contexts', 'contexts-2', 'contexts-3'])(
  'Mermaid parses the diagram of every record made from %s',
  async set => {
    const designer = catalogueDesigner(topics);
    let drawn = 0;
    for (const { file, title, context } of contexts(set)) {
      const outcome = await deliberate(stateFor(designer, { title, context }), worldOf(designer));
      if (!outcome.done) continue;
      const [, source = ''] = /```mermaid\n([\s\S]*?)\n```/.exec(outcome.text) ?? [];
      expect([file, source.length > 10, await complaint(source)]).toEqual([file, true, '']);
      drawn++;
    }
    expect(drawn).toBeGreaterThan(30);
  },
);
