import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format } from '../../../src/decision/decimal';
import { compare, exact, floor, mul, ONE, sub, sum, ZERO } from '../../../src/decision/exact';
import { fromPairs } from '../../../src/decision/pairwise';
import { percentages } from '../../../src/decision/percentages';
import { fromRanking, fromSwings, normalise } from '../../../src/decision/weights';
import { decimal } from './build';

const list = (text: string) => text.split(' ').map(cell => (cell === '-' ? null : decimal(cell)));

describe('weights as written', () => {
  it.each([
    ['30 25 20 15 10', 'percent', []],
    ['0.3 .7', 'fraction', []],
    ['1', 'fraction', []],
    ['1 1 1', 'other', []],
    ['30 25 20', 'other', []],
    ['- - -', 'none', []],
    ['0 0', 'zero', []],
    ['50 - 50', 'percent', [1]],
    ['50 -10 50', 'percent', [1]],
    ['-5 -', 'zero', [0, 1]],
    ['99999999999999999999 1', 'other', []],
  ])('%s: %s', (text, written, unusable) => {
    const weights = normalise(list(text));
    expect(weights.written).toBe(written);
    expect(weights.unusable).toEqual(unusable);
    expect(sum(weights.shares)).toEqual(ONE);
  });

  it('divides exactly: three equal weights are a third each', () => {
    expect(normalise(list('1 1 1')).shares).toEqual([exact(1, 3), exact(1, 3), exact(1, 3)]);
    expect(normalise(list('0 0')).shares).toEqual([exact(1, 2), exact(1, 2)]);
    expect(normalise(list('60 20')).shares).toEqual([exact(3, 4), exact(1, 4)]);
    expect(normalise(list('60 20')).sum).toEqual(exact(80));
  });

  it('needs no criteria', () => {
    expect(normalise([])).toEqual({ shares: [], sum: ZERO, written: 'none', unusable: [] });
  });
});

describe('percentages by largest remainder', () => {
  it.each([
    ['1 1 1', 0, '34 33 33'],
    ['1 1 1', 2, '33.34 33.33 33.33'],
    ['3 2 1', 0, '50 33 17'],
    ['30 25 20 15 10', 0, '30 25 20 15 10'],
    ['1 1 1 1 1 1 1', 0, '15 15 14 14 14 14 14'],
    ['0 0', 0, '0 0'],
  ])('%s with %i decimals: %s', (weights, decimals, shown) => {
    const values = percentages(weights.split(' ').map(decimal), decimals);
    expect(values.map(value => format(value, decimals)).join(' ')).toBe(shown);
  });

  it('sum to 100, each within one unit', () => {
    const weight = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 9 }), fc.integer({ min: 0, max: 3 }), (ns, decimals) => {
        fc.pre(ns.some(n => n > 0));
        const shares = normalise(ns.map(n => exact(n))).shares;
        const shown = percentages(shares, decimals);
        expect(sum(shown)).toEqual(exact(100));
        const unit = exact(1n, 10n ** BigInt(decimals));
        for (const [i, value] of shown.entries()) {
          const off = sub(value, mul(shares[i] ?? ZERO, exact(100)));
          expect(compare(off, unit)).toBe(-1);
          expect(compare(off, sub(ZERO, unit))).toBe(1);
          expect(floor(mul(value, exact(10n ** BigInt(decimals)))) >= 0n).toBe(true);
        }
      }),
    );
  });
});

describe('weights from a person', () => {
  it('from swings', () => {
    expect(fromSwings([exact(100), exact(60), exact(40)])).toEqual([exact(1, 2), exact(3, 10), exact(1, 5)]);
    expect(fromSwings([ZERO, ZERO])).toBeNull();
    expect(fromSwings([exact(100), exact(-1)])).toBeNull();
    expect(fromSwings([])).toBeNull();
  });

  it.each([
    [[1, 2, 3], '.6111 .2778 .1111'],
    [[1, 2, 3, 4], '.5208 .2708 .1458 .0625'],
    [[1, 2, 3, 4, 5], '.4567 .2567 .1567 .0900 .0400'],
    [[3, 1, 2], '.1111 .6111 .2778'],
    [[1, 2, 2, 4], '.5208 .2083 .2083 .0625'],
    [[1, 2, 2, 3], '.5208 .2083 .2083 .0625'],
    [[1, 1, 1], '.3333 .3333 .3333'],
    [[1], '1.0000'],
  ])('from the ranking %j', (ranks, shown) => {
    const weights = fromRanking(ranks);
    expect(weights.map(weight => format(weight, 4).replace(/^0/, '')).join(' ')).toBe(shown);
    expect(sum(weights)).toEqual(ONE);
  });

  it('from no ranking', () => {
    expect(fromRanking([])).toEqual([]);
  });
});

