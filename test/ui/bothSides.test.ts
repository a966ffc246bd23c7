import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/needs.mjs';
import { read } from '../../src/adr/read';
import { format } from '../../src/decision/decimal';
import { changed } from '../../src/vscode/matrix/change';
import { type Driver, type Session, startDriver } from './driver';
import { formatterSettings, packFormatter, padded } from './formatter';
import { focusText, openMatrix } from './matrixInWorkbench';

const record = 'docs/adr/0004-keep-user-sessions-in-redis.md';
const example = readFileSync(path.join(root, 'sample', record), 'utf8');
const options = ['Redis cluster', 'Sticky in-process', 'Database (today)', 'Signed cookies'] as const;
const criteria = ['Availability', 'Latency', 'Security', 'Operability', 'Cost'] as const;

/** What is typed in a round: one column of scores. Where each option begins, so that every score is another than before. */
const begins = [0, 2, 2, 3] as const;
const scoresOf = (round: number) =>
  criteria.map((_, row) => String(1 + (((begins[round % 4] ?? 0) + 2 * Math.floor(round / 4) + row) % 5)));

/** Down a column with the keyboard alone, as fast as keys come. */
async function typeColumn({ page }: Session, pane: FrameLocator, round: number): Promise<void> {
  await pane
    .getByLabel(`${criteria[0]}: ${options[round % 4]}`, { exact: true })
    .first()
    .focus();
  for (const score of scoresOf(round)) {
    await page.keyboard.press(score);
    await page.keyboard.press('Enter');
  }
}

/** The same by the core alone. */
function withColumn(text: string, round: number): string {
  return scoresOf(round).reduce((now, score, criterion) => {
    const change = { type: 'setScore', version: 0, matrix: 0, option: round % 4, criterion, score } as const;
    const after = changed(read(now), change);
    if (after === now) throw new Error(`round ${round} changes nothing at ${criteria[criterion]}`);
    return after;
  }, text);
}

async function agrees(pane: FrameLocator, text: string): Promise<void> {
  const [matrix] = read(text).matrices;
  for (const [o, option] of options.entries()) {
    for (const [c, criterion] of criteria.entries()) {
      const score = matrix?.matrix.scores[o]?.[c];
      const field = pane.getByLabel(`${criterion}: ${option}`, { exact: true }).first();
      expect(await field.inputValue(), `${criterion}: ${option}`).toBe(score && format(score, 0));
    }
    const stated = matrix?.matrix.options[o]?.stated;
    const total = await pane.getByLabel(`Total of ${option}`, { exact: true }).textContent();
    expect(total).toContain(stated && format(stated.value, stated.decimals));
  }
}

/** Somebody else's program, which knows nothing of VS Code. */
function rewriteElsewhere(file: string, from: string, to: string): void {
  const program = `const fs = require('fs'); const [file, from, to] = process.argv.slice(1);
    const text = fs.readFileSync(file, 'utf8');
    if (!text.includes(from)) throw new Error(from + ' is not there');
    fs.writeFileSync(file, text.replace(from, to));`;
  execFileSync(process.execPath, ['-e', program, file, from, to]);
}

describe('the pane and the text at once, newest VS Code', { timeout: 300_000 }, () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest');
  }, 300_000);
  afterAll(() => driver?.stop());

  it('200 edits by keys from both sides, and a program that rewrites the file: none is lost', async () => {
    const session = await driver.open({ file: record });
    const file = path.join(session.workspace, record);
    let expected = example;
    try {
      const pane = await openMatrix(session);
      for (let round = 0; round < 20; round++) {
        // Nobody waits: what was typed in the pane is on its way while the text is typed.
        await typeColumn(session, pane, round);
        await focusText(session);
        await session.page.keyboard.press('Control+End');
        const line = String.fromCharCode(97 + round).repeat(4);
        await session.page.keyboard.type(`${line}\n`);
        expected = `${withColumn(expected, round)}${line}\n`;
        if (round % 5 !== 4) continue;
        await session.saves(record, text => text === expected);
        const [title = ''] = /^# .*$/m.exec(expected) ?? [];
        rewriteElsewhere(file, title, `${title} ${round}`);
        expected = expected.replace(title, `${title} ${round}`);
        // The workbench from npm has no native file watcher: this is what it would have VS Code do.
        await focusText(session);
        await session.run('File: Revert File');
        await pane.getByRole('heading', { level: 1, name: new RegExp(` ${round}$`) }).waitFor();
      }
      await session.saves(record, text => text === expected);
      await expect.poll(() => agrees(pane, expected).then(() => 'agrees', String), { timeout: 15_000 }).toBe('agrees');
    } finally {
      if (readFileSync(file, 'utf8') !== expected) {
        mkdirSync(path.join(root, 'out', 'test'), { recursive: true });
        writeFileSync(path.join(root, 'out', 'test', 'both-sides.md'), readFileSync(file));
        writeFileSync(path.join(root, 'out', 'test', 'both-sides-expected.md'), expected);
      }
      await session.close();
    }
  });
});

describe('the pane and a formatter, newest VS Code', { timeout: 300_000 }, () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startDriver('newest', [await packFormatter()]);
  }, 300_000);
  afterAll(() => driver?.stop());

  it('that runs on each save while the edits go on: none is lost', async () => {
    const session = await driver.open({ file: record, settings: formatterSettings });
    const file = path.join(session.workspace, record);
    let runs = 0;
    session.page.on('console', message => void (message.text().includes('formatted ') && runs++));
    try {
      const pane = await openMatrix(session);
      let expected = example;
      for (let round = 0; round < 12; round++) {
        await typeColumn(session, pane, round);
        expected = withColumn(expected, round);
        if (round % 4 !== 3) continue;
        await focusText(session);
        await session.page.keyboard.press('Control+End');
        await session.page.keyboard.type('typed\n');
        expected += 'typed\n';
      }
      await expect.poll(() => readFileSync(file, 'utf8'), { timeout: 15_000 }).toBe(padded(expected));
      await expect.poll(() => agrees(pane, expected).then(() => 'agrees', String), { timeout: 15_000 }).toBe('agrees');
      expect(runs).toBeGreaterThan(3);
    } finally {
      await session.close();
    }
  });
});
