import type { LogEntry } from './entries';
import { cleanGlob, covering } from './fire/glob';

export interface Governing {
  readonly entry: LogEntry;
  /** The glob that says so. */
  readonly glob: string;
}

interface Readied extends Governing {
  covers(path: readonly string[]): boolean;
}

/** By the folder or file that a glob begins with, so that a file asks only those of the folders it lies in. */
type ByBegin = ReadonlyMap<string, readonly Readied[]>;

/** Made once for each version of a log: an editor asks for every file that it shows. */
const made = new WeakMap<readonly LogEntry[], ByBegin>();

/** The decisions whose `applies-to` covers a file, the most specific first. A glob that leads out of the workspace covers nothing. */
export function governing(entries: readonly LogEntry[], path: string): Governing[] {
  const globs = globsOf(entries);
  const parts = path.split('/');
  const best = new Map<LogEntry, Governing>();
  for (let count = 0; count <= parts.length; count++) {
    for (const { entry, glob, covers } of globs.get(parts.slice(0, count).join('/')) ?? []) {
      const known = best.get(entry);
      if ((!known || literal(glob) > literal(known.glob)) && covers(parts)) best.set(entry, { entry, glob });
    }
  }
  return [...best.values()].sort((a, b) => literal(b.glob) - literal(a.glob) || (a.entry.path < b.entry.path ? -1 : 1));
}

function globsOf(entries: readonly LogEntry[]): ByBegin {
  const known = made.get(entries);
  if (known) return known;
  const globs = new Map<string, Readied[]>();
  for (const entry of entries) {
    for (const glob of entry.appliesTo) {
      const clean = cleanGlob(glob);
      if (clean === null) continue;
      const readied = { entry, glob, covers: covering(clean) };
      const others = globs.get(beginOf(clean));
      if (others) others.push(readied);
      else globs.set(beginOf(clean), [readied]);
    }
  }
  made.set(entries, globs);
  return globs;
}

/** `src/auth/**` -> `src/auth` */
function beginOf(glob: string): string {
  const wild = glob.search(/[*?{]/);
  return wild < 0 ? glob : glob.slice(0, Math.max(0, glob.lastIndexOf('/', wild)));
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
