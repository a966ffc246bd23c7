import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../src/log/change';
import type { Store } from '../../../src/ports/store';
import { journaled } from '../../../src/vscode/trust/journaled';

function memory(files: Map<string, string>): Store {
  return {
    list: async () => [],
    read: async path => files.get(path) ?? null,
    bytes: async path => new TextEncoder().encode(files.get(path) ?? ''),
    async write(path, text, expected) {
      if ((files.get(path) ?? null) !== expected) return 'changed';
      files.set(path, text);
      return 'written';
    },
    async remove(path, expected) {
      if ((files.get(path) ?? expected) !== expected) return 'changed';
      files.delete(path);
      return 'removed';
    },
  };
}

const step = fc.record({
  path: fc.constantFrom('a', 'b', 'c'),
  text: fc.option(fc.constantFrom('one', 'two', 'three')),
});

describe('a store that remembers', () => {
  it('can be taken back, and done again, whatever was written through it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y')),
        fc.array(step),
        async (start, steps) => {
          const files = new Map(Object.entries(start));
          const { store, changes } = journaled(memory(files));
          for (const { path, text } of steps) {
            const now = files.get(path) ?? null;
            if (text !== null) await store.write(path, text, now);
            else if (now !== null) await store.remove(path, now);
          }
          // What somebody else holds is not written, and not remembered.
          await store.write('a', 'nobody', 'what nobody wrote');
          const end = new Map(files);
          const back = changes().map(({ path, before, after }) => ({ path, before: after, after: before }));
          expect(await applyChanges(memory(files), back)).toBeNull();
          expect(files).toEqual(new Map(Object.entries(start)));
          expect(await applyChanges(memory(files), changes())).toBeNull();
          expect(files).toEqual(end);
        },
      ),
    );
  });
});
