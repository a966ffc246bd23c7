import { describe, expect, it } from 'vitest';
import { setScore } from '../../../src/adr/edit/score';
import { applyEdits } from '../../../src/adr/edit/text';
import { withTotals } from '../../../src/adr/edit/totals';
import { setWeight } from '../../../src/adr/edit/weight';
import { read } from '../../../src/adr/read';
import { scoreReport } from '../../../src/review/score';
import { findings } from '../review/records';

/** A record with a table of the rows, and what else stands above it. */
const record = (rows: readonly string[], above = '') => {
  const cells = (rows[0] ?? '').split('|').length - 2;
  return `# T\n\nStatus: accepted\n\n${above}${above === '' ? '' : '\n\n'}${[rows[0], `|${'---|'.repeat(cells)}`, ...rows.slice(1)].join('\n')}\n`;
};
const only = (text: string) => {
  const { matrices } = scoreReport('t.md', read(text));
  expect(matrices).toHaveLength(1);
  const [matrix] = matrices;
  if (!matrix) throw new Error('No matrix');
  return matrix;
};
const names = (text: string) => only(text).criteria.map(({ name }) => name);
const rights = (text: string) => only(text).options.map(({ statedIsRight }) => statedIsRight);
const shares = (text: string) => only(text).criteria.map(({ weight }) => Number(weight.toFixed(4)));
const totals = (text: string) => findings(text).filter(({ rule }) => rule === 'wrong-total');

const HEAD = '| Criterion | Weight | A | B |';

describe('weights', () => {
  it('are fractions where their denominators differ or they sum to 1', () => {
    const third = [
      HEAD,
      '| X | 1/2 | 4 | 2 |',
      '| Y | 1/3 | 2 | 5 |',
      '| Z | 1/6 | 3 | 4 |',
      '| Total | 1 | 3.17 | 3.33 |',
    ];
    expect(shares(record(third))).toEqual([0.5, 0.3333, 0.1667]);
    expect(rights(record(third))).toEqual([true, true]);
    expect(applyEdits(record(third), setWeight(read(record(third)), { matrix: 0, criterion: 0 }, '0.6'))).toContain(
      '| X | 0.6 | 4 |',
    );
  });

  it('of so many points out of as many are points', () => {
    expect(
      rights(record([HEAD, '| X | 5/5 | 4/5 | 2/5 |', '| Y | 3/5 | 2/5 | 5/5 |', '| Total | | 26 | 25 |'])),
    ).toEqual([true, true]);
    expect(
      shares(record([HEAD, '| X | 50/100 | 4 | 2 |', '| Y | 50/100 | 2 | 5 |', '| Total | | 3.0 | 3.5 |'])),
    ).toEqual([0.5, 0.5]);
  });

  it.each(['Scores are 1-10.', 'Scale 1-5.', ''])('in a sentence end with it: %s', next => {
    const rows = ['|  | Cost | Speed | Ease | Total |', '| A | 7 | 8 | 6 | 7.1 |', '| B | 9 | 5 | 8 | 7.4 |'];
    expect(shares(record(rows, `Weights: cost 0.4, speed 0.35, ease 0.25. ${next}`))).toEqual([0.4, 0.35, 0.25]);
  });

  const LOKI = [
    '| Criterion | Loki | Elastic |',
    '| Retention | 5 | 4 |',
    '| Query speed | 3 | 4 |',
    '| Total | 21 | 20 |',
  ];
  it('stand in a plain list right above the table', () => {
    expect(rights(record(LOKI, '- Retention: 3\n- Query speed: 2'))).toEqual([true, true]);
    // Not where an item is no criterion, or the list is farther away.
    expect(only(record(LOKI, '- Retention: 3\n- Loki: 2')).formula).not.toBe('weighted-sum');
    expect(only(record(LOKI, '- Retention: 3\n- Query speed: 2\n\nWords.\n\nWords.')).formula).not.toBe('weighted-sum');
  });

  it('of 90 % keep their hundredths when a score changes', () => {
    const rows = [
      HEAD,
      '| X | 40% | 5 | 3 |',
      '| Y | 30% | 4 | 5 |',
      '| Z | 20% | 3 | 4 |',
      '| Total | | 3.80 | 3.50 |',
    ];
    const before = read(record(rows));
    const after = withTotals(before, 0, setScore(before, { matrix: 0, option: 0, criterion: 0 }, '4'));
    expect(after).toContain('| Total | | 3.40 | 3.50 |');
    expect(totals(record(rows))).toEqual([]);
  });
});

