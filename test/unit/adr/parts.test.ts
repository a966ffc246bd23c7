import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { confidenceText } from '../../../src/adr/edit/confidence';
import { recomputeTotals } from '../../../src/adr/edit/totals';
import { readHead } from '../../../src/adr/head';
import { read } from '../../../src/adr/read';
import { assess } from '../../../src/decision/assess';
import { readAll } from '../../corpus/corpus';

describe('options', () => {
  it('from MADR, with their arguments', () => {
    const { options, chosen, dialect } = read(
      '# T\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* [Redis](#r)\n* PostgreSQL - as today\n\n## Decision Outcome\n\nChosen option: "PostgreSQL", because it is there.\n\n## Pros and Cons of the Options\n\n### Redis\n\n* Good, because fast\n* Bad, because new\n\n### PostgreSQL\n\n* Neutral, because known\n',
    );
    expect(dialect).toBe('madr');
    expect(chosen?.value).toBe('PostgreSQL');
    expect(
      options.map(({ name, pros, cons, neutral }) => [
        name,
        pros.map(p => p.value),
        cons.map(p => p.value),
        neutral.map(p => p.value),
      ]),
    ).toEqual([
      ['Redis', ['fast'], ['new'], []],
      ['PostgreSQL', [], [], ['known']],
    ]);
  });

  it.each([
    ['Chosen option: **Redis**.', 'Redis'],
    ['Chosen option: "Redis", because x.', 'Redis'],
    ['Chosen option: Redis because x', 'Redis'],
    ['**Selected Option:** Redis', 'Redis'],
    ['Gewählte Option: „Redis“, weil x', 'Redis'],
    ['Option retenue : « Redis »', 'Redis'],
    ['选择方案：Redis，因为快', 'Redis'],
    ['We will use Redis for it.', 'Redis'],
    ['No option chosen yet.', null],
    ['Chosen option: "{title of option 1}", because', null],
  ])('%s', (sentence, chosen) => {
    expect(
      read(`# T\n\n## Considered Options\n\n- Redis\n- Files\n\n## Decision\n\n${sentence}\n`).chosen?.value ?? null,
    ).toBe(chosen);
  });

  it('the mark in the list', () => {
    expect(
      read('# T\n\n## Options considered\n\n- A: Redis (Selected) — Pros: fast; Cons: new\n- B: Files\n').chosen?.value,
    ).toBe('A: Redis');
  });
});

describe('triggers', () => {
  it.each([
    [
      '- p95 latency > 500 ms for 7 days: re-open',
      { metric: 'p95 latency', comparison: '>', threshold: '500 ms', window: '7 days', measurable: true },
    ],
    [
      '- If monthly cost exceeds $1,200 for 3 months, re-evaluate',
      { metric: 'monthly cost', comparison: '>', threshold: '$1,200', window: '3 months', action: 're-evaluate' },
    ],
    ['- error rate reaches 5% -> go back', { comparison: '>=', threshold: '5%', action: 'go back' }],
    ['- availability drops below 99.9%', { metric: 'availability', comparison: '<', threshold: '99.9%' }],
    ['- If it does not work out', { comparison: null, measurable: false }],
  ])('%s', (line, expected) => {
    expect(read(`# T\n\n## Backtracking Triggers\n\n${line}\n`).triggers).toMatchObject([expected]);
  });
});

describe('other languages and notations', () => {
  it('Y-statements', () => {
    expect(
      read(
        'In the context of sessions, facing load, we decided for Redis and against files, to achieve speed, accepting cost.',
      ).dialect,
    ).toBe('y-statement');
  });
  it('sections', () => {
    const roles = (text: string) => read(text).sections.map(({ role }) => role);
    expect(roles('# T\n## Kontext\n## Entscheidung\n## Konsequenzen\n')).toEqual([
      'other',
      'context',
      'decision',
      'consequences',
    ]);
    expect(roles('# T\n## 上下文 (Context)\n## 决策\n## 后果\n')).toEqual([
      'other',
      'context',
      'decision',
      'consequences',
    ]);
    expect(roles('# T\n## Contexte\n## Décision\n## Conséquences\n')).toEqual([
      'other',
      'context',
      'decision',
      'consequences',
    ]);
    expect(roles('# T\n```\n## Status\n```\n<!--\n## Decision\n-->\n## Context\n')).toEqual(['other', 'context']);
  });
});

const EXAMPLE = resolve(import.meta.dirname, '../../../../shared/example/0004-keep-user-sessions-in-redis.md');
describe.skipIf(!existsSync(EXAMPLE))('the finished record', () => {
  const text = existsSync(EXAMPLE) ? readFileSync(EXAMPLE, 'utf8') : '';
  it('is read whole', () => {
    const record = read(text, { path: EXAMPLE });
    expect(record).toMatchObject({
      dialect: 'tot',
      title: { value: 'Keep user sessions in Redis' },
      number: { value: '0004' },
      status: { value: 'proposed' },
      chosen: { value: 'Redis cluster' },
    });
    expect(record.triggers).toHaveLength(4);
    expect(record.triggers.every(({ measurable }) => measurable)).toBe(true);
    expect(record.criterionSources).toHaveLength(5);
    expect(record.citations.map(({ id }) => id)).toEqual(['REF-014']);
    expect(record.diagrams).toMatchObject([{ language: 'mermaid', heading: 'Decision' }]);
    expect(record.people.deciders.map(({ value }) => value)).toEqual(['platform team']);
    expect(record.matrices).toMatchObject([
      { line: 24, orientation: 'criteria-rows', matrix: { scale: { min: 1, max: 5, inferred: false } } },
    ]);
  });
  it('says of its confidence what is computed, to the letter', () => {
    const record = read(text);
    const [matrix] = record.matrices;
    expect(matrix && confidenceText(assess(matrix.matrix))).toBe(record.confidence?.value);
    expect(recomputeTotals(record, 0)).toEqual([]);
  });
});

describe('bad input', () => {
  it.each([
    ['empty', ''],
    ['10 MB of one line', 'a'.repeat(1e7)],
    ['10 MB of lines', 'word word\n'.repeat(1e6)],
    ['binary', '\0\u0001\uFFFE'.repeat(20_000)],
    [
      '10,000 rows',
      `| Option | A (40%) | B (60%) | Total |\n|---|---|---|---|\n${'| x | 3 | 4 | 7 |\n'.repeat(10_000)}`,
    ],
    ['quotes in quotes', `${'>'.repeat(20_000)} x`],
    ['lists in lists', '- '.repeat(20_000)],
    ['brackets', '['.repeat(50_000)],
    ['stars', `${'*'.repeat(50_000)}a`],
    ['ticks', '`a'.repeat(50_000)],
    ['pipes', `${'|'.repeat(50_000)}\n|${'-|'.repeat(50_000)}\n${'|3'.repeat(50_000)}`],
    ['comments', '<!--'.repeat(50_000)],
    ['long status', `Status: ${'a '.repeat(100_000)}`],
    ['front matter without end', `---\n${'a: b\n'.repeat(100_000)}`],
    ['deep lists', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i * 2)}- x`).join('\n')],
  ])('%s', (_, text) => {
    const start = performance.now();
    readAll(read(text));
    readHead(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
