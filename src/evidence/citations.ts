import type { Range } from '../adr/model';
import type { AdrRecord } from '../adr/read';
import { type Assessed, addressKey, type Library, refKey } from './library';
import { perRecord } from './perRecord';

/** One source that a record cites, and every place where it does. */
export interface Source {
  /** `REF-014`, or the address of a link among the references that has no number. */
  readonly key: string;
  readonly ref: string | null;
  readonly address: string | null;
  readonly places: readonly Range[];
}

/** `[REF-NNN]` anywhere, and links among the references that lead out of the log. */
export const sourcesOf = perRecord((record): readonly Source[] => {
  const places = new Map<string, Range[]>();
  const addresses = new Map<string, string>();
  const add = (key: string, range: Range) => places.set(key, [...(places.get(key) ?? []), range]);
  for (const { id, range } of record.citations) add(refKey(id), range);
  const refs = new Set(places.keys());
  for (const { target, range } of outside(record)) {
    const owner = ownerOf(record, range);
    if (owner !== null && refs.has(owner)) addresses.set(owner, addresses.get(owner) ?? target);
    else {
      addresses.set(addressKey(target), target);
      add(addressKey(target), range);
    }
  }
  return [...places].map(([key, ranges]) => ({
    key,
    ref: refs.has(key) ? key : null,
    address: addresses.get(key) ?? null,
    places: ranges,
  }));
});

export function assessedOf(source: Pick<Source, 'ref' | 'address'>, library: Library): Assessed | null {
  const own = source.ref === null ? undefined : library.byRef.get(source.ref);
  if (own) return own;
  return source.ref !== null || source.address === null
    ? null
    : (library.byAddress.get(addressKey(source.address)) ?? null);
}

const ADDRESS = /(?<!\]\()<?\bhttps?:\/\/[^\s<>()|\]]+(?:\([^\s<>()|\]]*\)[^\s<>()|\]]*)*>?/g;

/** Links and bare addresses under a heading of references. Other records and files of the workspace are no sources. */
function outside(record: AdrRecord): { target: string; range: Range }[] {
  const homes = record.sections.filter(({ role, level }) => role === 'references' && level > 1);
  if (homes.length === 0) return [];
  const inside = ({ start }: Range) => homes.some(({ body }) => start >= body.start && start < body.end);
  const links = record.links
    .filter(({ target, range }) => /^https?:/i.test(target) && inside(range))
    .map(({ target, range }) => ({ target, range }));
  const bare = homes.flatMap(({ body }) =>
    [...record.text.slice(body.start, body.end).matchAll(ADDRESS)].map(found => {
      const target = found[0].replace(/^<|>$/g, '').replace(/[.,;:]+$/, '');
      const start = body.start + found.index + (found[0].startsWith('<') ? 1 : 0);
      return { target, range: { start, end: start + target.length } };
    }),
  );
  const free = bare.filter(({ range }) =>
    links.every(link => range.end <= link.range.start || range.start >= link.range.end),
  );
  return [...links, ...free].filter(
    ({ range }, index, all) => all.findIndex(other => other.range.start === range.start) === index,
  );
}

/** `- [REF-014] [Load test](https://...)`: the link on its line is where REF-014 is found. */
function ownerOf({ citations, document }: AdrRecord, range: Range): string | null {
  const line = document.lines.at(range.start);
  const own = citations.find(citation => document.lines.at(citation.range.start) === line);
  return own ? refKey(own.id) : null;
}
