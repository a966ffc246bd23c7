import { plain, withoutComments, withoutStruck } from '../text/inline';
import { type StatusName, statusWords } from '../words/status';
import { dateIn } from './calendar';
import type { FieldValue } from './fieldLines';

interface Entry {
  readonly value: FieldValue;
  readonly name: StatusName;
  readonly date: string | null;
  readonly bare: boolean;
}

/** How far along a decision is; those at one place exclude each other. */
const PLACES: Readonly<Record<StatusName, number>> = {
  draft: 0,
  proposed: 1,
  'on-hold': 1,
  accepted: 2,
  rejected: 2,
  implemented: 3,
  deprecated: 4,
  withdrawn: 4,
  superseded: 5,
};

/**
 * `Proposed 2023-01-01`, `Accepted 2023-02-01`, `Superseded by ADR-20`: the last of lines that are dated or in the order of
 * a decision's life. Three or more words that nothing is said about are a template's choices.
 */
export function historyIn(values: readonly FieldValue[]): FieldValue | 'choices' | null {
  const entries: Entry[] = [];
  for (const value of values) {
    if (plain(withoutStruck(withoutComments(value.text))) === '') continue;
    const entry = entryOf(value);
    if (!entry) break;
    entries.push(entry);
  }
  const last = entries.at(-1);
  if (!last || entries.length < 2) return null;
  const names = new Set(entries.map(({ name }) => name));
  if (entries.length > 2 && names.size > 2 && entries.every(({ bare }) => bare)) {
    const places = new Set([...names].map(name => PLACES[name]));
    if (places.size < names.size || PLACES[last.name] > 3) return 'choices';
  }
  const dated = entries.filter(({ date }) => date !== null);
  if (dated.length === entries.length && dated.every(({ date }) => date?.length === 10))
    return entries.reduce((late, entry) => ((entry.date ?? '') >= (late.date ?? '') ? entry : late)).value;
  const inOrder = entries.every(({ name }, at) => {
    const before = entries[at - 1];
    return !before || PLACES[before.name] < PLACES[name];
  });
  return inOrder || dated.length >= entries.length - 1 ? last.value : null;
}

/** A line that is one step of a history: its status, then at most when, by whom or by what. */
export function entryOf(value: FieldValue): Entry | null {
  const text = plain(withoutStruck(withoutComments(value.text))).replace(/^[^\p{L}\p{N}]+/u, '');
  const [word] = statusWords(text);
  if (!word || word.start > 0 || /^(?:supers?[ce]+des|replaces|obsoletes)\b/i.test(text)) return null;
  const rest = text.slice(word.end).trim();
  if (!/^(?:$|[([,:–—-]|\d|(?:by|on|in|at|as of|since|with|via)\b|\p{L}{3,9}\.? \d)/iu.test(rest)) return null;
  if (/[.;!?]\s+\S/.test(rest) || rest.length > 120) return null;
  const full = dateIn(rest, { text: rest, range: { start: 0, end: rest.length } });
  const date = full?.iso ?? /\b(?:19|20)\d{2}\b/.exec(rest)?.[0] ?? null;
  const bare = !/\p{L}|\d/u.test(rest) || /X{2,}|N{2,}|Y{4}|\.{3}|…|<[^>]*>|\{[^}]*\}|\?\?/.test(rest);
  return { value, name: word.name, date, bare };
}
