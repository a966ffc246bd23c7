import { describe, expect, it } from 'vitest';
import { type Assessment, assess } from '../../../src/decision/assess';
import { choiceOf } from '../../../src/decision/choice';
import { format } from '../../../src/decision/decimal';
import { exact } from '../../../src/decision/exact';
import { PUBLISHED, REDIS, sketch } from './build';

const totals = ({ options }: Assessment, decimals = 2) =>
  options.map(({ total }) => (total === null ? '-' : format(total, decimals))).join(' ');
const ranks = ({ options }: Assessment) => options.map(({ rank }) => rank ?? '-').join(' ');
const ranges = ({ options }: Assessment) =>
  options.map(o => o.totalRange.map(end => format(end, 2)).join('..')).join(' ');

describe('known answers', () => {
  it('the published example that states 4.15 3.10 4.00 and HIGH', () => {
    const result = assess(sketch({ ...PUBLISHED, stated: { A: '4.15', B: '3.10', C: '4.00' } }));
    expect(totals(result)).toBe('4.20 3.15 4.05');
    expect(result.formula).toBeNull();
    expect(result.options.map(option => option.statedIsRight)).toEqual([false, false, false]);
    expect(result.gap).toEqual(exact(3, 20));
    expect(result.gapShare).toEqual(exact(3, 80));
    expect(result.confidence).toBe('TIE');
    expect(result.ranking).toEqual([0, 2, 1]);
    expect(choiceOf(result)).toEqual({ none: 'tie' });
  });

  it('five options on 0-10 in percent, the fifth vetoed', () => {
    const result = assess(
      sketch({
        weights: '30 25 20 15 10',
        scale: [0, 10],
        scores: { A: '7 9 6 8 5', B: '8 6 8 8 8', C: '9 10 7 8 7', D: '8 8 5 8 6', E: '7 7 6 7 6' },
        stated: { A: '70.5', B: '75.0', C: '85.0', D: '72.0', E: '67.5' },
        critical: { 3: '>= 8' },
      }),
    );
    expect(result.formula).toBe('percent');
    expect(totals(result, 1)).toBe('72.5 75.0 85.0 72.0 67.0');
    expect(result.options.map(option => option.statedIsRight)).toEqual([false, true, true, true, false]);
    expect(result.options.map(option => option.vetoedBy)).toEqual([[], [], [], [], [3]]);
    expect(ranks(result)).toBe('3 2 1 4 -');
    expect(result.gap).toEqual(exact(1));
    expect(result.gapShare).toEqual(exact(1, 10));
    expect(result.confidence).toBe('MODERATE');
  });

  it('rows with unit weights', () => {
    const result = assess(
      sketch({ weights: '- - -', scale: [0, 10], scores: { A: '1 0 3', B: '0 5 6' }, stated: { A: '4', B: '11' } }),
    );
    expect(result.formula).toBe('sum');
    expect(totals(result, 0)).toBe('4 11');
    expect(result.gap).toEqual(exact(7, 3));
  });

  it('the finished record', () => {
    const result = assess(sketch(REDIS));
    expect(totals(result)).toBe('3.90 3.60 3.50 4.35');
    expect(result.formula).toBe('weighted-mean');
    expect(result.options.every(option => option.statedIsRight)).toBe(true);
    expect(ranks(result)).toBe('1 2 3 -');
    expect(result.options[3]?.vetoedBy).toEqual([2]);
    expect(result.gap).toEqual(exact(3, 10));
    expect(result.confidence).toBe('MODERATE');
    expect(choiceOf(result)).toEqual({ option: 0 });
  });

  it('a fixed scale does not reverse ranks', () => {
    const base = { weights: '.45 .55', lower: [0, 1] };
    const flat = { weights: '.45 .55' };
    const two = assess(sketch({ ...flat, scores: { A: '1 2', B: '2 1.5' } }));
    const three = assess(sketch({ ...flat, scores: { A: '1 2', B: '2 1.5', C: '1 1' } }));
    expect(totals(two, 3)).toBe('1.550 1.725');
    expect(totals(three, 3)).toBe('1.550 1.725 1.000');
    expect([two.leaders, three.leaders]).toEqual([[1], [1]]);
    expect(totals(assess(sketch({ ...base, scores: { A: '1 2', B: '2 1.5' } })), 3)).toBe('4.450 4.275');
  });
});

describe('direction', () => {
  it('turns a lower criterion on the scale, and not for its critical threshold', () => {
    const result = assess(
      sketch({ weights: '1 1', scores: { A: '5 2', B: '5 4' }, lower: [1], critical: { 1: '<= 3' }, scale: [0, 5] }),
    );
    expect(totals(result)).toBe('4.00 3.00');
    expect(result.options.map(option => option.vetoedBy)).toEqual([[], [1]]);
  });
});

