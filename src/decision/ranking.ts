import { compare, div, type Exact, exact, isZero, max, min, sign, sub, ZERO } from './exact';
import type { Points } from './totals';

export type Confidence = 'HIGH' | 'MODERATE' | 'TIE';

/** An option that no critical criterion has put out. */
export interface Contender {
  readonly option: number;
  readonly points: Points;
  /** A missing critical score may still put it out. */
  readonly doubtful: boolean;
}

export interface Ranking {
  /** Best first by what is certain (the worst case), equal ones in the table's order: `ranks` tells them apart. */
  readonly order: readonly number[];
  /** 1-2-2-4 by option; left out where missing scores leave it open. */
  readonly ranks: ReadonlyMap<number, number>;
  /** The options in first place; empty while that is not settled. */
  readonly leaders: readonly number[];
  /** What the leader is certainly ahead by, in points; `null` with fewer than two options or an open first place. */
  readonly gap: Exact | null;
}

export function rank(contenders: readonly Contender[]): Ranking {
  const sorted = [...contenders].sort(
    (a, b) => compare(b.points.low, a.points.low) || compare(b.points.high, a.points.high) || a.option - b.option,
  );
  const ranks = new Map<number, number>();
  let settled = true;
  for (const contender of contenders) {
    const best = 1 + contenders.filter(other => !other.doubtful && isAbove(other, contender)).length;
    const worst = 1 + contenders.filter(other => other !== contender && mayBeAbove(other, contender)).length;
    if (best === worst && !contender.doubtful) ranks.set(contender.option, best);
    else if (best === 1) settled = false;
  }
  const first = sorted.filter(({ option }) => ranks.get(option) === 1);
  const leaders = settled ? first : [];
  return {
    order: sorted.map(({ option }) => option),
    ranks,
    leaders: leaders.map(({ option }) => option),
    gap: gapOf(leaders, contenders),
  };
}

/** Over an eighth of the scale's range is HIGH, under a twentieth a TIE; the bounds themselves are MODERATE. */
export function confidenceOf(share: Exact): Confidence {
  if (compare(share, exact(1, 8)) > 0) return 'HIGH';
  return compare(share, exact(1, 20)) >= 0 ? 'MODERATE' : 'TIE';
}

/** A gap as a share of the scale's range; `null` on a scale that has none. */
export function shareOf(gap: Exact, range: Exact): Exact | null {
  return isZero(range) || sign(range) < 0 ? null : div(gap, range);
}

function gapOf(leaders: readonly Contender[], contenders: readonly Contender[]): Exact | null {
  if (leaders.length === 0 || contenders.length < 2) return null;
  if (leaders.length > 1) return ZERO;
  const rest = contenders.filter(contender => !leaders.includes(contender));
  return sub(leaders.map(l => l.points.low).reduce(min), rest.map(r => r.points.high).reduce(max));
}

function isAbove(a: Contender, b: Contender): boolean {
  return compare(a.points.low, b.points.high) > 0;
}

function mayBeAbove(a: Contender, b: Contender): boolean {
  return compare(a.points.high, b.points.low) > 0;
}
