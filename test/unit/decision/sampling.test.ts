import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptability } from '../../../src/decision/acceptability';
import { assess } from '../../../src/decision/assess';
import { evpi } from '../../../src/decision/evpi';
import { exact, toNumber } from '../../../src/decision/exact';
import { words } from '../../../src/decision/random';
import type { Spread } from '../../../src/decision/spread';
import { decimal, matrices, PUBLISHED, REDIS, sketch } from './build';

const between = (low: string, high: string): Spread => ({ low: decimal(low), high: decimal(high) });
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('random words', () => {
  it('are the same for the same seed, and others for the next', () => {
    const draw = (seed: number) => {
      const into = new Int32Array(4);
      words(seed)(into);
      return [...into];
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1)).not.toEqual(draw(2 ** 32 + 1));
  });

  it('spread evenly over every bit', () => {
    const into = new Int32Array(20_000);
    words(7)(into);
    for (let bit = 0; bit < 32; bit++) {
      const ones = into.filter(word => ((word >>> bit) & 1) === 1).length;
      expect(Math.abs(ones - 10_000)).toBeLessThan(400);
    }
  });
});

describe('rank acceptability', () => {
  it('of the published example', () => {
    const { first, draws } = acceptability(assess(sketch(PUBLISHED)), { seed: 1 });
    expect(draws).toBe(9604);
    expect(Math.abs((first[0] ?? 0) - 0.389)).toBeLessThan(0.015);
    expect(Math.abs((first[2] ?? 0) - 0.611)).toBeLessThan(0.015);
    expect(first[1]).toBe(0);
  });

  it('of the finished record, the vetoed option left out', () => {
    const { first, ranks } = acceptability(assess(sketch(REDIS)), { seed: 1, draws: 40_000 });
    for (const [i, share] of [0.237, 0.45, 0.314, 0].entries()) {
      expect(Math.abs((first[i] ?? 1) - share)).toBeLessThan(0.01);
    }
    expect(ranks[3]).toEqual([0, 0, 0]);
  });

  it('of two options on two criteria: 4 in 11', () => {
    const matrix = sketch({ weights: '1 1', scale: [0, 1], scores: { A: '.8 .2', B: '.4 .9' } });
    const { first } = acceptability(assess(matrix), { seed: 3, draws: 40_000 });
    expect(Math.abs((first[0] ?? 0) - 4 / 11)).toBeLessThan(0.01);
  });

  it('is the same for the same seed', () => {
    const result = assess(sketch(PUBLISHED));
    const draw = (seed: number) => acceptability(result, { seed, draws: 500 }).ranks;
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
  });

  it('shares a place between options that are level', () => {
    const result = assess(sketch({ weights: '1 1', scores: { A: '4 2', B: '4 2', C: '1 1' } }));
    expect(acceptability(result, { seed: 1, draws: 100 }).ranks).toEqual([
      [0.5, 0.5, 0],
      [0.5, 0.5, 0],
      [0, 0, 1],
    ]);
  });

  it('draws scores within their spread, missing ones on the whole scale', () => {
    const options = { seed: 2, draws: 20_000 };
    const even = assess(sketch({ weights: '1', scores: { A: '3', B: '-' } }));
    expect(Math.abs((acceptability(even, options).first[0] ?? 0) - 0.5)).toBeLessThan(0.015);
    const spreads = [[between('3', '5')], [null]];
    const wide = assess(sketch({ weights: '1', scores: { A: '4', B: '4.5' } }));
    expect(Math.abs((acceptability(wide, { ...options, spreads }).first[0] ?? 0) - 0.25)).toBeLessThan(0.015);
    const lower = assess(sketch({ weights: '1', scores: { A: '4', B: '4.5' }, lower: [0] }));
    expect(Math.abs((acceptability(lower, { ...options, spreads }).first[0] ?? 0) - 0.75)).toBeLessThan(0.015);
  });

  it('draws each score on its own', () => {
    const result = assess(sketch({ weights: '1', scores: { A: '3', B: '2' } }));
    const spreads = [[between('1', '5')], [between('1', '3')]];
    const { first } = acceptability(result, { seed: 4, draws: 20_000, spreads });
    expect(Math.abs((first[0] ?? 0) - 0.75)).toBeLessThan(0.015);
  });

  it('takes tables with nothing in them', () => {
    const options = { seed: 1, draws: 10 };
    expect(acceptability(assess(sketch({ weights: '1', scores: {} })), options).first).toEqual([]);
    expect(acceptability(assess(sketch({ weights: '', scores: { A: '', B: '' } })), options).first).toEqual([0.5, 0.5]);
  });

  it('sums to 1 over the options and over the places', () => {
    fc.assert(
      fc.property(matrices({ missing: true, vetoes: true }), fc.integer(), (matrix, seed) => {
        const result = assess(matrix);
        const { first, ranks } = acceptability(result, { seed, draws: 50 });
        fc.pre(result.ranking.length > 0);
        expect(sum(first)).toBeCloseTo(1, 10);
        for (const option of result.ranking) expect(sum(ranks[option] ?? [])).toBeCloseTo(1, 10);
      }),
    );
  });
});

