import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../src/log/change';
import type { Store } from '../../../src/ports/store';

/** A store in memory; `breaks` is the path at which writing fails. */
function store(texts: Map<string, string>, breaks: (path: string, text: string) => 'changed' | 'throw' | null): Store {
  return {
    list: async () => [],
    read: async path => texts.get(path) ?? null,
    bytes: async () => null,
    async write(path, text, expected) {
      const how = breaks(path, text);
      if (how === 'throw') throw new Error(`${path} cannot be written: the disk is full.`);
      if (how === 'changed' || (texts.get(path) ?? null) !== expected) return 'changed';
      texts.set(path, text);
      return 'written';
    },
    async remove(path, expected) {
      const how = breaks(path, '');
      if (how !== null || texts.get(path) !== expected) return 'changed';
      texts.delete(path);
      return 'removed';
    },
  };
}

describe('several files at once', () => {
  const files = () =>
    new Map([
      ['a', '1'],
      ['b', '2'],
      ['old', '3'],
    ]);
  const changes = [
    { path: 'a', before: '1', after: '10' },
    { path: 'new', before: null, after: '30' },
    { path: 'old', before: '3', after: null },
    { path: 'b', before: '2', after: '20' },
  ];

  it('are all written', async () => {
    const texts = files();
    expect(
      await applyChanges(
        store(texts, () => null),
        changes,
      ),
    ).toBeNull();
    expect([...texts].sort()).toEqual([
      ['a', '10'],
      ['b', '20'],
      ['new', '30'],
    ]);
  });

  it.each(['a', 'b', 'new', 'old'] as const)('are all as they were where %s cannot be written', async path => {
    for (const how of ['changed', 'throw'] as const) {
      const texts = files();
      const trouble = await applyChanges(
        store(texts, (at, text) => (at === path && (text.endsWith('0') || text === '') ? how : null)),
        changes,
      );
      expect(trouble).toMatch(/All files are as they were/);
      expect([...texts].sort()).toEqual([...files()].sort());
    }
  });

  it('lose nothing on the way: what goes, goes last', async () => {
    const order: string[] = [];
    const own = store(files(), path => {
      order.push(path);
      return null;
    });
    expect(await applyChanges(own, changes)).toBeNull();
    expect(order.at(-1)).toBe('old');
  });

  it('are not begun where one is no longer what it was', async () => {
    const texts = new Map([...files(), ['b', 'theirs']]);
    expect(
      await applyChanges(
        store(texts, () => null),
        changes,
      ),
    ).toMatch(/b was changed by somebody else.*Nothing was written/);
    expect(texts.get('a')).toBe('1');
  });

  it('says which file it could not put back', async () => {
    const texts = files();
    const trouble = await applyChanges(
      store(texts, (path, text) => (path === 'b' || (path === 'a' && text === '1') ? 'changed' : null)),
      changes,
    );
    expect(trouble).toMatch(/a could not be put back/);
  });
});
