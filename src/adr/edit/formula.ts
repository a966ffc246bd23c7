import { type Assessment, assess } from '../../decision/assess';
import { fromNumber } from '../../decision/decimal';
import { compare, div, type Exact, equal, exact, max, min, mul, ONE } from '../../decision/exact';
import { type Formula, isRight } from '../../decision/formula';
import type { Matrix } from '../../decision/model';
import { pointsOf } from '../../decision/totals';
import { equalShares, type Weights } from '../../decision/weights';
import type { AdrRecord } from '../read';

/**
 * Whether what we compute is what the totals state: a formula fits some of them, or they are at least numbers that a
 * weighted mean of these scores could be. Totals in another unit (21, 20, 19 on a scale of 1-3) must not be turned into
 * means. In a `tot` record the template says the formula, whatever stands there.
 */
export function isUnderstood(record: AdrRecord, assessment: Assessment): boolean {
  const { formula, weights, matrix } = assessment;
  if (formula !== null || record.dialect === 'tot') return true;
  if (weights.written === 'none' || weights.unusable.length > 0) return false;
  const scores = matrix.scores.flat().filter(score => score !== null);
  const low = scores.reduce(min, fromNumber(matrix.scale.max));
  const high = scores.reduce(max, fromNumber(matrix.scale.min));
  return matrix.options.every(
    ({ stated }) => stated === null || (compare(stated.value, low) >= 0 && compare(stated.value, high) <= 0),
  );
}

/**
 * A matrix assessed by the formula that its totals had before an edit. The edit leaves all of them stale where it changes
 * a weight, and from stale totals no formula could be told: percents would be turned into means.
 */
export function assessBy(formula: Formula, { matrix: before }: Assessment, matrix: Matrix): Assessment {
  const turned = before.criteria.every(({ direction }) => direction === 'higher');
  const base = assess({
    ...matrix,
    // The totals may leave out that lower is better; those before the edit said so.
    criteria: turned ? matrix.criteria.map(criterion => ({ ...criterion, direction: 'higher' })) : matrix.criteria,
    options: matrix.options.map(option => ({ ...option, stated: null })),
  });
  const shares = formula === 'sum' ? equalShares(matrix.criteria.length) : base.weights.shares;
  const factor = factorOf(formula, matrix, base.weights);
  const options = base.options.map((option, index) => {
    const points = pointsOf(base.matrix.scale, shares, base.worths[index] ?? []);
    const [low, high] = [mul(points.low, factor), mul(points.high, factor)];
    const stated = matrix.options[index]?.stated ?? null;
    const total = equal(low, high) ? low : null;
    const statedIsRight = stated ? isRight(stated, { low, high }) : null;
    return { ...option, total, totalRange: [low, high] as const, statedIsRight };
  });
  return { ...base, matrix: { ...base.matrix, options: matrix.options }, formula, options };
}

function factorOf(formula: Formula, { scale, criteria }: Matrix, { sum }: Weights): Exact {
  if (formula === 'weighted-sum') return sum;
  if (formula === 'percent') return div(exact(100), fromNumber(scale.max));
  return formula === 'sum' ? exact(criteria.length) : ONE;
}