describe('weights from pairs', () => {
  const wangChin = [
    [1, 4, 3, 1, 3, 4],
    [1 / 4, 1, 7, 3, 1 / 5, 1],
    [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
    [1, 1 / 3, 5, 1, 1, 1 / 3],
    [1 / 3, 5, 5, 1, 1, 3],
    [1 / 4, 1, 6, 3, 1 / 3, 1],
  ];

  const solved = (rows: readonly (readonly number[])[]) => {
    const result = fromPairs(rows);
    if ('problem' in result) throw new Error(result.problem);
    return result;
  };

  it('Wang & Chin 2011', () => {
    const result = solved(wangChin);
    expect(result.weights.map(weight => weight.toFixed(4))).toEqual(
      '0.3208 0.1395 0.0348 0.1285 0.2374 0.1391'.split(' '),
    );
    expect(result.lambda.toFixed(5)).toBe('7.41987');
    expect(result.consistencyIndex.toFixed(5)).toBe('0.28397');
    expect(result.consistencyRatio?.toFixed(4)).toBe('0.2290');
    expect(result.flagged).toBe(true);
  });

  it('agrees with consistent judgements, of any number', () => {
    const weight = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 10 }), weights => {
        const result = solved(weights.map(a => weights.map(b => a / b)));
        const total = weights.reduce((a, b) => a + b, 0);
        for (const [i, share] of result.weights.entries()) expect(share).toBeCloseTo((weights[i] ?? 0) / total, 10);
        expect(result.lambda).toBeCloseTo(weights.length, 8);
        expect(result.flagged).toBe(false);
        if (weights.length > 8) expect(result.consistencyRatio).toBeNull();
        else expect(result.consistencyRatio).toBeCloseTo(0, 8);
      }),
    );
  });

  it('takes two criteria, where nothing can contradict', () => {
    const { consistencyRatio, ...result } = solved([
      [1, 3],
      [1 / 3, 1],
    ]);
    expect(result.weights[0]).toBeCloseTo(0.75, 12);
    expect(consistencyRatio).toBe(0);
    expect(solved([[1]]).weights).toEqual([1]);
  });

  it('flags just over 0.10 and not just under', () => {
    const triple = (x: number) =>
      solved([
        [1, 2, x],
        [1 / 2, 1, 2],
        [1 / x, 1 / 2, 1],
      ]);
    expect(triple(1.6).consistencyRatio).toBeCloseTo(0.081, 3);
    expect(triple(1.6).flagged).toBe(false);
    expect(triple(1.4).consistencyRatio).toBeCloseTo(0.1065, 3);
    expect(triple(1.4).flagged).toBe(true);
  });

  it.each([
    ['not-square', [[1, 2]]],
    ['not-square', [[1, 2], [0.5]]],
    [
      'not-positive',
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [
      'not-positive',
      [
        [1, NaN],
        [1, 1],
      ],
    ],
    [
      'not-positive',
      [
        [1, Infinity],
        [0, 1],
      ],
    ],
    [
      'not-reciprocal',
      [
        [1, 3],
        [3, 1],
      ],
    ],
    [
      'not-reciprocal',
      [
        [2, 1],
        [1, 1],
      ],
    ],
  ])('says that judgements are %s', (problem, rows) => {
    expect(fromPairs(rows)).toEqual({ problem });
  });

  it('takes rounded reciprocals', () => {
    expect(
      solved([
        [1, 7],
        [0.14, 1],
      ]).weights[0],
    ).toBeCloseTo(0.875, 2);
  });
});