describe('rows that are criteria', () => {
  it.each(['Fit', 'Result', 'Rank', 'Priority', 'Verdict', 'Overall', 'Score'])('%s with a weight and scores', name => {
    const rows = [HEAD, '| X | 60% | 4 | 3 |', `| ${name} | 40% | 3 | 5 |`, '| Total | 100% | 3.6 | 3.8 |'];
    expect(names(record(rows))).toEqual(['X', name]);
    expect(rights(record(rows))).toEqual([true, true]);
    const columns = [`| Option | X (60%) | ${name} (40%) | Total |`, '| A | 4 | 3 | 3.6 |', '| B | 3 | 5 | 3.8 |'];
    expect(names(record(columns))).toEqual(['X', name]);
  });

  it.each(['Σ', 'Sum', 'Net', '**Score**', 'Normalised', 'Points', 'Score (max 25)', 'Overall'])(
    'not %s at the end',
    name => {
      const rows = [HEAD, '| X | 2 | 3 | 5 |', '| Y | 1 | 4 | 1 |', `| ${name} | 3 | 10 | 11 |`];
      expect(names(record(rows))).toEqual(['X', 'Y']);
      expect(rights(record(rows))).toEqual([true, true]);
    },
  );

  it('not a result at the end, with weights in a sentence', () => {
    const rows = ['| Option | Cost | Speed | Result |', '| A | 8 | 6 | 7.0 |', '| B | 5 | 9 | 7.0 |'];
    const text = record(rows, 'Cost counts for 50 % and speed for 50 %.');
    expect(names(text)).toEqual(['Cost', 'Speed']);
    expect(rights(text)).toEqual([true, true]);
    const words = [
      HEAD,
      '| X | 2 | 3 | 5 |',
      '| Y | 1 | 4 | 1 |',
      '| Total | | 10 | 11 |',
      '| Result | | out | chosen |',
    ];
    expect(names(record(words))).toEqual(['X', 'Y']);
    expect(rights(record(words))).toEqual([true, true]);
  });

  it('not subtotals, group headings and groups with the weight of their children', () => {
    const rows = [
      HEAD,
      '| **Technical** | 60% | | |',
      '| Api | 40% | 4 | 3 |',
      '| Host | 20% | 3 | 4 |',
      '| Subtotal technical | | 2.2 | 2.0 |',
      '| **Business** | | | |',
      '| Price | 40% | 5 | 2 |',
      '| Total | 100% | 4.2 | 2.8 |',
    ];
    expect(names(record(rows))).toEqual(['Api', 'Host', 'Price']);
    expect(rights(record(rows))).toEqual([true, true]);
  });

  it('not the total and its percentage, of which the one that fits is checked', () => {
    const rows = [
      HEAD,
      '| X | 3 | 4 | 3 |',
      '| Y | 2 | 3 | 4 |',
      '| Score (max 25) | | 18/25 | 17/25 |',
      '| Percent | | 72% | 68% |',
    ];
    expect(names(record(rows))).toEqual(['X', 'Y']);
    expect(rights(record(rows))).toEqual([true, true]);
    const wrongFirst = [
      HEAD,
      '| X | 3 | 4 | 3 |',
      '| Y | 2 | 3 | 4 |',
      '| Raw total | | 99 | 98 |',
      '| Total | | 18 | 17 |',
    ];
    expect(only(record(wrongFirst)).options.map(({ stated }) => stated)).toEqual([18, 17]);
  });

  it('of percent totals in a row called Score', () => {
    const rows = [HEAD, '| X | 50% | 8 | 6 |', '| Y | 50% | 6 | 7 |', '| **Score** | | 70% | 68% |'];
    expect(only(record(rows)).formula).toBe('percent');
    expect(rights(record(rows))).toEqual([true, false]);
  });
});

