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

/** The scores as they count: turned where lower is better, or as they stand. */
export type Reading = readonly (readonly Worth[])[];

export interface Chosen {
  readonly rule: Rule;
  /** Which of the readings it was found with. */
  readonly reading: number;
  /** A formula fits, or the totals are at least close to the weighted mean: one that differs is wrong. */
  readonly explained: boolean;
}

/**
 * The formula and reading that reproduce most of the stated totals, the weighted mean of the first reading among equals,
 * for one wrong total must not turn a table of percents into means. A table that states none gets the weighted mean.
 *
 * Where none reproduces a single total the magnitude alone (394 where the weighted sum is 395) claims no formula: which
 * one was meant is the author's to say. Nor does a plain sum that fits one total by chance where weights are written.
 */
export function ruleOf(matrix: Matrix, weights: Weights, readings: readonly Reading[]): Chosen {
  const mean = { formula: 'weighted-mean', shares: weights.shares, factor: ONE } as const;
  const totals = matrix.options.flatMap(({ stated }, index) => (stated === null ? [] : [{ stated, index }]));
  if (totals.length === 0) return { rule: mean, reading: 0, explained: true };
  const rules = [mean, ...others(matrix, weights)];
  const sumsOf = (shares: readonly Exact[], reading: Reading) =>
    totals.map(({ stated, index }) => ({ stated, points: pointsOf(matrix.scale, shares, reading[index] ?? []) }));
  const alike = weights.shares.every(share => equal(share, weights.shares[0] ?? share));
  let best: Chosen | null = null;
  let most = 0;
  let closest = 0;
  // Plain sums last: they have to explain more than what heeds the weights does.
  for (const plain of [false, true]) {
    for (const [index, reading] of readings.entries()) {
      // Most rules differ by their factor alone: what they share is added up once.
      const sums = new Map<readonly Exact[], ReturnType<typeof sumsOf>>();
      for (const rule of rules) {
        if ((rule.formula === 'sum') !== plain) continue;
        const added = sums.get(rule.shares) ?? sumsOf(rule.shares, reading);
        sums.set(rule.shares, added);
        const given = added.map(({ stated, points }) => ({ stated, total: inUnits(rule, points) }));
        const fits = given.filter(({ stated, total }) => isRight(stated, total) === true).length;
        const exactly = given.filter(({ stated, total }) => isExactly(stated, total)).length;
        if (fits < most || fits === 0 || (plain && !alike && fits < Math.min(2, totals.length))) continue;
        // A whole number is within half of much: among equals, the one that gives more of them to the digit.
        if (fits === most && (exactly <= closest || (plain && !alike))) continue;
        [best, most, closest] = [{ rule, reading: index, explained: true }, fits, exactly];
      }
    }
  }
  return (
    best ?? { rule: { ...mean, formula: null }, reading: 0, explained: isNear(matrix, weights, readings[0] ?? []) }
  );
}

/** Totals that all lie within an eighth of the scale around the weighted mean were meant to be it: 4.15 where it is 4.20. */
function isNear(matrix: Matrix, weights: Weights, reading: Reading): boolean {
  if (isZero(weights.sum) || weights.unusable.length > 0) return false;
  const slack = div(sub(fromNumber(matrix.scale.max), fromNumber(matrix.scale.min)), exact(8));
  return matrix.options.every(({ stated }, index) => {
    if (stated === null) return true;
    const row = reading[index] ?? [];
    const { low, high } = pointsOf(matrix.scale, weights.shares, row);
    // No mean lies outside of what it is the mean of.
    if (row.every(worth => compare(stated.value, worth.high) > 0)) return false;
    if (row.every(worth => compare(stated.value, worth.low) < 0)) return false;
    return compare(sub(low, stated.value), slack) <= 0 && compare(sub(stated.value, high), slack) <= 0;
  });
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

function isExactly({ value }: Stated, { low, high }: Points): boolean {
  return equal(low, high) && equal(low, value);
}

function others({ scale, criteria }: Matrix, { shares, sum }: Weights): readonly Rule[] {
  const rules: Rule[] = [];
  const top = fromNumber(scale.max);
  // `30 * 4 + 25 * 5 ...`: the weights as they are written; without any it is the plain sum below.
  if (!isZero(sum)) rules.push({ formula: 'weighted-sum', shares, factor: sum });
  // 40 %, 30 % and 20 %, each times its score: the percentages as they are, although they do not sum to 100.
  if (isHundredths(sum)) rules.push({ formula: 'weighted-sum', shares, factor: div(sum, exact(100)) });
  // 7.25 of 10 is 72.5, 3.25 of 5 is 65: a percentage of the scale's maximum, wherever the scale begins.
  if (sign(top) > 0) rules.push({ formula: 'percent', shares, factor: div(exact(100), top) });
  // Weights that the totals leave out do not count: everything else must agree with the totals shown.
  if (criteria.length > 0)
    rules.push({ formula: 'sum', shares: equalShares(criteria.length), factor: exact(criteria.length) });
  return rules;
}

/** Weights that look like percentages which sum to something else than 100. */
function isHundredths(sum: Exact): boolean {
  return compare(sum, exact(50)) >= 0 && compare(sum, exact(200)) <= 0 && compare(sum, exact(100)) !== 0;
}
