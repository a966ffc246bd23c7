import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/decision/assess';
import { format } from '../../../src/decision/decimal';
import { exact } from '../../../src/decision/exact';
import { PUBLISHED, sketch } from './build';

const stating = (A: string, B: string, C: string) => assess(sketch({ ...PUBLISHED, stated: { A, B, C } }));

describe('formula', () => {
  it.each([
    ['4.20 3.15 4.05', 'weighted-mean', '4.20 3.15 4.05'],
    ['420 315 405', 'weighted-sum', '420.00 315.00 405.00'],
    ['84 63 81', 'percent', '84.00 63.00 81.00'],
    ['20 15 21', 'sum', '20.00 15.00 21.00'],
    ['4.20 9.99 9.99', 'weighted-mean', '4.20 3.15 4.05'],
    ['9.99 9.99 4.05', 'weighted-mean', '4.20 3.15 4.05'],
    ['999 999 81', 'percent', '84.00 63.00 81.00'],
  ])('of the totals %s is %s', (stated, formula, computed) => {
    const [a = '', b = '', c = ''] = stated.split(' ');
    const result = stating(a, b, c);
    expect(result.formula).toBe(formula);
    expect(result.options.map(({ total }) => total && format(total, 2)).join(' ')).toBe(computed);
  });

  it('is the one that reproduces most, the weighted mean among equals', () => {
    expect(stating('4.20', '63', '81').formula).toBe('percent');
    expect(stating('4.20', '63', '999').formula).toBe('weighted-mean');
  });

  it('is not claimed from magnitude alone: the weighted mean is used', () => {
    const result = stating('415', '310', '400');
    expect(result.formula).toBeNull();
    expect(result.options.map(({ total }) => total)).toEqual([exact(21, 5), exact(63, 20), exact(81, 20)]);
    expect(result.explained).toBe(false);
    expect(result.options.every(({ statedIsRight }) => statedIsRight === null)).toBe(true);
  });

  it('is the weighted mean where no total is stated', () => {
    const result = assess(sketch(PUBLISHED));
    expect(result.formula).toBe('weighted-mean');
    expect(result.options.map(({ statedIsRight }) => statedIsRight)).toEqual([null, null, null]);
  });

  it('is the weighted mean where others come to the same', () => {
    const scores = { A: '50 100', B: '20 10' };
    const stated = { A: '75', B: '15' };
    expect(assess(sketch({ weights: '.5 .5', scale: [0, 100], scores, stated })).formula).toBe('weighted-mean');
  });

  it('takes raw weights that sum to anything', () => {
    const result = assess(
      sketch({ weights: '5 3 2.5', scores: { A: '4 3 2', B: '1 1 1' }, stated: { A: '34', B: '10.5' } }),
    );
    expect(result.formula).toBe('weighted-sum');
    expect(result.gap).toEqual(exact(47, 21));
  });

  it('without weights is a plain sum, never one with raw weights', () => {
    expect(assess(sketch({ weights: '- -', scores: { A: '4 3' }, stated: { A: '7' } })).formula).toBe('sum');
    expect(assess(sketch({ weights: '1 1', scores: { A: '4 3' }, stated: { A: '7' } })).formula).toBe('weighted-sum');
  });

  it('that leaves the weights out leaves them out of everything', () => {
    const result = assess(sketch({ weights: '9 1', scores: { A: '5 1', B: '4 4' }, stated: { A: '6', B: '8' } }));
    expect(result.formula).toBe('sum');
    expect(result.shares).toEqual([exact(1, 2), exact(1, 2)]);
    expect(result.leaders).toEqual([1]);
    expect(result.weights.shares).toEqual([exact(9, 10), exact(1, 10)]);
  });

  it.each([[[420, 315, 405]], [[84, 63, 81]], [[4.2, 3.15, 4.05]], [[9, 9, 9]]])(
    'changes neither ranking nor gap nor confidence: %j',
    ([a, b, c]) => {
      const { ranking, gap, confidence, stability } = stating(String(a), String(b), String(c));
      expect({ ranking, gap, confidence }).toEqual({ ranking: [0, 2, 1], gap: exact(3, 20), confidence: 'TIE' });
      expect(stability).toEqual(assess(sketch(PUBLISHED)).stability);
    },
  );

  const halves = { weights: '50 50', lower: [1], scores: { A: '4 1', B: '3 5', C: '5 2' } };

  it('reads lower-is-better scores as they stand where that explains more totals', () => {
    // Turned, only the plain sum of C (5 + 4 = 9) would fit.
    const result = assess(sketch({ ...halves, stated: { A: '2.5', B: '4.0', C: '3.5' } }));
    expect(result).toMatchObject({ formula: 'weighted-mean', directionIgnored: true });
    expect(result.options.every(({ statedIsRight }) => statedIsRight)).toBe(true);
  });

  it('turns lower-is-better scores where that explains as many', () => {
    const result = assess(sketch({ ...halves, scores: { A: '4 3', B: '2 3' }, stated: { A: '3.5', B: '2.5' } }));
    expect(result).toMatchObject({ formula: 'weighted-mean', directionIgnored: false });
  });

  it('is no plain sum that fits one total by chance against the weights', () => {
    const result = assess(sketch({ weights: '2 1', scores: { A: '3 2', B: '4 5' }, stated: { A: '9', B: '9' } }));
    expect(result).toMatchObject({ formula: null, explained: false });
    expect(result.options.map(({ statedIsRight }) => statedIsRight)).toEqual([null, null]);
    const both = assess(sketch({ weights: '2 1', scores: { A: '3 2', B: '4 5' }, stated: { A: '5', B: '9' } }));
    expect(both.formula).toBe('sum');
  });

  it.each([
    ['40 30 20', '3.80', '3.50'],
    ['40 40 30', '4.50', '4.40'],
  ])('takes percentages %s as hundredths though they do not sum to 100', (weights, A, B) => {
    const result = assess(sketch({ weights, scores: { A: '5 4 3', B: '3 5 4' }, stated: { A, B } }));
    expect(result.formula).toBe('weighted-sum');
    expect(result.options.map(({ statedIsRight }) => statedIsRight)).toEqual([true, true]);
  });

  it('lets the least total win where lower is better on every criterion', () => {
    const golf = { weights: '2 1', lower: [0, 1], scores: { A: '1 2', B: '4 5' }, stated: { A: '4', B: '13' } };
    const result = assess(sketch(golf));
    expect(result).toMatchObject({ formula: 'weighted-sum', lowestWins: true, leaders: [0], directionIgnored: false });
    expect(result.options.map(({ statedIsRight }) => statedIsRight)).toEqual([true, true]);
  });

  it('is the one that gives whole totals to the digit where a mean is only within half', () => {
    const scores = { A: '0 0', B: '1 0', C: '-1 1' };
    const result = assess(sketch({ weights: '- -', scale: [-1, 1], scores, stated: { A: '0', B: '1', C: '1' } }));
    expect(result.formula).toBe('sum');
  });

  it('that nobody knows makes no total wrong, but one close to the mean is', () => {
    const near = assess(sketch({ weights: '1 1', scores: { A: '4 5', B: '2 3' }, stated: { A: '4.1', B: '2.9' } }));
    expect(near).toMatchObject({ formula: null, explained: true });
    expect(near.options[0]?.statedIsRight).toBe(false);
    // No mean of 2 and 3 is 3.1.
    const none = assess(sketch({ weights: '1 1', scores: { A: '4 5', B: '2 3' }, stated: { A: '4.1', B: '3.1' } }));
    expect(none.explained).toBe(false);
  });

  it('has no percent on a scale that ends at or below zero', () => {
    const result = assess(sketch({ weights: '1', scale: [-5, 0], scores: { A: '-3' }, stated: { A: '60' } }));
    expect(result.formula).toBeNull();
  });
});

describe('a stated total', () => {
  // 3.145 computed.
  const scores = { A: '3.145' };
  it.each([
    ['3.14', true],
    ['3.15', true],
    ['3.13', false],
    ['3.16', false],
    ['3.145', true],
    ['3.1', true],
    ['3.2', false],
    ['3', true],
    ['3.1450', true],
    ['3.1451', false],
  ])('of %s is right: %s', (A, right) => {
    const result = assess(sketch({ weights: '1', scores: { ...scores, B: '2' }, stated: { A, B: '2.0' } }));
    expect(result.options[0]?.statedIsRight).toBe(right);
  });

  it('is open where scores are missing, and wrong where they cannot lead to it', () => {
    const stated = { A: '3.0', B: '5.1', C: '4', D: '0.9' };
    const scores = { A: '5 -', B: '5 -', C: '4 4', D: '1 -' };
    const result = assess(sketch({ weights: '1 1', scores, stated }));
    expect(result.formula).toBe('weighted-mean');
    expect(result.options.map(option => option.statedIsRight)).toEqual([null, false, true, false]);
  });
});
