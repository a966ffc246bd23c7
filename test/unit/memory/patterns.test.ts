import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { outcomesOf } from '../../../src/memory/outcomes';
import { patternsOf } from '../../../src/memory/patterns';
import { suggestWeights } from '../../../src/memory/suggest';
import { lesson } from './lessons';

const now = '2026-11-20T00:00:00Z';
const decided = (
  name: string,
  status: string,
  latency: number,
  date = '2025-01-01',
  kind: string | null = 'caching',
) => ({
  path: `docs/adr/${name}.md`,
  kind,
  record: read(
    `---\ndate: ${date}\nstatus: ${status}\n---\n# ${name}\n\n## Decision Matrix\n\n| Criterion | Weight | A | B |\n| --- | --- | --- | --- |\n| Latency | ${latency}% | 4 | 2 |\n| Total costs | ${100 - latency}% | 2 | 4 |\n\n## Decision\n\nChosen option: **A**.\n`,
  ),
});
const log = [
  decided('a', 'accepted', 20),
  decided('b', 'accepted', 30),
  decided('c', 'accepted', 40),
  decided('d', 'superseded by [e](e.md)', 70),
  decided('e', 'accepted', 90, '2026-11-01'),
  decided('f', 'proposed', 90),
  decided('g', 'accepted', 80),
  decided('h', 'accepted', 50, '2025-01-01', 'messaging'),
];
const fired = lesson(
  { event: { type: 'trigger-fired', at: '2026-02-02T00:00:00Z', evidence: [{ kind: 'trigger', ref: 't' }] } },
  { path: 'docs/adr/g.md' },
);
const outcomes = outcomesOf(log, [fired], now);
const [caching, messaging] = patternsOf(outcomes);

describe('what became of decisions', () => {
  it('is told with its evidence', () => {
    expect(outcomes.map(({ path, outcome, evidence }) => [path.slice(9, 10), outcome, evidence])).toEqual([
      ['a', 'held', 'accepted for 688 days'],
      ['b', 'held', 'accepted for 688 days'],
      ['c', 'held', 'accepted for 688 days'],
      ['d', 'superseded', 'status: superseded by [e](e.md)'],
      ['e', 'open', 'only 19 days old'],
      ['f', 'open', 'status: proposed'],
      ['g', 'superseded', 'trigger-fired on 2026-02-02'],
      ['h', 'held', 'accepted for 688 days'],
    ]);
  });
});

describe('patterns', () => {
  it('are means by kind, apart for what held and what was given up', () => {
    expect(caching).toMatchObject({ kind: 'caching', held: { length: 3 }, superseded: { length: 2 } });
    const latency = caching?.criteria.find(({ name }) => name === 'Latency');
    expect(latency?.held).toEqual({ mean: expect.closeTo(0.3), decisions: 3 });
    expect(latency?.superseded).toEqual({ mean: expect.closeTo(0.75), decisions: 2 });
  });

  it('are offered as weights with the decisions behind them', () => {
    expect(suggestWeights(caching!, ['latency', 'Total cost'])).toEqual({
      weights: [
        {
          criterion: 'latency',
          percent: 30,
          decisions: 3,
          because: '30 % on average in 3 decisions that held, 75 % in 2 that were given up.',
        },
        {
          criterion: 'Total cost',
          percent: 70,
          decisions: 3,
          because: '70 % on average in 3 decisions that held, 25 % in 2 that were given up.',
        },
      ],
      evidence: ['docs/adr/a.md', 'docs/adr/b.md', 'docs/adr/c.md'],
    });
  });

  it('are not offered with fewer than three decisions, or for part of the criteria', () => {
    expect(suggestWeights(messaging!, ['Latency', 'Total costs'])).toBeNull();
    expect(suggestWeights(caching!, ['Latency', 'Security'])).toBeNull();
    const [two] = patternsOf(outcomes.filter(({ path }) => !path.endsWith('/a.md')));
    expect(suggestWeights(two!, ['Latency'])).toBeNull();
  });

  it('sum to 100', () => {
    const three = outcomesOf(
      ['a', 'b', 'c'].map(name => decided(name, 'accepted', 33)),
      [],
      now,
    );
    expect(
      suggestWeights(patternsOf(three)[0]!, ['Latency', 'Total costs'])?.weights.map(({ percent }) => percent),
    ).toEqual([33, 67]);
  });
});
