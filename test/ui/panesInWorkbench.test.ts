import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/needs.mjs';
import { type Driver, type Release, startDriver, type Theme, themes } from './driver';
import { focusText, openMatrix, shows, typeInto } from './matrixInWorkbench';
import { screenshot } from './screens';

const record = 'docs/adr/0004-keep-user-sessions-in-redis.md';
const example = readFileSync(path.join(root, 'sample', record), 'utf8');
const crlf = 'docs/adr/0100-crlf.md';

for (const release of ['oldest', 'newest'] satisfies Release[]) {
  describe(`the panes in the workbench, ${release} VS Code`, { timeout: 180_000 }, () => {
    let driver: Driver;
    beforeAll(async () => {
      driver = await startDriver(release);
    }, 300_000);
    afterAll(() => driver?.stop());

    it('a score changed by keyboard changes its cell and its total, and undo takes both back', async () => {
      const session = await driver.open({ file: record });
      try {
        const pane = await openMatrix(session);
        await shows(pane, 'Redis cluster', '3.90');
        await typeInto(session, pane, 'Latency: Redis cluster', '3');
        await shows(pane, 'Redis cluster', '3.40');
        const changed = example
          .replace('| 5 (under 1 ms in the zone) |', '| 3 (under 1 ms in the zone) |')
          .replace('**3.90**', '**3.40**');
        await session.saves(record, text => text === changed);
        await pane.getByLabel('Latency: Redis cluster', { exact: true }).first().focus();
        await session.page.keyboard.press('Control+z');
        await shows(pane, 'Redis cluster', '3.90');
        await session.saves(record, text => text === example);
        await typeInto(session, pane, 'Latency: Redis cluster', '3');
        await shows(pane, 'Redis cluster', '3.40');
        await focusText(session);
        await session.page.keyboard.press('Control+z');
        await shows(pane, 'Redis cluster', '3.90');
        await session.saves(record, text => text === example);
      } finally {
        await session.close();
      }
    });

    it('typing in the text updates the pane, and a file that changed on disk does too', async () => {
      const session = await driver.open({ file: record });
      try {
        const pane = await openMatrix(session);
        writeFileSync(path.join(session.workspace, record), example.replace('5 (under 1 ms', '2 (under 1 ms'));
        // The newest workbench from npm has no native file watcher; reverting reads the file again on both.
        await focusText(session);
        await session.run('File: Revert File');
        await shows(pane, 'Redis cluster', '3.15');
        await focusText(session);
        await session.run('Go to Line/Column...');
        await session.page.keyboard.type('27:19');
        await session.page.keyboard.press('Enter');
        await session.page.keyboard.press('Delete');
        await session.page.keyboard.type('4');
        await shows(pane, 'Redis cluster', '3.65');
      } finally {
        await session.close();
      }
    });

    it('weight, new option, rename and paste, in a file with CRLF', async () => {
      const dos = example.replaceAll('\n', '\r\n');
      const session = await driver.open({ files: { [crlf]: dos }, file: crlf });
      try {
        const pane = await openMatrix(session);
        await typeInto(session, pane, 'Weight of Latency', '20');
        await session.saves(crlf, text => text.includes('| Latency | 20% | 5 (under'));
        await pane.getByRole('button', { name: 'Add option' }).click();
        await session.page.keyboard.type('Memcached');
        await session.page.keyboard.press('Enter');
        await pane.getByLabel('Total of Memcached', { exact: true }).waitFor();
        await session.saves(crlf, text => text.includes('| Memcached |'));
        await pane.getByRole('button', { name: 'Rename option Memcached' }).focus();
        await session.page.keyboard.press('F2');
        await session.page.keyboard.type('Valkey');
        await session.page.keyboard.press('Enter');
        await pane.getByLabel('Total of Valkey', { exact: true }).waitFor();
        await pane.getByLabel('Availability: Valkey', { exact: true }).first().focus();
        await pane.locator('body').evaluate(body => {
          const data = new DataTransfer();
          data.setData('text/plain', '4\n3 (one node)\n5\n4\n2');
          const target = body.ownerDocument.activeElement ?? body;
          target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        });
        // 30, 20, 20, 15 and 10 % sum to 95 %: shares count.
        await shows(pane, 'Valkey', '3.79');
        const pasted = await session.saves(crlf, text => text.includes('3 (one node)'));
        expect(pasted.replaceAll('\r\n', '')).not.toContain('\n');
        const untouched = (text: string) => text.split('\r\n').filter(line => !line.startsWith('|'));
        expect(untouched(pasted)).toEqual(untouched(dos));
      } finally {
        await session.close();
      }
    });
  });
}

