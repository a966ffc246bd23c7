import type { AdrRecord } from '../../adr/read';
import { plain } from '../../adr/text/inline';
import type { SourceType } from '../../evidence/grade';
import { addressKey, type Library, refKey } from '../../evidence/library';
import type { Draft } from './draft';

/** The next number that no assessment and no citation of the record has. */
export function nextRef({ byRef }: Library, record: AdrRecord | null): string {
  const taken = [...byRef.keys(), ...(record?.citations.map(({ id }) => id) ?? [])];
  const highest = Math.max(0, ...taken.map(ref => Number(/\d+/.exec(ref)?.[0] ?? 0)));
  return refKey(`REF-${highest + 1}`);
}

/** What a record says of a source where it lists it: `- [REF-014] Load test of 2026-10-02 (own): up to 11 ms`. */
export function citedAs(record: AdrRecord, ref: string): Draft {
  const { lines } = record.document;
  const homes = record.sections.filter(({ role }) => role === 'references');
  const own = record.citations.find(
    ({ id, range }) =>
      refKey(id) === refKey(ref) && homes.some(({ body }) => range.start >= body.start && range.start < body.end),
  );
  if (!own) return {};
  const line = record.text.slice(own.range.end, lines.end(lines.at(own.range.start))).replace(/^\]?[:\s]+/, '');
  const link = /\[([^\]]+)\]\((https?:[^)\s]+)\)/.exec(line);
  const address = link?.[2] ?? /https?:\/\/[^\s<>)\]]+/.exec(line)?.[0] ?? /\b10\.\d{4,9}\/[^\s;,]+/.exec(line)?.[0];
  const title = plain(link?.[1] ?? line.replace(/https?:\/\/\S+/g, '').split(/:\s/)[0] ?? '').trim();
  return { ...(title && { title: title.slice(0, 500) }), ...(address && { ...foundAt(address) }) };
}

/** A DOI or a link, and what kind of source its place says it is; nothing is fetched. */
export function foundAt(typed: string): Draft {
  const locator = typed.trim();
  if (locator === '') return {};
  const key = addressKey(locator);
  const kind = KINDS.find(([place]) => place.test(key))?.[1];
  return { locator: key.startsWith('doi:') ? key : locator, ...(kind && { source_type: kind }) };
}

/** Only places where everything is of one kind: a guess that is wrong would start at the wrong level. */
const KINDS: readonly (readonly [RegExp, SourceType])[] = [
  [/^(?:arxiv\.org|biorxiv\.org|medrxiv\.org|doi:10\.48550|doi:10\.1101)\b/i, 'preprint'],
  [/^(?:medium\.com|dev\.to|reddit\.com|stackoverflow\.com|news\.ycombinator\.com)\b/i, 'opinion'],
  [/^(?:aws\.amazon\.com|cloud\.google\.com|azure\.microsoft\.com|redis\.io|confluent\.io)\/.*blog/i, 'vendor-blog'],
];
