import { describe, expect, it } from 'vitest';
import { loadLessons, readReflection } from '../../../src/memory/read';
import { reflectionText, writeReflection } from '../../../src/memory/write';
import { memoryStore } from '../provenance/world';
import { lesson } from './lessons';

const text = reflectionText(lesson().reflection);

describe('reflections', () => {
  it.each([
    ['half a file', text.slice(0, 200), 'damaged', /cannot be read/],
    ['nothing', '', 'damaged', /cannot be read/],
    ['another form', '{"version": 1}', 'damaged', /created/],
    ['a confidence of 7', text.replace('"confidence": 0.8', '"confidence": 7'), 'damaged', /confidence/],
    ['a newer one', text.replace('"version": 1', '"version": 2'), 'newer', /Update Deliberate/],
    ['a merge', `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> x\n`, 'conflict', /keep one side/],
  ])('that hold %s are told apart', (_, broken, state, says) => {
    expect(readReflection(broken)).toMatchObject({ state, message: expect.stringMatching(says) });
  });

  it('are all read; what cannot be is reported, and the rest works', async () => {
    const folder = '.aiwg/ralph/reflections';
    const store = memoryStore({
      [`${folder}/b.json`]: text,
      [`${folder}/a.json`]: '{',
      [`${folder}/note.txt`]: 'x',
      [`${folder}/c.json`]: `\uFEFF${text}`,
    });
    const { lessons, unreadable } = await loadLessons(store);
    expect(lessons.map(({ path }) => path)).toEqual([`${folder}/b.json`, `${folder}/c.json`]);
    expect(unreadable).toMatchObject([{ path: `${folder}/a.json`, state: 'damaged' }]);
  });

  it('keep fields that somebody added', () => {
    const own = readReflection(text.replace('"version": 1', '"version": 1, "team": "shop"'));
    if (own.state !== 'fine') throw new Error(own.message);
    expect(reflectionText(own.reflection)).toContain('"team": "shop"');
  });

  it('get files of their own, and overwrite none', async () => {
    const texts: Record<string, string> = {};
    const store = memoryStore(texts);
    const names = [
      await writeReflection(store, '0004-sessions', lesson().reflection),
      await writeReflection(store, '0004-sessions', lesson().reflection),
    ];
    expect(names).toEqual([
      '.aiwg/ralph/reflections/0004-sessions.2026-06-01.superseded.json',
      '.aiwg/ralph/reflections/0004-sessions.2026-06-01.superseded.2.json',
    ]);
    expect(Object.keys(texts).sort()).toEqual([...names].sort());
  });
});