describe('signs that say nothing', () => {
  it('of a tag or an arrow before a weight', () => {
    const rows = ['| Option | Fidelity<br>40% | Cost -> 60% | Total |', '| A | 7 | 8 | 7.6 |', '| B | 6 | 6 | 6.0 |'];
    const { criteria } = only(record(rows));
    expect(criteria).toMatchObject([
      { name: 'Fidelity', weight: 0.4, critical: null },
      { name: 'Cost', weight: 0.6, critical: null },
    ]);
  });

  it.each([
    ['3-4', null],
    ['3 – 4', null],
    ['TBD', null],
    ['~~2~~ 1', 1],
    ['[5](#x)', 5],
    ['[5](#x "t")', 5],
    ['~~2~~', 2],
  ])('a score of %s is %s', (cell, score) => {
    const rows = [HEAD, `| X | 2 | 3 | ${cell} |`, '| Y | 1 | 4 | 1 |', '| Total | | 10 | 12 |'];
    expect(only(record(rows)).options[1]?.scores['X']).toBe(score);
    const text = record(rows);
    const again = applyEdits(text, setScore(read(text), { matrix: 0, option: 1, criterion: 0 }, '4'));
    expect(only(again).options[1]?.scores['X']).toBe(4);
  });
});

describe('totals', () => {
  const KOELN = [HEAD, '| Köln | 2 | 3 | 4 |', '| X | 1 | 2 | 5 |', '| Total | | 9 | 9 |'];
  it('that one formula gives by chance have one finding, no fix and nothing that is wrong', () => {
    expect(rights(record(KOELN))).toEqual([null, null]);
    expect(totals(record(KOELN)).map(({ severity, fix }) => [severity, fix ?? null])).toEqual([['warning', null]]);
  });

  it('of a table of contributions are not turned into means', () => {
    const rows = ['| Criterion | A | B |', '| X | 12 | 9 |', '| Y | 6 | 8 |', '| Total | 18 | 16 |'];
    expect(totals(record(rows, 'Weights: X 3, Y 2')).filter(({ fix }) => fix)).toEqual([]);
  });

  it.each([
    ['| X | 300 | 4 | 3 |', '| Y | 200 | 3 | 4 |', '1,800', '1,800', [true, false]],
    ['| X | 0,5 | 3,5 | 7,5 |', '| Y | 0,5 | 3,5 | 7 |', '3,5', '7,25', [true, true]],
  ])('%s of thousands and decimal commas', (x, y, a, b, expected) => {
    expect(rights(record([HEAD, x, y, `| Total | | ${a} | ${b} |`]))).toEqual(expected);
  });

  it('keep the comma of thousands when they are put right', () => {
    const rows = [HEAD, '| X | 300 | 4 | 3 |', '| Y | 200 | 3 | 4 |', '| Total | | 1,800 | 1,800 |'];
    expect(totals(record(rows))[0]?.fix?.edits[0]?.newText).toBe('1,700');
  });

  it.each(['Rated 1 (best) to 5 (worst); the lowest total wins.', 'Scale 1-5. Lower is better.'])(
    'lowest first: %s',
    above => {
      const rows = [HEAD, '| X | 2 | 1 | 4 |', '| Y | 1 | 2 | 5 |', '| Total | | 4 | 13 |'];
      const matrix = only(record(rows, above));
      expect(matrix.criteria.map(({ direction }) => direction)).toEqual(['lower', 'lower']);
      expect(matrix.ranking).toEqual(['A', 'B']);
      expect(findings(record(rows, above)).filter(({ rule }) => /wrong/.test(rule))).toEqual([]);
    },
  );
});