describe('vetoes', () => {
  it.each([
    ['>= 4', '4', false],
    ['>= 4', '3.99', true],
    ['> 4', '4', true],
    ['> 4', '4.01', false],
    ['<= 2', '2', false],
    ['<= 2', '2.01', true],
    ['< 2', '2', true],
    ['< 2', '1', false],
  ])('%s with a score of %s: %s', (critical, score, vetoed) => {
    const [option] = assess(sketch({ weights: '1', scores: { A: score }, critical: { 0: critical } })).options;
    expect(option?.vetoedBy).toEqual(vetoed ? [0] : []);
    expect(option?.total).not.toBeNull();
  });

  it('leave nothing when all are vetoed', () => {
    const result = assess(sketch({ weights: '1', scores: { A: '1', B: '2' }, critical: { 0: '>= 4' } }));
    expect(totals(result)).toBe('1.00 2.00');
    expect(result).toMatchObject({ ranking: [], leaders: [], gap: null, confidence: null, stability: [] });
    expect(choiceOf(result)).toEqual({ none: 'nothing-left' });
  });

  it('leave no gap when one option is left', () => {
    const result = assess(sketch({ weights: '1', scores: { A: '1', B: '5' }, critical: { 0: '>= 4' } }));
    expect(result).toMatchObject({ ranking: [1], leaders: [1], gap: null, gapShare: null, confidence: null });
    expect(choiceOf(result)).toEqual({ option: 1 });
  });

  it('stay open while a critical score is missing', () => {
    const open = assess(sketch({ weights: '1 9', scores: { A: '- 5', B: '4 1' }, critical: { 0: '>= 4' } }));
    expect(open.options.map(option => option.mayBeVetoed)).toEqual([true, false]);
    expect(ranks(open)).toBe('- -');
    expect(open).toMatchObject({ leaders: [], gap: null, confidence: null, ranking: [0, 1] });
    const met = assess(sketch({ weights: '1 9', scores: { A: '- 5', B: '4 1' }, critical: { 0: '>= 1' } }));
    expect(met.leaders).toEqual([0]);
  });
});

describe('ranks', () => {
  it.each([
    ['5 4 4 3', '1 2 2 4'],
    ['4 4 3 3', '1 1 3 3'],
    ['1 1 1 1', '1 1 1 1'],
    ['1 2 3 4', '4 3 2 1'],
    ['3', '1'],
    ['', ''],
  ])('of totals %s are %s', (scores, expected) => {
    const cells = scores.split(' ').filter(cell => cell !== '');
    const result = assess(sketch({ weights: '1', scores: Object.fromEntries(cells.map((s, i) => [`O${i}`, s])) }));
    expect(ranks(result)).toBe(expected);
  });

  it('share the first place in a tie', () => {
    const result = assess(sketch({ weights: '1 1', scores: { A: '5 3', B: '3 5', C: '1 1' } }));
    expect(result).toMatchObject({ leaders: [0, 1], gap: exact(0), confidence: 'TIE' });
    expect(choiceOf(result)).toEqual({ none: 'tie' });
  });
});

describe('confidence', () => {
  it.each([
    ['3.51', 'HIGH'],
    ['3.5', 'MODERATE'],
    ['3.2', 'MODERATE'],
    ['3.19', 'TIE'],
    ['3', 'TIE'],
  ])('%s against 3 on 1-5 is %s', (score, confidence) => {
    expect(assess(sketch({ weights: '1', scores: { A: score, B: '3' } })).confidence).toBe(confidence);
  });

  it('is not given on a scale without a range', () => {
    for (const scale of [
      [3, 3],
      [5, 1],
    ] as const) {
      const result = assess(sketch({ weights: '1', scores: { A: '4', B: '3' }, scale }));
      expect(result).toMatchObject({ gap: exact(1), gapShare: null, confidence: null });
    }
  });
});

describe('missing scores', () => {
  it('give a range, no total', () => {
    const result = assess(sketch({ weights: '1 1', scores: { A: '5 -', B: '- -', C: '3 3' } }));
    expect(totals(result)).toBe('- - 3.00');
    expect(ranges(result)).toBe('3.00..5.00 1.00..5.00 3.00..3.00');
    expect(result.options.map(option => option.complete)).toEqual([false, false, true]);
  });

  it('leave the first place open until the worst of one beats the best of all others', () => {
    const open = assess(sketch({ weights: '3 1', scores: { A: '4 4', B: '4 -', C: '1 1' } }));
    expect(ranks(open)).toBe('- - 3');
    expect(open).toMatchObject({ leaders: [], gap: null, gapShare: null, confidence: null, stability: [] });
    expect(choiceOf(open)).toEqual({ none: 'unsettled' });
    const settled = assess(sketch({ weights: '3 1', scores: { A: '5 5', B: '4 -', C: '1 -' } }));
    expect(ranks(settled)).toBe('1 2 3');
    expect(settled).toMatchObject({ leaders: [0], gap: exact(3, 4), confidence: 'HIGH' });
  });

  it('do not settle what may become a tie', () => {
    expect(assess(sketch({ weights: '1 1', scores: { A: '5 5', B: '5 -' } })).leaders).toEqual([]);
  });

  it('may leave a known tie in first place', () => {
    const result = assess(sketch({ weights: '1 1', scores: { A: '5 4', B: '4 5', C: '1 -' } }));
    expect(result).toMatchObject({ leaders: [0, 1], gap: exact(0), confidence: 'TIE' });
  });

  it('do not matter where they weigh nothing', () => {
    const result = assess(sketch({ weights: '1 0', scores: { A: '5 -', B: '4 4' } }));
    expect(totals(result)).toBe('5.00 4.00');
    expect(result.options[0]?.complete).toBe(false);
    expect(result.leaders).toEqual([0]);
  });

  it('may all be missing', () => {
    const result = assess(sketch({ weights: '1 1', scores: { A: '- -', B: '- -' } }));
    expect(result).toMatchObject({ ranking: [0, 1], leaders: [], gap: null });
    expect(ranks(result)).toBe('- -');
  });

  it('may be whole rows', () => {
    const result = assess({ ...sketch({ weights: '1 1', scores: { A: '5 5', B: '' } }) });
    expect(ranges(result)).toBe('5.00..5.00 1.00..5.00');
  });

  it('open the minimum too', () => {
    const open = assess(sketch({ weights: '1 1', scores: { A: '5 -', B: '1 1' }, minimum: '4' }));
    expect(open.leaders).toEqual([0]);
    expect(choiceOf(open)).toEqual({ none: 'unsettled' });
    const result = assess(sketch({ weights: '1 1', scores: { A: '4 -', B: '1 -', C: '5 1', D: '5 5' }, minimum: '3' }));
    expect(result.options.map(option => option.belowMinimum)).toEqual([null, null, false, false]);
    expect(assess(sketch({ weights: '1 1', scores: { A: '1 -' }, minimum: '3.5' })).options[0]?.belowMinimum).toBe(
      true,
    );
  });
});

