import type { GitBase } from '../ports/git';
import type { LogEntry } from './entries';
import { identityOf, isTranslation } from './numbers';
import { folderOf, nameOf } from './paths';

/** Records of a folder that share a number, in the order of their paths. */
export function duplicatesOf(entries: readonly LogEntry[]): readonly (readonly LogEntry[])[] {
  const groups = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const identity = identityOf(entry.path, entry.number?.value ?? null);
    if (identity === null) continue;
    const key = `${folderOf(entry.path)}\n${identity}`;
    const known = groups.get(key) ?? [];
    if (known.every(other => !isTranslation(other.path, entry.path))) groups.set(key, [...known, entry]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** As much of a record as its number needs. */
type Numbered = Pick<LogEntry, 'path'> & { readonly number: { readonly value: string } | null };

export interface Clash<T extends Numbered = LogEntry> {
  readonly entry: T;
  /** The file on the other branch that took the number meanwhile. */
  readonly theirs: string;
}

/**
 * Records of this branch whose number was given to another file on the base branch since the two parted. A file that both
 * have is no clash, and neither is one that this branch renamed.
 */
export function clashesWith<T extends Numbered>(entries: readonly T[], { tip, fork }: GitBase): Clash<T>[] {
  const [atTip, atFork] = [new Set(tip), new Set(fork)];
  const taken = new Map<string, string>();
  for (const path of tip) {
    const identity = atFork.has(path) ? null : identityOf(path, null);
    if (identity !== null) taken.set(`${folderOf(path)}\n${identity}`, path);
  }
  const own = new Set(entries.map(({ path }) => path));
  return entries.flatMap(entry => {
    if (atTip.has(entry.path) || atFork.has(entry.path)) return [];
    const theirs = taken.get(`${folderOf(entry.path)}\n${identityOf(entry.path, entry.number?.value ?? null)}`);
    return theirs === undefined || own.has(theirs) || isTranslation(theirs, entry.path) ? [] : [{ entry, theirs }];
  });
}

/**
 * Which of the records that share a number give it up: all but the one that had it first. `arrived` is the order in which
 * the files came to this branch, where git knows it; else the dates tell, else the names.
 */
export function laterOnes(group: readonly LogEntry[], arrived: readonly string[]): readonly LogEntry[] {
  const rank = (path: string) => {
    const at = arrived.indexOf(path);
    return at < 0 ? Number.MAX_SAFE_INTEGER : at;
  };
  const day = (entry: LogEntry) => entry.date?.iso ?? '9999';
  return [...group]
    .sort(
      (a, b) =>
        rank(a.path) - rank(b.path) ||
        (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : nameOf(a.path) < nameOf(b.path) ? -1 : 1),
    )
    .slice(1);
}
