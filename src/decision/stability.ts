import { type Exact, exact, ONE, ZERO } from './exact';
import { dotOf, type Scaled, scaled } from './scaled';
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

/** What the leaders are certainly ahead of each rival by, in whole numbers: there is one for every pair and criterion. */
export interface Leads {
  readonly weights: Scaled;
  readonly margins: readonly Margin[];
}

export interface Margin {
  readonly rival: number;
  /** On each criterion; all margins over the same denominator. */
  readonly ahead: readonly bigint[];
  /** The weights' numerators times these, added up. */
  readonly sum: bigint;
}

/** A weight at which leader and rival are tied; with `keeps` above the leader stays ahead above it, else below. */
export interface Crossing {
  /** `n / d`, not reduced, `d` positive: most crossings are only compared. */
  readonly n: bigint;
  readonly d: bigint;
  readonly keeps: 'above' | 'below';
}

/** Every leader against every other contender, tied leaders among them; missing scores at the leader's worst. */
export function leadsOf(
  shares: readonly Exact[],
  leaders: readonly number[],
  contenders: readonly number[],
  rows: readonly (readonly Worth[])[],
): Leads {
  const weights = scaled(shares);
  const ends = scaled(contenders.flatMap(option => (rows[option] ?? []).flatMap(({ low, high }) => [low, high]))).n;
  const count = shares.length;
  const place = new Map(contenders.map((option, at) => [option, at * 2 * count]));
  const margins = leaders.flatMap(leader =>
    contenders
      .filter(rival => rival !== leader)
      .map(rival => {
        const [own, theirs] = [place.get(leader) ?? 0, place.get(rival) ?? 0];
        const ahead = shares.map((_, k) => (ends[own + 2 * k] ?? 0n) - (ends[theirs + 2 * k + 1] ?? 0n));
        return { rival, ahead, sum: dotOf(weights.n, ahead) };
      }),
  );
  return { weights, margins };
}

export function stabilityOf(shares: readonly Exact[], leads: Leads): readonly Stability[] {
  return shares.map((weight, criterion) => {
    let [low, high]: [Fraction, Fraction] = [ZERO, ONE];
    let [lowRival, highRival]: [number | null, number | null] = [null, null];
    for (const margin of leads.margins) {
      const crossing = crossingOf(leads.weights, criterion, margin);
      if (crossing === null) continue;
      if (crossing.keeps === 'above' && isLess(low, crossing)) [low, lowRival] = [crossing, margin.rival];
      if (crossing.keeps === 'below' && isLess(crossing, high)) [high, highRival] = [crossing, margin.rival];
    }
    return { criterion, weight, low: exact(low.n, low.d), high: exact(high.n, high.d), lowRival, highRival };
  });
}

/**
 * At weight x of criterion k the lead is x * d + (1 - x) * R: d on k itself, R the weighted mean of the leads on the
 * others. It is zero at R / (R - d), which may lie outside 0..1. `null` where the lead is the same at any weight.
 *
 * With T the lead at the weights as they are, R = (T - w * d) / (1 - w), and the crossing is (T - w * d) / (T - d).
 */
export function crossingOf(
  { n: weights, d: whole }: Scaled,
  criterion: number,
  { ahead, sum }: Margin,
): Crossing | null {
  if (weights.length < 2) return null;
  const [weight, own] = [weights[criterion] ?? 0n, ahead[criterion] ?? 0n];
  // All weight on one criterion leaves the others no proportions to keep: they share evenly what it gives up.
  const alone = weight === whole;
  const rest = alone ? ahead.reduce((total, lead) => total + lead, -own) : sum - weight * own;
  const turn = rest - own * (alone ? BigInt(weights.length - 1) : whole - weight);
  if (turn === 0n) return null;
  return turn < 0n ? { n: -rest, d: -turn, keeps: 'above' } : { n: rest, d: turn, keeps: 'below' };
}

type Fraction = Pick<Crossing, 'n' | 'd'>;

function isLess(a: Fraction, b: Fraction): boolean {
  return a.n * b.d < b.n * a.d;
}
