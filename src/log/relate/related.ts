import type { LogEntry } from '../entries';
import { relationsFrom, relationsOf } from './relations';
import { RELATION_WORDS } from './words';

/** What a record is to others in words: `Supersedes 2 Use a queue`. */
export function relatedTo(entries: readonly LogEntry[], path: string): string[] {
  const byPath = new Map(entries.map(entry => [entry.path, entry]));
  return relationsFrom(relationsOf(entries), path).map(({ relation, path: other }) => {
    const { number, title } = byPath.get(other) ?? {};
    return [RELATION_WORDS[relation], number?.value, title?.value ?? other].filter(Boolean).join(' ');
  });
}