describe('the panes and the window', { timeout: 180_000 }, () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 300_000);
  afterAll(() => driver?.stop());

  it('come back after a reload, with the record they showed', async () => {
    const session = await driver.open({ file: record });
    try {
      const pane = await openMatrix(session);
      await pane.getByRole('button', { name: 'Pin' }).click();
      await pane.getByRole('button', { name: 'Unpin' }).waitFor();
      // VS Code in a browser writes its state down every few seconds.
      await session.page.waitForTimeout(8000);
      // The address that named the file would open it alone; the one of the folder opens what was open.
      const address = new URL(session.page.url());
      address.searchParams.delete('payload');
      await session.page.goto(address.href);
      await shows(session.pane(), 'Redis cluster', '3.90');
      await session.pane().getByRole('button', { name: 'Unpin' }).waitFor();
    } finally {
      await session.close();
    }
  });

  it('the weights that were tried are one step to undo, and the status bar stays with the pane', async () => {
    const session = await driver.open({ file: record });
    try {
      const pane = await openMatrix(session);
      const status = session.page.locator('.statusbar-item').getByText('ADR Proposed', { exact: false });
      await status.waitFor();
      await pane.getByRole('slider', { name: 'What if Cost weighed' }).fill('28');
      await pane.getByRole('button', { name: 'Use these weights' }).click();
      await shows(pane, 'Sticky in-process', '3.88');
      await session.saves(record, text => /\| Cost \| 28% \|/.test(text) && /\| Availability \| 24% \|/.test(text));
      await status.getByText('MODERATE').waitFor();
      expect(await session.page.locator('.monaco-editor.focused').count()).toBe(0);
      await pane.getByLabel('Latency: Redis cluster', { exact: true }).first().focus();
      await session.page.keyboard.press('Control+z');
      await shows(pane, 'Redis cluster', '3.90');
      await session.saves(record, text => text === example);
    } finally {
      await session.close();
    }
  });

  it('follow the cursor to a diagram, and a click on a picture goes to its text', async () => {
    const session = await driver.open({ file: record });
    try {
      await session.run('ADR: Open Diagram Preview to the Side');
      const pane = session.pane();
      const chart = pane.getByRole('figure', { name: 'Weighted scores' });
      await chart.locator('svg').first().waitFor();
      await pane.getByRole('figure', { name: 'Decision' }).getByRole('button', { name: 'Go to source' }).click();
      await session.page
        .locator('.editor-status-selection, [id="status.editor.selection"]')
        .getByText('Ln 51')
        .waitFor();
    } finally {
      await session.close();
    }
  });
});

describe('VS Code’s own Markdown preview', { timeout: 180_000 }, () => {
  it('still draws Mermaid with Deliberate installed', async () => {
    const driver = await startDriver('newest');
    try {
      const session = await driver.open({ file: record });
      await session.run('Markdown: Open Preview to the Side');
      await session.pane().locator('.mermaid svg, svg[id^="mermaid"], svg[aria-roledescription]').first().waitFor();
      await screenshot(session.page, 'workbench-markdown-preview');
      await session.close();
    } finally {
      await driver.stop();
    }
  });
});

describe('the panes look native', { timeout: 180_000 }, () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 300_000);
  afterAll(() => driver?.stop());

  it.each(Object.keys(themes) as Theme[])('in %s', async theme => {
    for (const width of theme === 'dark' ? [1900, 1400, 600] : [1400, 600]) {
      const session = await driver.open({ theme, width, file: record });
      try {
        await session.page.keyboard.press('Control+b');
        await session.page.keyboard.press('Control+Alt+b');
        const pane = await openMatrix(session);
        await shows(pane, 'Redis cluster', '3.90');
        await session.page.waitForTimeout(500);
        await screenshot(session.page, `workbench-matrix-${theme}-${width}`);
        if (width !== 1400) continue;
        await focusText(session);
        await session.run('ADR: Open Diagram Preview to the Side');
        const diagrams = session.pane();
        await diagrams.getByRole('figure').first().locator('svg').first().waitFor();
        await session.page.waitForTimeout(500);
        await screenshot(session.page, `workbench-diagram-${theme}`);
      } finally {
        await session.close();
      }
    }
  });
});
