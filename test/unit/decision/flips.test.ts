import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assessment, assess } from '../../../src/decision/assess';
import { format } from '../../../src/decision/decimal';
import { add, compare, equal, exact, mul, toNumber } from '../../../src/decision/exact';
import { flipsOf } from '../../../src/decision/flips';
import type { Matrix } from '../../../src/decision/model';
import { type ScoreFlip, scoreFlips } from '../../../src/decision/scoreFlips';
import { type WeightFlip, weightFlips } from '../../../src/decision/weightFlips';
import { matrices, PUBLISHED, REDIS, sketch } from './build';

const told = ({ matrix }: Assessment, flips: readonly ScoreFlip[]) =>
  flips.map(({ option, criterion, from, to, outcome, rival }) => {
    const [name, other] = [option, rival ?? -1].map(index => matrix.options[index]?.name ?? 'nobody');
    return `${name} C${criterion + 1} ${toNumber(from)}>${toNumber(to)}: ${outcome} ${other}`;
  });

const toldWeights = (flips: readonly WeightFlip[]) =>
  flips.map(({ criterion, from, to }) => {
    const [a, b] = [from, to].map(share => format(mul(share, exact(100)), 1));
    return `C${criterion + 1} ${a}>${b}`;
  });

describe('flip distance', () => {
  it('of the published example: one step of several scores, 4.4 points of the third weight', () => {
    const result = assess(sketch(PUBLISHED));
    const { weight, score } = flipsOf(result);
    expect(toldWeights(weight.tied)).toEqual(['C3 20.0>25.6']);
    expect(weight.passed).toEqual(weight.tied);
    expect(told(result, score.tied)).toEqual(['A C4 3>2: tied C']);
    expect(told(result, score.passed)).toEqual([
      'A C1 5>4: passed C',
      'A C2 5>4: passed C',
      'A C3 3>2: passed C',
      'C C1 3>4: passed C',
      'C C2 4>5: passed C',
    ]);
  });

  it('of the finished record: a veto counts, and so does one that is lifted', () => {
    const result = assess(sketch(REDIS));
    const { weight, score } = flipsOf(result);
    expect(toldWeights(weight.tied)).toEqual(['C5 10.0>18.2']);
    expect(told(result, score.tied)).toEqual(['Redis C1 4>3: tied Sticky', 'Sticky C1 2>3: tied Sticky']);
    expect(told(result, score.passed)).toEqual(['Redis C3 4>3: vetoed Sticky', 'Cookies C3 3>4: passed Cookies']);
  });

  it('says where the leader can be tied and never passed', () => {
    const result = assess(sketch({ weights: '9 1', scores: { A: '3 3', B: '1 3' } }));
    const { weight } = flipsOf(result);
    expect(toldWeights(weight.tied)).toEqual(['C1 90.0>0.0', 'C2 10.0>100.0']);
    expect(weight.passed).toEqual([]);
  });

  it('is nothing where no single change does it', () => {
    const result = assess(sketch({ weights: '1 1 1', scores: { A: '5 5 5', B: '1 1 1' } }));
    expect(flipsOf(result)).toEqual({ weight: { tied: [], passed: [] }, score: { tied: [], passed: [] } });
  });

  it.each([
    ['nobody leads', { weights: '1 1', scores: { A: '5 -', B: '4 4' } }],
    ['two lead', { weights: '1 1', scores: { A: '5 4', B: '4 5' } }],
    ['there are no options', { weights: '1', scores: {} }],
  ])('is nothing where %s', (_, table) => {
    expect(flipsOf(assess(sketch(table)))).toEqual({
      weight: { tied: [], passed: [] },
      score: { tied: [], passed: [] },
    });
  });

  it('of a last option is what vetoes it', () => {
    const result = assess(sketch({ weights: '1', scores: { A: '5' }, critical: { 0: '>= 4' } }));
    expect(told(result, scoreFlips(result))).toEqual(['A C1 5>3: vetoed nobody']);
  });

  it('moves by whole steps and stays on the scale', () => {
    const broken = assess(sketch({ weights: '1', scores: { A: '4.5', B: '2' } }));
    expect(told(broken, scoreFlips(broken))).toEqual(['A C1 4.5>1.5: passed B', 'B C1 2>5: passed B']);
    const outside = assess(sketch({ weights: '1', scores: { A: '9', B: '4.5' } }));
    expect(told(outside, scoreFlips(outside))).toEqual(['A C1 9>4: passed B']);
    const further = assess(sketch({ weights: '1', scores: { A: '9', B: '7.5' }, critical: { 0: '>= 5' } }));
    expect(told(further, scoreFlips(further))).toEqual(['A C1 9>5: passed B', 'A C1 9>4: vetoed B']);
    const strict = assess(sketch({ weights: '1', scores: { A: '9' }, critical: { 0: '>= 8' } }));
    expect(told(strict, scoreFlips(strict))).toEqual(['A C1 9>5: vetoed nobody']);
  });

  it('does not walk a huge scale step by step', () => {
    const scores = { A: '900000000000', B: '1' };
    const result = assess(sketch({ weights: '1', scores, scale: [0, 1_000_000_000_000] }));
    expect(scoreFlips(result)[0]).toMatchObject({ steps: 899_999_999_999, outcome: 'tied' });
  });

  it('turns a lower criterion, and vetoes on the score as written', () => {
    const table = { weights: '1 1', scores: { A: '2 4', B: '3 3' }, lower: [0], critical: { 0: '<= 3' } };
    const result = assess(sketch(table));
    const lines = told(result, scoreFlips(result)).filter(line => line.includes('C1'));
    expect(lines).toEqual(['A C1 2>4: vetoed B', 'B C1 3>1: tied B']);
  });
});

