import type { Assessment } from './assess';
import { abs, compare, type Exact, exact, sub } from './exact';
import { crossingOf, leadsOf } from './stability';

/** One weight moved, the others keeping their proportions, until the leader is tied. */
export interface WeightFlip {
  readonly criterion: number;
  readonly from: Exact;
  /** Here leader and rival are tied. */
  readonly to: Exact;
  /** The distance, as a fraction of 1. */
  readonly change: Exact;
  readonly rival: number;
  /** Any further and the rival passes; false where the tie is at a weight of 0 or 1 and there is no further. */
  readonly passes: boolean;
}

/** Every change of one weight that ties the leader, the smallest first; none while there is no sole leader. */
export function weightFlips({ shares, leaders, ranking, worths }: Assessment): readonly WeightFlip[] {
  if (leaders.length !== 1) return [];
  const { weights, margins } = leadsOf(shares, leaders, ranking, worths);
  const flips = shares.flatMap((from, criterion) =>
    margins.flatMap((margin): WeightFlip[] => {
      const crossing = crossingOf(weights, criterion, margin);
      if (crossing === null || crossing.n < 0n || crossing.n > crossing.d) return [];
      const to = exact(crossing.n, crossing.d);
      const passes = crossing.keeps === 'above' ? crossing.n > 0n : crossing.n < crossing.d;
      return [{ criterion, from, to, change: abs(sub(to, from)), rival: margin.rival, passes }];
    }),
  );
  return flips.sort((a, b) => compare(a.change, b.change));
}
