import type { LogEntry } from './entries';
import { cleanGlob, matching } from './fire/glob';

export interface Governing {
  readonly entry: LogEntry;
  /** The glob that says so. */
  readonly glob: string;
}

/** The decisions whose `applies-to` covers a file, the most specific first. A glob that leads out of the workspace covers nothing. */
export function governing(entries: readonly LogEntry[], path: string): Governing[] {
  const index = { paths: [path], cut: false };
  return entries
    .flatMap(entry => {
      const [glob] = entry.appliesTo.filter(each => covers(index, each)).sort((a, b) => literal(b) - literal(a));
      return glob === undefined ? [] : [{ entry, glob }];
    })
    .sort((a, b) => literal(b.glob) - literal(a.glob) || (a.entry.path < b.entry.path ? -1 : 1));
}

function covers(index: Parameters<typeof matching>[0], glob: string): boolean {
  const clean = cleanGlob(glob);
  return clean !== null && matching(index, clean).length > 0;
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
