import { fromNumber } from './decimal';
import type { Exact } from './exact';
import type { Scale } from './model';
import { dot, scaled } from './scaled';
import type { Worth } from './worth';

/** A weighted mean in points of the scale; both ends are the same where no score that weighs anything is missing. */
export interface Points {
  readonly low: Exact;
  readonly high: Exact;
}

/** sum(w * s) / sum(w), the shares being w / sum(w); a missing score opens a range from worst to best. */
export function pointsOf(scale: Scale, shares: readonly Exact[], row: readonly Worth[]): Points {
  // Without criteria nothing is known, and a total of zero could lie below the scale.
  if (row.length === 0) return { low: fromNumber(scale.min), high: fromNumber(scale.max) };
  const weights = scaled(shares);
  const low = dot(weights, scaled(row.map(worth => worth.low)));
  const known = row.every(worth => worth.low === worth.high);
  return { low, high: known ? low : dot(weights, scaled(row.map(worth => worth.high))) };
}
