import type { Assessment } from './assess';
import type { Exact } from './exact';
import { turned, type Worth } from './worth';

/** Where a score may lie, as it would be written; any value between the ends is equally likely. */
export interface Spread {
  readonly low: Exact;
  readonly high: Exact;
}

/** `spreads[option][criterion]`; `null` or nothing where the score is as certain as it is written. */
export type Spreads = readonly (readonly (Spread | null)[])[];

/** What a score may be worth: its spread, else what is written; a missing one without a spread, the whole scale. */
export function worthWithin({ matrix, worths }: Assessment, spreads: Spreads, option: number, index: number): Worth {
  const worth = worths[option]?.[index];
  const criterion = matrix.criteria[index];
  if (worth === undefined || criterion === undefined) throw new RangeError(`No score at ${option}, ${index}`);
  const spread = spreads[option]?.[index] ?? null;
  if (spread === null) return worth;
  const [a, b] = [spread.low, spread.high].map(end => turned(end, criterion.direction, matrix.scale));
  if (a === undefined || b === undefined) return worth;
  return criterion.direction === 'higher' ? { low: a, high: b } : { low: b, high: a };
}
