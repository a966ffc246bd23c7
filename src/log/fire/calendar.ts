import { dateIn } from '../../adr/read/calendar';
import type { Check } from './check';
import type { Condition } from './condition';
import { dayOf, momentOf, shifted, type Unit, unitIn } from './days';

/** A trigger that waits for a day: one that is written, one so long after the decision, or one that comes again. */
export function calendarCheck({ text, trigger }: Condition, decided: string | null, today: string): Check | null {
  if (trigger.comparison !== null) return null;
  const end = /\bend of\b/i.test(text);
  const day = writtenDay(end ? text : (trigger.threshold ?? text)) ?? writtenDay(text);
  if (day !== null) return { kind: 'date', at: day };
  return again(`${text} ${trigger.window ?? ''}`, decided, today) ?? after(text, decided);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2027-05-20`, `31 December 2027`; of a month or a quarter its first day, of an end its last. */
function writtenDay(text: string): string | null {
  const exact = dateIn(text, { text, range: { start: 0, end: text.length } });
  if (exact?.iso) return exact.iso;
  const end = /\bend of\b/i.test(text);
  const span = (year: number, month: number, months: number) => {
    const from = Date.UTC(year, month, 1);
    return dayOf(end ? shifted(from, months, 'month') - 1 : from);
  };
  const quarter = /\bQ([1-4])[ \-/]?(20\d{2})\b|\b(20\d{2})[ \-/]?Q([1-4])\b/i.exec(text);
  if (quarter) return span(Number(quarter[2] ?? quarter[3]), (Number(quarter[1] ?? quarter[4]) - 1) * 3, 3);
  const named = /\b([A-Za-z]{3,9})\.? (20\d{2})\b/.exec(text);
  const month = MONTHS.indexOf((named?.[1] ?? '').slice(0, 3).toLowerCase());
  if (named && month >= 0) return span(Number(named[2]), month, 1);
  const numeric = /(?<![\d-])(20\d{2})-(0[1-9]|1[0-2])(?![\d-])/.exec(text);
  if (numeric) return span(Number(numeric[1]), Number(numeric[2]) - 1, 1);
  const year = /\bend of (20\d{2})\b/i.exec(text);
  return year ? `${year[1]}-12-31` : null;
}

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const COUNT = `(\\d{1,3}|an?|${NUMBERS.slice(1).join('|')})`;
const UNITS = '(days?|weeks?|months?|quarters?|years?)';
/** `12 months after acceptance`, `in one year`, `after six months`. */
const AFTER = new RegExp(
  `\\b${COUNT} ${UNITS} (?:after|from|since|following)\\b\\s*([^.,;]*)|\\b(?:in|after) ${COUNT} ${UNITS}\\b(?!\\s+(?:of|in a row))`,
  'i',
);

function after(text: string, decided: string | null): Check | null {
  const found = AFTER.exec(text);
  const count = countOf(found?.[1] ?? found?.[4]);
  const unit = unitIn(found?.[2] ?? found?.[5] ?? '');
  if (!found || count === null || unit === null) return null;
  const from = found[3]?.trim() ?? '';
  if (from !== '' && !/^(?:the )?(?:accept|adopt|approv|decision|decid|this|now|today|its date)/i.test(from))
    return { kind: 'person', why: `when "${from.slice(0, 60)}" is or was is not written`, next: null };
  if (decided === null) return { kind: 'person', why: 'the record has no date to count from', next: null };
  return { kind: 'date', at: dayOf(shifted(momentOf(decided), count, unit)) };
}

const AGAIN = new RegExp(
  `\\bevery (?:${COUNT} )?${UNITS}|\\b(weekly|monthly|quarterly|yearly|annual|annually)\\b|\\b(twice|once) (?:a|per) (year|month|quarter)\\b`,
  'i',
);

/** Whether the last review was held is written nowhere; only when the next one is due can be said. */
function again(text: string, decided: string | null, today: string): Check | null {
  if (!/\b(?:review|revisit|re-?evaluat|reconsider|re-?assess|check|audit|look)/i.test(text)) return null;
  const found = AGAIN.exec(text);
  if (!found) return null;
  const adverb = (found[3] ?? '').toLowerCase();
  const unit = unitIn(found[2] ?? adverb) ?? unitIn(found[5] ?? '');
  if (!unit) return null;
  const twice = found[4]?.toLowerCase() === 'twice';
  const step: readonly [number, Unit] =
    twice && unit === 'year' ? [6, 'month'] : [countOf(found[1] ?? 'one') ?? 1, unit];
  return {
    kind: 'person',
    why: 'it comes again and again, and when it was last done is not written',
    next: nextDue(decided ?? today, step, today),
  };
}

/** The first multiple after today. */
export function nextDue(from: string, [count, unit]: readonly [number, Unit], today: string): string {
  const start = momentOf(from);
  for (let times = 1; times <= 5000; times++) {
    const due = shifted(start, times * Math.max(count, 1), unit);
    if (due > momentOf(today)) return dayOf(due);
  }
  return today;
}

function countOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (/^\d+$/.test(word)) return Number(word);
  if (/^an?$/i.test(word)) return 1;
  const index = NUMBERS.indexOf(word.toLowerCase());
  return index < 0 ? null : index;
}
