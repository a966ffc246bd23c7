import { add, compare, div, type Exact, equal, exact, isZero, mul, ONE, sub, sum, ZERO } from './exact';
import type { Worth } from './worth';

/** Where the first place stays as it is when one weight moves and the others keep their proportions. */
export interface Stability {
  readonly criterion: number;
  readonly weight: Exact;
  /** Fractions of 1, ends included: at an end the leader is tied, beyond it passed. 0 and 1 are no bound. */
  readonly low: Exact;
  readonly high: Exact;
  /** Who passes the leader beyond each end; `null` where nobody does. */
  readonly lowRival: number | null;
  readonly highRival: number | null;
}

/** What a leader is certainly ahead of a rival by, on each criterion. */
export interface Margin {
  readonly rival: number;
  readonly ahead: readonly Exact[];
}

/** A weight at which leader and rival are tied; with `keeps` above the leader stays ahead above it, else below. */
export interface Crossing {
  readonly at: Exact;
  readonly keeps: 'above' | 'below';
}

/** Every leader against every other contender, tied leaders among them; missing scores at the leader's worst. */
export function marginsOf(
  leaders: readonly number[],
  contenders: readonly number[],
  rows: readonly (readonly Worth[])[],
): readonly Margin[] {
  return leaders.flatMap(leader =>
    contenders
      .filter(rival => rival !== leader)
      .map(rival => {
        const theirs = rows[rival] ?? [];
        return { rival, ahead: (rows[leader] ?? []).map((own, k) => sub(own.low, theirs[k]?.high ?? own.low)) };
      }),
  );
}

export function stabilityOf(shares: readonly Exact[], margins: readonly Margin[]): readonly Stability[] {
  return shares.map((weight, criterion) => {
    let [low, high]: [Exact, Exact] = [ZERO, ONE];
    let [lowRival, highRival]: [number | null, number | null] = [null, null];
    for (const { rival, ahead } of margins) {
      const crossing = crossingOf(shares, criterion, ahead);
      if (crossing === null) continue;
      if (crossing.keeps === 'above' && compare(crossing.at, low) > 0) [low, lowRival] = [crossing.at, rival];
      if (crossing.keeps === 'below' && compare(crossing.at, high) < 0) [high, highRival] = [crossing.at, rival];
    }
    return { criterion, weight, low, high, lowRival, highRival };
  });
}

/**
 * At weight x of criterion k the lead is x * d + (1 - x) * R: d on k itself, R the weighted mean of the leads on the
 * others. It is zero at R / (R - d), which may lie outside 0..1. `null` where the lead is the same at any weight.
 */
export function crossingOf(shares: readonly Exact[], criterion: number, ahead: readonly Exact[]): Crossing | null {
  const d = ahead[criterion] ?? ZERO;
  const rest = restOf(shares, criterion, ahead);
  if (rest === null || equal(rest, d)) return null;
  return { at: div(rest, sub(rest, d)), keeps: compare(d, rest) > 0 ? 'above' : 'below' };
}

function restOf(shares: readonly Exact[], criterion: number, ahead: readonly Exact[]): Exact | null {
  if (shares.length < 2) return null;
  const others = sub(ONE, shares[criterion] ?? ZERO);
  // All weight on one criterion leaves the others no proportions to keep: they share evenly what it gives up.
  if (isZero(others)) return div(sum(ahead.filter((_, j) => j !== criterion)), exact(shares.length - 1));
  let total = ZERO;
  for (const [j, lead] of ahead.entries()) if (j !== criterion) total = add(total, mul(shares[j] ?? ZERO, lead));
  return div(total, others);
}
