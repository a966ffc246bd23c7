import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { fromTemplate } from '../../../src/adr/templates/index';
import { nodeHash } from '../../../src/cli/store';
import { summaryPage } from '../../../src/exchange/html/summaryPage';
import { summaryOf } from '../../../src/exchange/summary';

const summary = (text: string, more: Partial<Parameters<typeof summaryOf>[0]> = {}) =>
  summaryOf({
    path: 'adr/0007-x.md',
    record: read(text, { path: 'adr/0007-x.md' }),
    outcomes: [],
    relations: [],
    ...more,
  });

const full = fromTemplate('tot', {
  ...{ title: 'Use Redis', number: '0007', date: '2026-01-02', status: 'accepted', deciders: ['Ann'] },
  ...{
    context: 'We are slow. Where do sessions go? They grow.',
    chosen: 'Redis',
    decision: 'It is fast. We know it. It is old.',
  },
  ...{ positive: ['quick'], negative: ['one more system'] },
  triggers: [{ metric: 'cost', when: '> 1200', window: '3 months', action: 're-open' }],
  matrix: {
    scale: { min: 1, max: 5 },
    criteria: [
      { name: 'Speed', weight: '60' },
      { name: 'Cost', weight: '40' },
    ],
    options: [
      { name: 'Redis', scores: [{ score: '5' }, { score: '2' }] },
      { name: 'Table', scores: [{ score: '3' }, { score: '4' }] },
    ],
  },
});

describe('a decision on one page', () => {
  it('says in the record’s own words what was asked, chosen and why, and what code computes', () => {
    const text = summary(full, { relations: ['Supersedes 2 Use a table'] });
    expect(text).toBe(`# 0007 Use Redis

**Status**: accepted · **Date**: 2026-01-02 · **Deciders**: Ann

## Question

Where do sessions go?

## Decision

**Redis**. It is fast. We know it.

## Ranking

1. Redis: 3.80
2. Table: 3.40

Gap 0.40 on the scale of 1 to 5 (10.0 %): confidence MODERATE.

## Trade-offs

- Cost: Redis scores 2, Table 4

## Consequences

- + quick
- − one more system

## When to look again

- cost > 1200 3 months

## Related

- Supersedes 2 Use a table
`);
  });

  it('gives MADR’s because, a total that is stated wrong, and the triggers that fire first', () => {
    const madr =
      '# X\n\n## Context and Problem Statement\n\nA. B.\n\n## Considered Options\n\n* Redis\n* Table\n\n## Decision Outcome\n\nChosen option: "Redis", because it is fast.\n';
    expect(summary(madr)).toContain('**Redis**. it is fast.');
    expect(summary(full.replace('**3.40**', '**3.90**'))).toContain('2. Table: 3.40 (the record states 3.9)');
    const record = read(full);
    const [trigger] = record.triggers;
    if (!trigger) throw new Error('no trigger');
    const outcome = { trigger, check: { kind: 'ask' } as never, because: '', asOf: null };
    const text = summary(full, {
      outcomes: [
        { ...outcome, state: 'ask', next: '2026-12-01' },
        { ...outcome, state: 'fires', next: null },
      ],
    });
    expect(text).toMatch(/\(fires now\)\n.*\(next check 2026-12-01\)/);
  });

  it('names what is missing, and makes nothing up', () => {
    expect(summary('# X\n')).toBe(
      '# 0007 X\n\n**Status**: none · **Date**: none · **Deciders**: none named\n\n_The record does not say: the question, the decision, a matrix of numbers, trade-offs, consequences, triggers, a status, a date, who decided._\n',
    );
  });

  it('fits on a page and stays harmless, whatever a record holds', async () => {
    const piece = fc.constantFrom(
      '<script>x</script>',
      '`',
      '**',
      '[a](javascript:x)',
      '\n\n',
      '| a |',
      '## Context\n',
      '## Decision\n',
      'word '.repeat(400),
      '- item\n',
      '```',
      '# ',
      '### Positive\n',
      'Why? ',
      '\u2028',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async pieces => {
        const text = summary(`# T\n\n${pieces.join('')}`, { relations: pieces });
        expect(text.length).toBeLessThan(4200);
        expect(text.split('\n').length).toBeLessThan(60);
        const page = await summaryPage('T', text, nodeHash);
        expect(page).not.toMatch(/<script|href="javascript/);
      }),
      { numRuns: 150 },
    );
  });
});