describe('score flips', () => {
  it('are where brute force finds them', () => {
    fc.assert(
      fc.property(matrices({ vetoes: true }), matrix => {
        const result = assess(matrix);
        fc.pre(result.leaders.length === 1);
        const found = new Map<string, number>();
        for (const { option, criterion, steps, outcome, from, to } of scoreFlips(result)) {
          found.set(`${option} ${criterion} ${compare(to, from)} ${outcome}`, steps);
        }
        expect(found).toEqual(bruteForce(matrix, result.leaders[0] ?? -1));
      }),
      { numRuns: 80 },
    );
  });
});

describe('weight flips', () => {
  it('are the ends of stability', () => {
    fc.assert(
      fc.property(matrices(), matrix => {
        const result = assess(matrix);
        fc.pre(result.leaders.length === 1);
        const ends = result.stability.flatMap(({ criterion, low, high, lowRival, highRival }) => [
          ...(lowRival === null ? [] : [{ criterion, to: low }]),
          ...(highRival === null ? [] : [{ criterion, to: high }]),
        ]);
        const flips = weightFlips(result).filter(flip => flip.passes);
        for (const end of ends) {
          expect(flips.some(flip => flip.criterion === end.criterion && equal(flip.to, end.to))).toBe(true);
        }
        const [nearest] = flips;
        expect(nearest === undefined).toBe(ends.length === 0);
        expect(nearest === undefined || ends.some(end => equal(end.to, nearest.to))).toBe(true);
      }),
    );
  });
});

/** By cell, way and outcome, the fewest steps, found by trying every score on the scale. */
function bruteForce(matrix: Matrix, leader: number): Map<string, number> {
  const found = new Map<string, number>();
  for (const [option, row] of matrix.scores.entries()) {
    for (const [criterion, score] of row.entries()) {
      if (score === null) continue;
      for (const way of [1, -1]) {
        for (let steps = 1; steps <= 4; steps++) {
          const to = add(score, exact(way * steps));
          if (toNumber(to) < 1 || toNumber(to) > 5) break;
          const scores = matrix.scores.map((cells, o) =>
            cells.map((c, k) => (o === option && k === criterion ? to : c)),
          );
          const outcome = outcomeOf(assess({ ...matrix, scores }), leader);
          const key = `${option} ${criterion} ${way} ${outcome}`;
          if (outcome !== null && !found.has(key)) found.set(key, steps);
        }
      }
    }
  }
  return found;
}

function outcomeOf({ leaders, options }: Assessment, leader: number): ScoreFlip['outcome'] | null {
  if ((options[leader]?.vetoedBy.length ?? 0) > 0) return 'vetoed';
  if (!leaders.includes(leader)) return 'passed';
  return leaders.length > 1 ? 'tied' : null;
}
