import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/decision/assess';
import { format } from '../../../src/decision/decimal';
import { compare, div, type Exact, exact, isZero, mul, ONE, sub, ZERO } from '../../../src/decision/exact';
import type { Matrix } from '../../../src/decision/model';
import { matrices, PUBLISHED, REDIS, sketch } from './build';

const shown = (matrix: Matrix) =>
  assess(matrix).stability.map(({ low, high }) => {
    const [a, b] = [low, high].map(end => format(mul(end, exact(100)), 1));
    return isZero(low) && compare(high, ONE) === 0 ? 'any' : `${a}..${b}`;
  });

/** The matrix with one weight at x and the others in their proportions, evenly where they have none. */
function reweighted(matrix: Matrix, criterion: number, x: Exact): Matrix {
  const { shares } = assess(matrix);
  const rest = sub(ONE, shares[criterion] ?? ZERO);
  const criteria = matrix.criteria.map((c, k) => {
    if (k === criterion) return { ...c, weight: x };
    const part = isZero(rest) ? exact(1, shares.length - 1) : div(shares[k] ?? ZERO, rest);
    return { ...c, weight: mul(part, sub(ONE, x)) };
  });
  return { ...matrix, criteria };
}

describe('stability', () => {
  it('of the published example', () => {
    expect(shown(sketch(PUBLISHED))).toEqual(['24.3..100.0', '11.8..100.0', '0.0..25.6', '0.0..20.9', 'any']);
    expect(assess(sketch(PUBLISHED)).stability.map(({ lowRival, highRival }) => [lowRival, highRival])).toEqual([
      [2, null],
      [2, null],
      [null, 2],
      [null, 2],
      [null, null],
    ]);
  });

  it('of the finished record', () => {
    expect(shown(sketch(REDIS))).toEqual(['17.6..100.0', '13.5..100.0', 'any', '0.0..39.3', '0.0..18.2']);
  });

  it('is the same for a plain mean in percent', () => {
    const stated = { A: '84', B: '63', C: '81' };
    expect(shown(sketch({ ...PUBLISHED, stated }))).toEqual(shown(sketch(PUBLISHED)));
  });

  it('is a point where two options are tied, and anything where they are alike', () => {
    expect(shown(sketch({ weights: '1 1', scores: { A: '5 3', B: '3 5' } }))).toEqual(['50.0..50.0', '50.0..50.0']);
    expect(shown(sketch({ weights: '1 1', scores: { A: '5 3', B: '5 3' } }))).toEqual(['any', 'any']);
  });

  it('of all the weight on one criterion lets the others share evenly', () => {
    // B is ahead by 2 on each other criterion, A by 2 on the first.
    expect(shown(sketch({ weights: '1 0 0', scores: { A: '5 3 3', B: '3 5 5' } }))[0]).toBe('50.0..100.0');
  });

  it('counts missing scores at the worst for the leader', () => {
    expect(shown(sketch({ weights: '3 1', scores: { A: '5 4', B: '4 -' } }))).toEqual(['50.0..100.0', '0.0..50.0']);
  });

  it('leaves vetoed options out', () => {
    const scores = { A: '3 3', B: '1 5' };
    expect(shown(sketch({ weights: '9 1', scores }))).toEqual(['50.0..100.0', '0.0..50.0']);
    expect(shown(sketch({ weights: '9 1', scores, critical: { 0: '>= 2' } }))).toEqual(['any', 'any']);
  });

  it('is where brute force finds the flip', () => {
    fc.assert(
      fc.property(matrices({ vetoes: true }), matrix => {
        const { leaders, stability } = assess(matrix);
        for (const { criterion, weight, low, high } of stability) {
          expect(compare(low, weight)).not.toBe(1);
          expect(compare(high, weight)).not.toBe(-1);
          if (matrix.criteria.length < 2) continue;
          const near = exact(1, 1_000_000_007);
          const points = Array.from({ length: 9 }, (_, i) => exact(i, 8));
          for (const x of [...points, low, high, sub(low, near), sub(high, sub(ZERO, near))]) {
            if (compare(x, ZERO) < 0 || compare(x, ONE) > 0) continue;
            const then = assess(reweighted(matrix, criterion, x)).leaders;
            const holds = compare(low, x) <= 0 && compare(x, high) <= 0;
            expect(leaders.every(leader => then.includes(leader))).toBe(holds);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
