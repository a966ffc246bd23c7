import type { LogEntry } from './entries';
import { cleanGlob, covering } from './fire/glob';

export interface Governing {
  readonly entry: LogEntry;
  /** The glob that says so. */
  readonly glob: string;
}

interface Readied {
  readonly entry: LogEntry;
  /** The most specific first. */
  readonly globs: readonly { readonly glob: string; covers(path: readonly string[]): boolean }[];
}

/** Globs are taken apart once for each version of a log: an editor asks for every file that it shows. */
const readied = new WeakMap<readonly LogEntry[], readonly Readied[]>();

/** The decisions whose `applies-to` covers a file, the most specific first. A glob that leads out of the workspace covers nothing. */
export function governing(entries: readonly LogEntry[], path: string): Governing[] {
  const parts = path.split('/');
  return readiedOf(entries)
    .flatMap(({ entry, globs }) => {
      const found = globs.find(({ covers }) => covers(parts));
      return found ? [{ entry, glob: found.glob }] : [];
    })
    .sort((a, b) => literal(b.glob) - literal(a.glob) || (a.entry.path < b.entry.path ? -1 : 1));
}

function readiedOf(entries: readonly LogEntry[]): readonly Readied[] {
  const known = readied.get(entries);
  if (known) return known;
  const made = entries
    .filter(({ appliesTo }) => appliesTo.length > 0)
    .map(entry => ({
      entry,
      globs: [...entry.appliesTo]
        .sort((a, b) => literal(b) - literal(a))
        .flatMap(glob => {
          const clean = cleanGlob(glob);
          return clean === null ? [] : [{ glob, covers: covering(clean) }];
        }),
    }));
  readied.set(entries, made);
  return made;
}

function literal(glob: string): number {
  return glob.replace(/\*\*|[*?]|\{[^}]*\}/g, '').length;
}

/** Whether a decision still binds: what is superseded, deprecated, rejected or withdrawn does not. */
export function inForce({ status }: LogEntry): boolean {
  return status?.means === 'accepted' || status?.means === 'implemented';
}

export function isGone({ status }: LogEntry): boolean {
  return ['superseded', 'deprecated', 'rejected', 'withdrawn'].includes(status?.means ?? '');
}
