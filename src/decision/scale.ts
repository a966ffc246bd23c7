import { fromNumber } from './decimal';
import { ceil, compare, type Exact, floor, max, min, sub, ZERO } from './exact';
import type { Scale } from './model';

type Ends = Pick<Scale, 'min' | 'max'>;

/** Those in use, the smallest first: the first that holds every score is inferred. */
const USUAL: readonly Ends[] = [
  { min: 1, max: 5 },
  { min: 0, max: 5 },
  { min: 1, max: 10 },
  { min: 0, max: 10 },
  { min: 0, max: 100 },
];

/** The scale as the text states it, else as the setting says, else the smallest usual one that holds every score. */
export function resolveScale(stated: Ends | null, setting: Ends | null, scores: Iterable<Exact | null>): Scale {
  const said = stated ?? setting;
  if (said !== null) return { min: said.min, max: said.max, inferred: false };
  const known = [...scores].filter(score => score !== null);
  const usual = USUAL.find(ends => known.every(score => holds(ends, score)));
  return { ...(usual ?? wholeRange(known)), inferred: true };
}

/** Whether a score lies on the scale, ends included. */
export function holds(ends: Ends, score: Exact): boolean {
  return compare(score, fromNumber(ends.min)) >= 0 && compare(score, fromNumber(ends.max)) <= 0;
}

/** From the scale's minimum to its maximum. */
export function rangeOf(ends: Ends): Exact {
  return sub(fromNumber(ends.max), fromNumber(ends.min));
}

/** Beyond the usual ones: whole numbers around the scores, from zero where none is negative. */
function wholeRange(scores: readonly Exact[]): Ends {
  return { min: Number(floor(scores.reduce(min, ZERO))), max: Number(ceil(scores.reduce(max, ZERO))) };
}
