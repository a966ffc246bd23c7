import type { LogEntry } from './entries';
import { isGone } from './governing';
import { relationsOf } from './relate/relations';

const made = new WeakMap<readonly LogEntry[], ReadonlyMap<string, readonly string[]>>();

/** The decisions that stand where this one stood: over others that were superseded in turn, as far as the log says. */
export function successorsOf(entries: readonly LogEntry[], entry: LogEntry): readonly LogEntry[] {
  const next = nextOf(entries);
  const seen = new Set([entry.path]);
  const found: LogEntry[] = [];
  let turn = next.get(entry.path) ?? [];
  while (turn.length > 0) {
    const further: string[] = [];
    for (const path of turn) {
      if (seen.has(path)) continue;
      seen.add(path);
      const after = next.get(path) ?? [];
      const own = entries.find(one => one.path === path);
      if (own && (after.length === 0 || !isGone(own))) found.push(own);
      else further.push(...after);
    }
    turn = further;
  }
  return found;
}

function nextOf(entries: readonly LogEntry[]): ReadonlyMap<string, readonly string[]> {
  const known = made.get(entries);
  if (known) return known;
  const next = new Map<string, string[]>();
  for (const { from, to, relation } of relationsOf(entries).edges) {
    if (relation !== 'supersedes') continue;
    const others = next.get(to);
    if (others) others.push(from);
    else next.set(to, [from]);
  }
  made.set(entries, next);
  return next;
}
