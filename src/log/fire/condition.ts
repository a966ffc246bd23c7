import type { Trigger } from '../../adr/model';
import { limitIn } from '../../adr/read/triggers';
import { plain } from '../../adr/text/inline';
import type { Limit } from './check';
import { quantityOf } from './quantity';

/** What a trigger says apart from its window and its action: as plain text, and what stands in code in it. */
export interface Condition {
  readonly text: string;
  readonly code: readonly string[];
  readonly trigger: Trigger;
}

/**
 * The condition as written. A trigger's metric is plain text in which a glob has lost its stars, so the code in it is
 * taken from the source: `| 1 | files in `src/**` | > 500 | once | split it |`.
 */
export function conditionOf(text: string, trigger: Trigger): Condition {
  const raw = text.slice(trigger.range.start, trigger.range.end).slice(0, 4000);
  const row = /^\s*\|/.test(raw) || / \| /.test(raw);
  const cells = row ? raw.split(/(?<!\\)\|/).map(cell => cell.trim()) : [];
  const own = cells.filter(
    cell => cell !== '' && !/^\d+\.?$/.test(cell) && !isSame(cell, trigger.action) && !isSame(cell, trigger.window),
  );
  // `> 20` may be the whole of a cell, and `5` the whole of a threshold.
  const source = row
    ? [...own, ...cells.filter(cell => /^\d+\.?$/.test(cell) && cell === trigger.threshold)].join(' ')
    : withoutAction(raw, trigger.action);
  const code = [...source.matchAll(/(`+)\s?(.+?)\s?\1/g)].map(found => found[2] ?? '').slice(0, 10);
  const written = source.replace(/(`+)\s?(.+?)\s?\1/g, (_, __, inside: string) =>
    inside.replace(/[*_~]/g, sign => `\\${sign}`),
  );
  return { text: plain(written).slice(0, 1000), code, trigger };
}

function isSame(cell: string, said: string | null): boolean {
  return said !== null && plain(cell) === said;
}

function withoutAction(raw: string, action: string | null): string {
  const bare = raw.replace(/^\[[ xX]\]\s*/, '');
  if (action === null) return bare;
  const at = bare.lastIndexOf(action.slice(0, 20));
  return at > 10 ? bare.slice(0, at).replace(/[\s,;→>–—-]+(?:then\s*)?$/, '') : bare;
}

const WORDS: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  twelve: '12',
  twenty: '20',
  thirty: '30',
  fifty: '50',
};

/** The limit of a condition as a number; `twice`, `too many` and `soon` are none. */
export function limitOf({ trigger, text }: Condition): Limit | null {
  const own =
    trigger.comparison !== null && trigger.threshold !== null
      ? { op: trigger.comparison, text: trigger.threshold }
      : null;
  const said = own ?? spelled(text);
  // `> 10 000`: a threshold is cut at a blank, the text is not.
  const after = said && own ? /^[\d ]+\d/.exec(text.slice(text.indexOf(said.text)))?.[0] : undefined;
  const grouped = after && /^\d{1,3}(?: \d{3})+$/.test(after) ? after : null;
  const quantity = said ? quantityOf(grouped ?? said.text) : null;
  return said && quantity ? { op: said.op, value: quantity.value, unit: quantity.unit } : null;
}

/** `more than five services`, `two or more incidents`. */
function spelled(text: string): { op: Limit['op']; text: string } | null {
  const digits = text.replace(/\b[a-z]+\b/gi, word =>
    Object.hasOwn(WORDS, word.toLowerCase()) ? (WORDS[word.toLowerCase()] ?? word) : word,
  );
  const limit = digits === text ? null : limitIn(digits);
  return limit?.comparison ? { op: limit.comparison, text: limit.threshold } : null;
}
