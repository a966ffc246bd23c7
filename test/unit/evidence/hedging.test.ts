import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { overconfidence } from '../../../src/evidence/hedging';
import { LEVELS, type Level } from '../../../src/evidence/levels';
import { FITTING } from '../../../src/evidence/words';

const words = (sentence: string, level: Level) => overconfidence(sentence, level)?.words ?? null;
const mended = (sentence: string, level: Level) => {
  const found = overconfidence(sentence, level);
  if (!found || found.instead === null) return null;
  return (sentence.slice(0, found.start) + found.instead + sentence.slice(found.end)).replace(/ {2,}/g, ' ');
};

describe('words and levels', () => {
  it.each([
    ['The load test shows that Redis holds.', ['MODERATE', 'LOW', 'VERY LOW']],
    ['The load test demonstrates a gain of 40 % [REF-014].', ['MODERATE', 'LOW', 'VERY LOW']],
    ['This confirms the choice.', ['MODERATE', 'LOW', 'VERY LOW']],
    ['The study establishes that caching helps.', ['MODERATE', 'LOW', 'VERY LOW']],
    ['The test suggests a gain.', ['LOW', 'VERY LOW']],
    ['Results indicate that latency falls.', ['LOW', 'VERY LOW']],
    ['The data support the choice of Redis.', ['LOW', 'VERY LOW']],
    ['Latency appears to fall.', ['LOW', 'VERY LOW']],
    ['Latency may fall.', ['VERY LOW']],
    ['Preliminary results are good.', ['VERY LOW']],
    ['There is limited evidence of a gain.', ['VERY LOW']],
    ['The evidence is anecdotal.', []],
    ['It is unclear whether latency falls.', []],
    ['The evidence is insufficient to show a gain.', []],
    ['This is clearly faster.', ['MODERATE', 'LOW', 'VERY LOW']],
    ['It proves beyond any doubt that Redis is faster.', LEVELS],
    ['A cluster will reduce latency.', ['MODERATE', 'LOW', 'VERY LOW']],
  ] as const)('%s', (sentence, flagged) => {
    expect(LEVELS.filter(level => words(sentence, level) !== null)).toEqual(flagged);
  });

  it.each([
    'Preliminary tests show that latency falls.',
    'The result may show a gain.',
    'One run does not show a gain.',
    'No study has shown a gain.',
    'A second run should confirm this.',
    'We will confirm this in a load test.',
    'Until a second run confirms it, treat it as a guess.',
    'Does this show a gain?',
    'The vendor calls it "proven to be faster".',
    'Redis supports TLS and ACLs.',
    'The gateway establishes a TLS connection.',
    'Publisher confirms are on.',
    'The indicator is red.',
    'We will run the test again.',
    'The diagram shows the setup.',
    'In May the test ran once.',
    '`show variables` lists them.',
  ])('LOW bears: %s', sentence => expect(words(sentence, 'LOW')).toBeNull());

  it.each([
    ['The test shows a gain.', 'MODERATE', 'The test suggests a gain.'],
    ['Tests demonstrate a gain.', 'MODERATE', 'Tests suggest a gain.'],
    ['The test confirms the choice.', 'MODERATE', 'The test supports the choice.'],
    ['The test confirms that it holds.', 'MODERATE', 'The test suggests that it holds.'],
    ['Results indicate a gain.', 'LOW', 'Results may indicate a gain.'],
    ['The data support the choice.', 'VERY LOW', 'The data anecdotally support the choice.'],
    ['The test showed a gain.', 'MODERATE', 'The test suggested a gain.'],
    ['A gain has been shown.', 'MODERATE', 'A gain has been suggested.'],
    ['A cluster will reduce latency.', 'MODERATE', 'A cluster is likely to reduce latency.'],
    ['This is clearly faster.', 'MODERATE', 'This is faster.'],
    ['The test shows a gain.', 'LOW', 'The test may suggest a gain.'],
    ['The test proved a gain.', 'LOW', 'The test may have suggested a gain.'],
    ['Latency appears to fall.', 'LOW', 'Latency may fall.'],
    ['A cluster will reduce latency.', 'LOW', 'A cluster may reduce latency.'],
    ['The test shows a gain.', 'VERY LOW', 'The test anecdotally suggests a gain.'],
    ['Latency may fall.', 'VERY LOW', 'Latency may, on anecdotal evidence only, fall.'],
    ['A gain is proven.', 'LOW', null],
  ] as const)('%s at %s becomes %s', (sentence, level, expected) => {
    expect(mended(sentence, level)).toBe(expected);
    if (expected !== null) expect(words(expected, level)).toBeNull();
  });

  it('takes no time over hostile text', () => {
    const start = performance.now();
    for (const text of [
      `${'to '.repeat(600)}shows`,
      `the tests ${'a '.repeat(900)}`,
      '"'.repeat(2000),
      `${'will '.repeat(390)}`,
    ])
      for (const level of LEVELS) overconfidence(text, level);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

interface Collected {
  readonly sentence: string;
  readonly level: Level;
  /** The words fit the level. */
  readonly ok: boolean;
}

/** Sentences by somebody who has not seen the rules. */
const folder = path.join(root, 'test', 'fixtures', 'hedging');
const collected: Collected[] = existsSync(folder)
  ? readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .flatMap(name => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Collected[])
  : [];

describe('sentences collected by somebody else', () => {
  it.skipIf(collected.length > 0)(
    'are not there: test/fixtures/hedging holds no .json, so precision is not measured',
    ({ skip }) => skip(),
  );

  it.skipIf(collected.length === 0)('are judged with a precision of at least 0.95', () => {
    const lines = LEVELS.map(level => {
      const own = collected.filter(one => one.level === level);
      const { precision, recall } = figures(own);
      return `  ${level.padEnd(8)} ${String(own.length).padStart(3)} sentences, ${own.filter(({ ok }) => !ok).length} too confident: precision ${shown(precision)}, recall ${shown(recall)}`;
    });
    const all = figures(collected);
    const wrong = collected
      .filter(one => one.ok && words(one.sentence, one.level) !== null)
      .map(one => `  false alarm at ${one.level}: ${one.sentence} ("${words(one.sentence, one.level)}")`);
    process.stdout.write(
      `hedging of ${collected.length} sentences: precision ${shown(all.precision)}, recall ${shown(all.recall)}\n${[...lines, ...wrong].join('\n')}\n`,
    );
    for (const level of LEVELS)
      expect([level, collected.filter(one => one.level === level).length >= 60]).toEqual([level, true]);
    expect(all.precision).toBeGreaterThanOrEqual(0.95);
  });
});

function figures(list: readonly Collected[]) {
  const flagged = list.filter(({ sentence, level }) => words(sentence, level) !== null);
  const right = flagged.filter(({ ok }) => !ok).length;
  const bad = list.filter(({ ok }) => !ok).length;
  return { precision: flagged.length === 0 ? 1 : right / flagged.length, recall: bad === 0 ? 1 : right / bad };
}

function shown(share: number): string {
  return share.toFixed(3);
}

it('has words for every level', () => {
  for (const level of LEVELS) expect(FITTING[level].length).toBeGreaterThan(2);
});
