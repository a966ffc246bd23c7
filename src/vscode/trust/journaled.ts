import type { Change } from '../../log/change';
import type { Store } from '../../ports/store';

/** A store that remembers what was written through it, so that all of it can be taken back. */
export function journaled(store: Store): { readonly store: Store; changes(): readonly Change[] } {
  const written = new Map<string, Change>();
  const note = (path: string, before: string | null, after: string | null) => {
    const known = written.get(path);
    written.set(path, { path, before: known ? known.before : before, after });
  };
  return {
    changes: () => [...written.values()].filter(({ before, after }) => before !== after),
    store: {
      ...store,
      async write(path, text, expected) {
        const result = await store.write(path, text, expected);
        if (result === 'written') note(path, expected, text);
        return result;
      },
      async remove(path, expected) {
        const result = await store.remove(path, expected);
        if (result === 'removed') note(path, expected, null);
        return result;
      },
    },
  };
}
