import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/decision/assess';
import { compare, exact, mul, sub } from '../../../src/decision/exact';
import type { Matrix } from '../../../src/decision/model';
import { matrices } from './build';

describe('whatever the matrix', () => {
  it('the order of criteria and options changes nothing', () => {
    fc.assert(
      fc.property(matrices({ missing: true, vetoes: true }), matrix => {
        const plain = assess(matrix);
        const turnedAround = assess(reversed(matrix));
        const last = matrix.options.length - 1;
        for (const [i, { points, rank, vetoedBy }] of plain.options.entries()) {
          const same = turnedAround.options[last - i];
          expect({ points, rank, vetoes: vetoedBy.length }).toEqual({
            points: same?.points,
            rank: same?.rank,
            vetoes: same?.vetoedBy.length,
          });
        }
        expect(turnedAround.gap).toEqual(plain.gap);
      }),
    );
  });

  it('scaling the weights changes nothing', () => {
    fc.assert(
      fc.property(matrices({ missing: true }), fc.integer({ min: 1, max: 999 }), (matrix, n) => {
        const criteria = matrix.criteria.map(c => ({ ...c, weight: c.weight && mul(c.weight, exact(n, 7)) }));
        const { weights: _, matrix: __, ...scaled } = assess({ ...matrix, criteria });
        expect(assess(matrix)).toMatchObject(scaled);
      }),
    );
  });

  it('a dominated option that is added reverses nothing', () => {
    fc.assert(
      fc.property(matrices(), matrix => {
        const [first = []] = matrix.scores;
        const worse = first.map((score, k) => {
          const step = exact(matrix.criteria[k]?.direction === 'lower' ? -1 : 1);
          return score === null ? null : sub(score, step);
        });
        const options = [...matrix.options, { name: 'worse', stated: null }];
        const more = assess({ ...matrix, options, scores: [...matrix.scores, worse] });
        const plain = assess(matrix);
        expect(more.ranking.filter(option => option < matrix.options.length)).toEqual(plain.ranking);
        expect(more.leaders).toEqual(plain.leaders);
      }),
    );
  });

  it('a total lies within its range whatever the missing scores turn out to be', () => {
    fc.assert(
      fc.property(matrices({ missing: true }), fc.integer({ min: 1, max: 5 }), (matrix, n) => {
        const filled = assess({ ...matrix, scores: matrix.scores.map(row => row.map(s => s ?? exact(n))) });
        const open = assess(matrix);
        for (const [i, { points }] of open.options.entries()) {
          const total = filled.options[i]?.total ?? exact(0);
          expect(compare(points.low, total)).not.toBe(1);
          expect(compare(points.high, total)).not.toBe(-1);
        }
        if (open.leaders.length > 0) expect(filled.leaders).toEqual(open.leaders);
      }),
    );
  });
});

function reversed(matrix: Matrix): Matrix {
  return {
    ...matrix,
    criteria: matrix.criteria.toReversed(),
    options: matrix.options.toReversed(),
    scores: matrix.scores.map(row => row.toReversed()).toReversed(),
  };
}