describe('the minimum', () => {
  it('drops an option from the choice and not from the ranking', () => {
    const result = assess(sketch({ weights: '1', scores: { A: '3', B: '2' }, minimum: '3.25' }));
    expect(result.options.map(option => option.belowMinimum)).toEqual([true, true]);
    expect(ranks(result)).toBe('1 2');
    expect(choiceOf(result)).toEqual({ none: 'below-minimum' });
  });

  it('is in points of the scale whatever the formula, and is met when it is reached', () => {
    const result = assess(
      sketch({ weights: '1', scores: { A: '4', B: '3' }, stated: { A: '80', B: '60' }, minimum: '4' }),
    );
    expect(result.formula).toBe('percent');
    expect(result.options.map(option => option.belowMinimum)).toEqual([false, true]);
  });
});

describe('odd tables', () => {
  it('without options', () => {
    const result = assess(sketch({ weights: '1 2', scores: {} }));
    expect(result).toMatchObject({ options: [], ranking: [], leaders: [], gap: null, stability: [] });
  });

  it('without criteria', () => {
    const result = assess(sketch({ weights: '', scores: { A: '', B: '' }, stated: { A: '0' } }));
    expect(ranges(result)).toBe('1.00..5.00 1.00..5.00');
    expect(result.options[0]).toMatchObject({ total: null, complete: false, statedIsRight: null });
    expect(result).toMatchObject({ formula: null, leaders: [], stability: [] });
  });

  it('with one criterion and one option', () => {
    const result = assess(sketch({ weights: '7', scores: { A: '3' } }));
    expect(totals(result)).toBe('3.00');
    expect(result.stability).toMatchObject([{ low: exact(0), high: exact(1) }]);
  });

  it('with all weights zero: equal ones, and said so', () => {
    const result = assess(sketch({ weights: '0 0', scores: { A: '2 4' } }));
    expect(totals(result)).toBe('3.00');
    expect(result.weights.written).toBe('zero');
  });

  it('with negative and huge numbers', () => {
    const huge = '123456789012345678901234567890';
    const result = assess(
      sketch({ weights: `${huge} ${huge}`, scores: { A: `-5 ${huge}`, B: '-5 -7.5' }, scale: [-10, 10] }),
    );
    expect(result.options[0]?.total).toEqual(exact(123456789012345678901234567885n, 2n));
    expect(totals(result).endsWith(' -6.25')).toBe(true);
  });
});

describe('a lower-is-better criterion in a table that states totals', () => {
  const scores = { A: '9 3', B: '7 6' };

  it('is turned where the totals turn it', () => {
    const a = assess(sketch({ weights: '- -', scale: [0, 10], lower: [1], scores, stated: { A: '16', B: '11' } }));
    expect([a.formula, a.directionIgnored, a.options.map(option => option.statedIsRight)]).toEqual([
      'sum',
      false,
      [true, true],
    ]);
  });

  it('stays as it stands where only that gives the totals, and says so', () => {
    const a = assess(sketch({ weights: '- -', scale: [0, 10], lower: [1], scores, stated: { A: '12', B: '13' } }));
    expect([a.formula, a.directionIgnored, a.options.map(option => option.statedIsRight)]).toEqual([
      'sum',
      true,
      [true, true],
    ]);
    expect(a.ranking).toEqual([1, 0]);
  });

  it('is turned where neither gives the totals', () => {
    const a = assess(sketch({ weights: '- -', scale: [0, 10], lower: [1], scores, stated: { A: '77', B: '88' } }));
    expect([a.formula, a.directionIgnored]).toEqual([null, false]);
  });
});
