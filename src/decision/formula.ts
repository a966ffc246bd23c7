import { fromNumber } from './decimal';
import { abs, compare, div, type Exact, equal, exact, isZero, mul, ONE, sign, sub } from './exact';
import type { Matrix, Stated } from './model';
import { type Points, pointsOf } from './totals';
import { equalShares, type Weights } from './weights';
import type { Worth } from './worth';

export type Formula = 'weighted-mean' | 'weighted-sum' | 'percent' | 'sum';

/** How totals are computed: a mean with these shares, times a factor that turns points of the scale into its unit. */
export interface Rule {
  /** `null` where totals are stated and no formula yields any: the weighted mean is used then. */
  readonly formula: Formula | null;
  readonly shares: readonly Exact[];
  readonly factor: Exact;
}

/**
 * The formula that reproduces most of the stated totals, the weighted mean among equals, for one wrong total must not
 * turn a table of percents into means. A table that states none gets the weighted mean.
 *
 * Where none reproduces a single total the magnitude alone (394 where the weighted sum is 395) claims no formula:
 * which one was meant is the author's to say, and every total is flagged as wrong either way.
 */
export function ruleOf(matrix: Matrix, weights: Weights, rows: readonly (readonly Worth[])[]): Rule {
  const mean = { formula: 'weighted-mean', shares: weights.shares, factor: ONE } as const;
  const stated = matrix.options.flatMap(({ stated }, index) => {
    const row = rows[index];
    return stated === null || row === undefined ? [] : [{ stated, row }];
  });
  if (stated.length === 0) return mean;
  let best: Rule = { ...mean, formula: null };
  let most = 0;
  const reproduces = (rule: Rule, total: Stated, row: readonly Worth[]) =>
    isRight(total, inUnits(rule, pointsOf(matrix.scale, rule.shares, row)));
  for (const rule of [mean, ...others(matrix, weights)]) {
    const right = stated.filter(({ stated, row }) => reproduces(rule, stated, row)).length;
    if (right > most) [best, most] = [rule, right];
  }
  return best;
}

/** From points of the scale to what the table shows. */
export function inUnits({ factor }: Rule, { low, high }: Points): Points {
  return { low: mul(low, factor), high: mul(high, factor) };
}

/**
 * Right is within half a unit of the last decimal, inclusive: people round both ways. `null` where scores are missing
 * and the stated total is one they could lead to.
 */
export function isRight({ value, decimals }: Stated, { low, high }: Points): boolean | null {
  const slack = exact(1n, 2n * 10n ** BigInt(decimals));
  if (equal(low, high)) return compare(abs(sub(value, low)), slack) <= 0;
  return compare(sub(low, value), slack) <= 0 && compare(sub(value, high), slack) <= 0 ? null : false;
}

function others({ scale, criteria }: Matrix, { shares, sum }: Weights): readonly Rule[] {
  const rules: Rule[] = [];
  const top = fromNumber(scale.max);
  // `30 * 4 + 25 * 5 ...`: the weights as they are written; without any it is the plain sum below.
  if (!isZero(sum)) rules.push({ formula: 'weighted-sum', shares, factor: sum });
  // 7.25 of 10 is 72.5, 3.25 of 5 is 65: a percentage of the scale's maximum, wherever the scale begins.
  if (sign(top) > 0) rules.push({ formula: 'percent', shares, factor: div(exact(100), top) });
  // Weights that the totals leave out do not count: everything else must agree with the totals shown.
  if (criteria.length > 0)
    rules.push({ formula: 'sum', shares: equalShares(criteria.length), factor: exact(criteria.length) });
  return rules;
}
