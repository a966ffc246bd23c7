import type { Assessment } from './assess';
import { abs, compare, type Exact, ONE, sign, sub, ZERO } from './exact';
import { crossingOf, marginsOf } from './stability';

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
  const margins = marginsOf(leaders, ranking, worths);
  const flips = shares.flatMap((from, criterion) =>
    margins.flatMap(({ rival, ahead }): WeightFlip[] => {
      const crossing = crossingOf(shares, criterion, ahead);
      if (crossing === null || compare(crossing.at, ZERO) < 0 || compare(crossing.at, ONE) > 0) return [];
      const to = crossing.at;
      const passes = crossing.keeps === 'above' ? sign(to) > 0 : compare(to, ONE) < 0;
      return [{ criterion, from, to, change: abs(sub(to, from)), rival, passes }];
    }),
  );
  return flips.sort((a, b) => compare(a.change, b.change));
}
