import { add, div, type Exact, equal, exact, isZero, ONE, sign, sum, ZERO } from './exact';

export interface Weights {
  /** Fractions that sum to exactly 1; empty only without criteria. */
  readonly shares: readonly Exact[];
  /** What the usable weights sum to as they are written. */
  readonly sum: Exact;
  /**
   * `percent` sums to 100 and `fraction` to 1; `other` was normalised, which a person has to be told. With `none`
   * written, or all of them `zero`, every criterion weighs the same.
   */
  readonly written: 'percent' | 'fraction' | 'other' | 'none' | 'zero';
  /** Criteria that count for nothing: a negative weight, or none where others have one. */
  readonly unusable: readonly number[];
}

export function normalise(written: readonly (Exact | null)[]): Weights {
  if (written.every(weight => weight === null)) {
    return { shares: equalShares(written.length), sum: ZERO, written: 'none', unusable: [] };
  }
  const usable = written.map(weight => (weight === null || sign(weight) < 0 ? ZERO : weight));
  const unusable = [...written.keys()].filter(index => {
    const weight = written[index] ?? null;
    return weight === null || sign(weight) < 0;
  });
  const total = sum(usable);
  if (isZero(total)) return { shares: equalShares(written.length), sum: ZERO, written: 'zero', unusable };
  return { shares: usable.map(weight => div(weight, total)), sum: total, written: kind(total), unusable };
}

export function equalShares(count: number): readonly Exact[] {
  return Array.from({ length: count }, () => exact(1, count));
}

function kind(total: Exact): 'percent' | 'fraction' | 'other' {
  if (equal(total, exact(100))) return 'percent';
  return equal(total, ONE) ? 'fraction' : 'other';
}

/**
 * Weights from swings: what going from the worst to the best score on each criterion is worth, the largest usually
 * called 100. `null` where one is negative or all are zero.
 */
export function fromSwings(swings: readonly Exact[]): readonly Exact[] | null {
  const total = sum(swings);
  if (isZero(total) || swings.some(swing => sign(swing) < 0)) return null;
  return swings.map(swing => div(swing, total));
}

/**
 * Weights from a ranking (1 the most important) by rank-order centroid: place p of n weighs (1/p + ... + 1/n) / n.
 * Criteria of the same rank share evenly what their places weigh together.
 */
export function fromRanking(ranks: readonly number[]): readonly Exact[] {
  const count = ranks.length;
  const place = (p: number) =>
    div(sum(Array.from({ length: count - p + 1 }, (_, i) => exact(1, p + i))), exact(Math.max(count, 1)));
  return ranks.map(rank => {
    const above = ranks.filter(other => other < rank).length;
    const alike = ranks.filter(other => other === rank).length;
    let shared = ZERO;
    for (let p = above + 1; p <= above + alike; p++) shared = add(shared, place(p));
    return div(shared, exact(alike));
  });
}
