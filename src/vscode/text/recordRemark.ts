import type { AdrRecord } from '../../adr/read';
import { plain } from '../../adr/text/inline';
import type { LogEntry } from '../../log/entries';
import { labelOf } from '../../log/label';
import { type Mention, mentionsOf } from './mentions';
import type { Said } from './said';

/** The link or the mention of a record at a place in the text. */
export function targetAt(record: AdrRecord, offset: number): Mention | null {
  const all: readonly Mention[] = [...record.links, ...mentionsOf(record)];
  return all.find(({ range }) => offset >= range.start && offset <= range.end) ?? null;
}

/** What a reader wants to know of a record before opening it. */
export function recordRemark(entry: LogEntry, chosen: string | null): Said {
  const status = entry.status ? plain(entry.status.raw) : null;
  const facts = [status, entry.date?.iso ?? entry.date?.raw ?? null].filter(fact => fact !== null);
  return [
    [{ strong: labelOf(entry) }],
    ...(facts.length > 0 ? [[facts.join(', ')]] : []),
    ...(chosen === null ? [] : [['Chosen: ', { strong: chosen }]]),
  ];
}