describe('expected value of perfect information', () => {
  it('is exact: two options level at 3, one known, one anywhere on 1-5', () => {
    // E[max(3, U(1,5))] - 3 = 1/2
    const result = assess(sketch({ weights: '1', scores: { A: '3', B: '3' } }));
    expect(evpi(result, [[null], [between('1', '5')]])).toEqual([exact(1, 2)]);
  });

  it('is exact: three options anywhere on 0-1', () => {
    // E[max of three] = 3/4, of which 1/2 is had anyway.
    const result = assess(sketch({ weights: '1', scale: [0, 1], scores: { A: '-', B: '-', C: '-' } }));
    expect(evpi(result)).toEqual([exact(1, 4)]);
  });

  it('takes overlapping spreads of different widths', () => {
    // max(U(0,4), U(2,3)): the first is above 3 in 1/4 (mean 3.5), within 2..3 in 1/4 (mean 8/3), below in 1/2 (2.5).
    const result = assess(sketch({ weights: '1', scale: [0, 4], scores: { A: '2', B: '2.5' } }));
    expect(evpi(result, [[between('0', '4')], [between('2', '3')]])).toEqual([exact(7, 24)]);
  });

  it('is larger for the criterion that weighs more, and nothing for one that cannot change the choice', () => {
    const result = assess(sketch({ weights: '3 2 1', scores: { A: '4 3 3', B: '3 4 3' } }));
    const wide = between('2', '4');
    const [first, second, third] = evpi(result, [
      [null, wide, null],
      [wide, null, null],
    ]).map(toNumber);
    expect(first).toBeGreaterThan(second ?? 0);
    expect(second).toBeGreaterThan(0);
    expect(third).toBe(0);
  });

  it('turns lower criteria, and leaves vetoed options out', () => {
    const table = { weights: '1', scores: { A: '2', B: '2' }, lower: [0] };
    const spreads = [[null], [between('1', '3')]];
    expect(evpi(assess(sketch(table)), spreads)).toEqual([exact(1, 4)]);
    expect(evpi(assess(sketch({ ...table, critical: { 0: '< 2' } })), spreads)).toEqual([exact(0)]);
  });

  it('is nothing for one option or none', () => {
    expect(evpi(assess(sketch({ weights: '1', scores: { A: '-' } })))).toEqual([exact(0)]);
    expect(evpi(assess(sketch({ weights: '1', scores: {} })))).toEqual([exact(0)]);
  });

  it('is never negative, and what draws come to', () => {
    fc.assert(
      fc.property(matrices({ missing: true, options: { min: 2, max: 4 } }), fc.nat(), (matrix, seed) => {
        const result = assess(matrix);
        const fill = words(seed);
        const noise = new Int32Array(matrix.options.length);
        for (const [k, value] of evpi(result).map(toNumber).entries()) {
          expect(value).toBeGreaterThanOrEqual(0);
          const share = toNumber(result.shares[k] ?? exact(0));
          const expected = result.options.map(({ points }) => (toNumber(points.low) + toNumber(points.high)) / 2);
          let total = 0;
          for (let draw = 0; draw < 2_000; draw++) {
            fill(noise);
            const values = expected.map((mean, o) => {
              const known = matrix.scores[o]?.[k] !== null;
              return known ? mean : mean + share * 4 * (((noise[o] ?? 0) >>> 0) / 2 ** 32 - 0.5);
            });
            total += Math.max(...values);
          }
          expect(Math.abs(total / 2_000 - Math.max(...expected) - value)).toBeLessThan(0.15);
        }
      }),
      { numRuns: 25 },
    );
  });
});
