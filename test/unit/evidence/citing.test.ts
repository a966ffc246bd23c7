import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { assessedOf, sourcesOf } from '../../../src/evidence/citations';
import { claimsOf, unsupportedClaims } from '../../../src/evidence/claims';
import { libraryOf } from '../../../src/evidence/library';
import { criticalTies, overallOf } from '../../../src/evidence/overall';
import { saysWeak } from '../../../src/evidence/said';
import { assessed } from './assessed';

const MATRIX = `# ADR-0001: T

## Decision Matrix

Scale: 1-5, higher is better. Critical: Security >= 4.

| Criterion | Weight | A | B |
| --- | --- | --- | --- |
| Latency | 50% | 4 (1 ms [REF-003]) | 3 (9 ms) |
| Security | 50% | 4 (audited [REF-001]) | 5 (none) |
`;

const library = libraryOf([
  assessed('REF-001', 'book'),
  assessed('REF-002', 'technical-report'),
  assessed('REF-003', 'opinion'),
  assessed('REF-004', 'systematic-review', { locator: 'https://example.org/paper' }),
]);

describe('the sentences around citations', () => {
  it.each([
    ['A holds. B fails [REF-001]. C waits.', ['B fails [REF-001].: REF-001']],
    ['A holds, e.g. in tests of v1.2 [REF-001]. C waits.', ['A holds, e.g. in tests of v1.2 [REF-001].: REF-001']],
    ['A holds. [REF-001] C waits.', ['[REF-001] C waits.: REF-001']],
    ['A holds. [REF-001]', ['A holds. [REF-001]: REF-001']],
    ['A holds [REF-1], [REF-002].', ['A holds [REF-1], [REF-002].: REF-001 REF-002']],
    ['- one [REF-001]\n- two', ['one [REF-001]: REF-001']],
    ['| a | b |\n| --- | --- |\n| c [REF-001] | d |', ['c [REF-001]: REF-001']],
    ['```\n[REF-001]\n```', []],
    ['No citation.', []],
  ])('%s', (text, expected) => {
    expect(claimsOf(read(`# T\n\n${text}\n`)).map(({ text, refs }) => `${text}: ${refs.join(' ')}`)).toEqual(expected);
  });

  it('are where they stand', () => {
    const text = '# T\r\n\r\nA holds\r\nfor long. B fails [REF-001].\r\n';
    expect(claimsOf(read(text)).map(({ start, end }) => text.slice(start, end))).toEqual(['B fails [REF-001].']);
  });
});

describe('sources of a record', () => {
  it('are numbers anywhere and links among the references, once', () => {
    const record = read(
      `# T\n\nSee [a](https://a.org) and [REF-1], [REF-001].\n\n## References\n\n- [REF-001] [Paper](https://example.org/x)\n- [Other](https://example.org/paper/)\n- https://b.org/y.\n- [Record](0001-x.md)\n`,
    );
    expect(sourcesOf(record).map(({ key, address, places }) => [key, address, places.length])).toEqual([
      ['REF-001', 'https://example.org/x', 3],
      ['example.org/paper', 'https://example.org/paper/', 1],
      ['b.org/y', 'https://b.org/y', 1],
    ]);
    expect(sourcesOf(record).map(source => assessedOf(source, library)?.assessment.ref ?? null)).toEqual([
      'REF-001',
      'REF-004',
      null,
    ]);
  });
});

describe('the level of a decision', () => {
  it('is the lowest among the sources of its critical criteria', () => {
    expect(criticalTies(read(MATRIX))).toEqual([{ criterion: 'Security', refs: ['REF-001'] }]);
    expect(overallOf(read(MATRIX), library).level).toBe('MODERATE');
    expect(overallOf(read(`${MATRIX}\nThe security of A may hold [REF-002].\n`), library).level).toBe('LOW');
    expect(overallOf(read(`${MATRIX}\nThe insecurity of A may hold [REF-002].\n`), library).level).toBe('MODERATE');
  });

  it('is the lowest of all where none is tied to one', () => {
    expect(overallOf(read('# T\n\nA [REF-001], B [REF-002].\n'), library).level).toBe('LOW');
    expect(overallOf(read(MATRIX.replace(' [REF-001]', '')), library).level).toBe('VERY LOW');
  });

  it('leaves out what nobody assessed, and says so', () => {
    const overall = overallOf(read('# T\n\nA [REF-001], B [REF-099].\n'), library);
    expect([overall.level, overall.unassessed.map(({ key }) => key)]).toEqual(['MODERATE', ['REF-099']]);
    expect(overallOf(read('# T\n\nB [REF-099].\n'), library).level).toBeNull();
    expect(overallOf(read('# T\n\nB.\n'), library)).toEqual({ level: null, from: [], unassessed: [] });
  });
});

describe('claims that cite nothing', () => {
  it.each([
    ['Studies show that monorepos help.', 1],
    ['It is well known that caching helps.', 1],
    ['According to experts this helps.', 1],
    ['Studies show that monorepos help [REF-001].', 0],
    ['Studies show that [monorepos help](https://a.org).', 0],
    ['The page shows the orders.', 0],
    ['We chose Redis.', 0],
  ])('%s', (text, count) => expect(unsupportedClaims(read(`# T\n\n${text}\n`))).toHaveLength(count));
});

describe('weak evidence that is said', () => {
  it.each([
    ['(own measurement; GRADE: LOW, one run)', true],
    ['This rests on limited evidence.', true],
    ['The evidence for it is weak.', true],
    ['Only anecdotal reports exist.', true],
    ['The evidence is there. Low latency matters.', false],
    ['Redis has low latency.', false],
  ])('%s', (text, expected) => expect(saysWeak(read(`# T\n\n${text}\n`))).toBe(expected));
});
