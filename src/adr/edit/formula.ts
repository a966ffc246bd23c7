import { type Assessment, assess, backTurned } from '../../decision/assess';
import { fromNumber } from '../../decision/decimal';
import { div, type Exact, equal, exact, mul, ONE } from '../../decision/exact';
import { type Formula, isRight } from '../../decision/formula';
import type { Matrix } from '../../decision/model';
import { pointsOf } from '../../decision/totals';
import { equalShares, type Weights } from '../../decision/weights';
import type { AdrRecord } from '../read';

/**
 * Whether what we compute is what the totals state: a formula fits some of them, or they are at least close to the
 * weighted mean of these scores. Totals in another unit (21, 20, 19 on a scale of 1-3) must not be turned into
 * means. In a `tot` record the template says the formula, whatever stands there.
 */
export function isUnderstood(record: AdrRecord, assessment: Assessment): boolean {
  return record.dialect === 'tot' || (assessment.explained && !isUnweighted(assessment));
}

/** Without weights and without a formula that fits there is nothing to compute by. */
function isUnweighted({ formula, weights }: Assessment): boolean {
  return formula === null && (weights.written === 'none' || weights.unusable.length > 0);
}

/**
 * A matrix assessed by the formula that its totals had before an edit. The edit leaves all of them stale where it changes
 * a weight, and from stale totals no formula could be told: percents would be turned into means.
 */
export function assessBy(formula: Formula, old: Assessment, matrix: Matrix): Assessment {
  const { matrix: before } = old;
  const turned = before.criteria.every(({ direction }) => direction === 'higher');
  const base = assess({
    ...matrix,
    // The totals may leave out that lower is better; those before the edit said so.
    criteria: turned ? matrix.criteria.map(criterion => ({ ...criterion, direction: 'higher' })) : matrix.criteria,
    options: matrix.options.map(option => ({ ...option, stated: null })),
  });
  const shares = formula === 'sum' ? equalShares(matrix.criteria.length) : base.weights.shares;
  const factor = factorOf(formula, matrix, base.weights, old);
  const options = base.options.map((option, index) => {
    const points = pointsOf(base.matrix.scale, shares, base.worths[index] ?? []);
    const shown = old.lowestWins ? backTurned(points, matrix.scale) : points;
    const [low, high] = [mul(shown.low, factor), mul(shown.high, factor)];
    const stated = matrix.options[index]?.stated ?? null;
    const total = equal(low, high) ? low : null;
    const statedIsRight = stated ? isRight(stated, { low, high }) : null;
    return { ...option, total, totalRange: [low, high] as const, statedIsRight };
  });
  return {
    ...base,
    matrix: { ...base.matrix, options: matrix.options },
    formula,
    factor,
    lowestWins: old.lowestWins,
    options,
  };
}

function factorOf(formula: Formula, { scale, criteria }: Matrix, { sum }: Weights, old: Assessment): Exact {
  // Percentages that do not sum to 100 were a hundredth each before, and are after the edit.
  if (formula === 'weighted-sum') return equal(old.factor, old.weights.sum) ? sum : div(sum, exact(100));
  if (formula === 'percent') return div(exact(100), fromNumber(scale.max));
  return formula === 'sum' ? exact(criteria.length) : ONE;
}
