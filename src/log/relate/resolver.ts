import type { LogEntry } from '../entries';
import { identityOf, plainNumber } from '../numbers';
import { folderOf, nameOf, resolved, stemOf } from '../paths';

/** Which record a link or a mention means; `null` where none does, or two could. */
export type Resolver = (from: string, target: string) => LogEntry | null;

export function resolverOf(entries: readonly LogEntry[]): Resolver {
  const byPath = new Map<string, LogEntry>();
  const byStem = new Map<string, LogEntry[]>();
  const byNumber = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    byPath.set(entry.path, entry);
    add(byStem, stemOf(entry.path).toLowerCase(), entry);
    const identity = identityOf(entry.path, entry.number?.value ?? null);
    if (identity !== null) add(byNumber, identity, entry);
  }
  return (from, target) => {
    const path = resolved(from, target);
    const known = path === null ? undefined : byPath.get(path);
    if (known) return known;
    if (path === null) return one(byStem.get(pageName(target)), from);
    // adr-log and log4brains also write a record's name without its ending.
    const named = one(byStem.get(stemName(path)), from);
    if (named) return named;
    const number = /^(?:adr[-_ #]?)?#?(\d{1,6}[a-z]?)$/i.exec(target.trim())?.[1];
    if (number !== undefined) return one(byNumber.get(plainNumber(number)), from);
    // ARCH-3: a log may have several rows of numbers.
    const prefixed = /^([a-z]{2,10})-(\d{1,6})$/i.exec(target.trim());
    return prefixed ? one(byNumber.get(`${prefixed[1]?.toLowerCase()}-${plainNumber(prefixed[2] ?? '')}`), from) : null;
  };
}

/** What a published site calls a record: `/adr/0027-release-please/`. Of an address elsewhere nothing is known. */
function pageName(target: string): string {
  const page = /^\/(?!\/)[^?#]*?([^/?#]+)\/?(?:[?#].*)?$/.exec(target)?.[1];
  return page === undefined ? '' : stemName(page);
}

function stemName(path: string): string {
  return nameOf(path)
    .replace(/\.(?:md|mdx|markdown|adoc)$/i, '')
    .toLowerCase();
}

function add(map: Map<string, LogEntry[]>, key: string, entry: LogEntry): void {
  const known = map.get(key);
  if (known) known.push(entry);
  else map.set(key, [entry]);
}

/** The one in the folder of the record that names it, else the only one there is. */
function one(found: readonly LogEntry[] | undefined, from: string): LogEntry | null {
  if (!found) return null;
  const near = found.filter(({ path }) => folderOf(path) === folderOf(from));
  if (near.length === 1) return near[0] ?? null;
  return near.length === 0 && found.length === 1 ? (found[0] ?? null) : null;
}
