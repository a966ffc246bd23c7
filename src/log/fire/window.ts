import { type Unit, unitIn } from './days';

/**
 * Which samples decide, as docs/triggers.md tells people:
 * - `latest`: the newest one. No window, or one that is not understood.
 * - `once`: any one since the record's date.
 * - `lasting`, `7 days`: every one in that time up to the newest, and the one before it where it reaches into that time.
 * - `run`, `3 months in a row`: every one in so many calendar periods, each of which has one; for what is no calendar's
 *   (`3 releases in a row`) the last so many.
 * - `period`, `quarter`, `per month`, and `within`, `within 30 days`: counts and amounts of money of that time added up;
 *   levels (times, shares, rates, sizes) as in `lasting`, without the one before.
 */
export type Window =
  | { readonly kind: 'latest'; readonly understood: boolean }
  | { readonly kind: 'once' }
  | { readonly kind: 'lasting'; readonly count: number; readonly unit: Unit }
  | { readonly kind: 'run'; readonly count: number; readonly unit: Unit | null }
  | { readonly kind: 'period'; readonly unit: Unit }
  | { readonly kind: 'within'; readonly count: number; readonly unit: Unit };

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
};
const UNIT =
  '(minutes?|mins?|hours?|days?|weeks?|months?|quarters?|years?|tage?n?|wochen?|monate?n?|jours?|semaines?|mois|días|semanas|meses|dias|天|周|个月)';
const MOST = 10_000;

export function windowOf(text: string | null): Window {
  const said = (text ?? '').trim().toLowerCase();
  if (said === '' || said === '-' || said === '–') return { kind: 'latest', understood: true };
  if (
    /^(?:once|ever|any ?time|at any (?:time|moment|point)|a single time|immediately|at once|any single \w+)$/.test(said)
  )
    return { kind: 'once' };
  if (/^(?:latest|now|current|currently|at present|always)$/.test(said)) return { kind: 'latest', understood: true };
  // 3 months in a row   three consecutive releases
  const run =
    /(\d{1,4}|[a-z]+)\s+(?:consecutive|successive)\s+(\S+)/.exec(said) ??
    /(\d{1,4}|[a-z]+)\s+(\S+?)\s+(?:in a row|running|consecutively|in succession)\b/.exec(said);
  const times = numberOf(run?.[1]);
  if (run && times !== null) return { kind: 'run', count: times, unit: unitIn(run[2] ?? '') };
  // within 30 days   in any 30 days   rolling 7 days   over 30 days in total
  const span = new RegExp(
    `(?<!\\d)(\\d{1,4}|[a-z]+)[\\s-]*(?:(?:calendar|business|rolling)\\s+)?${UNIT}(?![a-z])`,
  ).exec(said);
  const count = numberOf(span?.[1]);
  const unit = unitIn(span?.[2] ?? '');
  if (span && count !== null && unit) {
    const added = /\b(?:within|in any|rolling|in total|total|altogether|sum)\b/.test(said);
    if (!/^(?:a|an|one|1)$/.test(span[1] ?? '') || added) return { kind: added ? 'within' : 'lasting', count, unit };
    // `1 month` lasts a month; `a month` is each calendar month.
    return /^(?:1|one)$/.test(span[1] ?? '') ? { kind: 'lasting', count, unit } : { kind: 'period', unit };
  }
  const period = new RegExp(
    `^(?:(?:per|each|every|any|a|an|the|this|in a|in any|calendar|current)\\s+)*(?:calendar\\s+)?(?:${UNIT}|(daily|weekly|monthly|quarterly|yearly|annually))$`,
  ).exec(said);
  const own = unitIn(period?.[1] ?? '') ?? unitIn((period?.[2] ?? '').replace(/^weekly$/, 'week'));
  if (own) return { kind: 'period', unit: own };
  return { kind: 'latest', understood: false };
}

function numberOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  const value = /^\d+$/.test(word) ? Number(word) : Object.hasOwn(NUMBERS, word) ? NUMBERS[word] : undefined;
  return value !== undefined && value > 0 && value <= MOST ? value : null;
}
