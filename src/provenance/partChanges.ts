import type { PartSource } from './shape';

/** Which parts are somebody's now, which keep their author under a new name, and which are gone. */
export interface PartChanges {
  readonly set: ReadonlyMap<string, { readonly agent: string; readonly source: PartSource }>;
  readonly carried?: ReadonlyMap<string, string>;
  readonly removed?: readonly string[];
}

/** What an edit did to the parts: whoever changed one is its author; a criterion's or option's new name changes no score. */
export function changesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  author: { readonly agent: string; readonly source: PartSource },
): PartChanges {
  const removed = [...before.keys()].filter(name => !after.has(name));
  const carried = new Map<string, string>();
  for (const [name, text] of after) {
    if (before.has(name)) continue;
    const from = removed.find(old => !carried.has(old) && before.get(old) === text && isRenamed(old, name));
    if (from !== undefined) carried.set(from, name);
  }
  const kept = new Set(carried.values());
  const set = new Map(
    [...after].filter(([name, text]) => before.get(name) !== text && !kept.has(name)).map(([name]) => [name, author]),
  );
  return { set, carried, removed: removed.filter(name => !carried.has(name)) };
}

/** `score:Cost:Redis` and `score:Cost:Redis 7`: the same score of an option that is called something else. */
function isRenamed(from: string, to: string): boolean {
  const [kind, ...old] = from.split(':');
  const [other, ...now] = to.split(':');
  if (kind !== other || old.length !== now.length) return false;
  if (kind === 'weight') return true;
  return kind === 'score' && old.filter((step, index) => step !== now[index]).length === 1;
}
