import { plain } from '../deliberation/plain';

const longest = 600;
const most = 40;

/** Words as they may stand in a document: one line each, no markup, bounded; ids that exist. */
export function cleaned<A>(value: A, ids: ReadonlySet<string>): A {
  return clean(value, ids, '') as A;
}

function clean(value: unknown, ids: ReadonlySet<string>, key: string): unknown {
  if (typeof value === 'string') return plain(value, longest);
  if (Array.isArray(value)) {
    const kept = key === 'meets' ? [...new Set(value)].filter(id => ids.has(String(id))) : value.slice(0, most);
    return kept.map(entry => clean(entry, ids, ''));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, clean(entry, ids, name)]));
}
