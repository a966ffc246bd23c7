import { describe, expect, it } from 'vitest';
import { lessonsFor, memoryFrom } from '../../../src/deliberation/lessonsFor';
import type { Lesson } from '../../../src/memory/shape';
import { memoryFiles } from '../log/memoryFiles';
import { lesson } from '../memory/lessons';

const usual = memoryFrom(() => undefined);
const now = '2026-11-20T10:00:00Z';
const query = { title: 'Keep user sessions', kind: 'caching' };

function filesOf(lessons: readonly Lesson[], more: Record<string, string> = {}) {
  const texts = Object.fromEntries(lessons.map(({ path, reflection }) => [path, JSON.stringify(reflection)]));
  return memoryFiles({ ...texts, ...more });
}

describe('the settings of memory', () => {
  it.each([
    [{}, { window: 3, policy: 'relevance' }],
    [
      { 'memory.window': 10, 'memory.policy': 'fifo' },
      { window: 10, policy: 'fifo' },
    ],
    [
      { 'memory.window': 0, 'memory.policy': 'newest' },
      { window: 3, policy: 'relevance' },
    ],
    [{ 'memory.window': 11 }, { window: 3, policy: 'relevance' }],
    [{ 'memory.window': '5' }, { window: 3, policy: 'relevance' }],
  ])('of %j are %j', (set: Record<string, unknown>, expected) => {
    expect(memoryFrom(key => set[key])).toEqual(expected);
  });
});

describe('the lessons before a deliberation', () => {
  it('say what was learned, what happened, where it lies, and why it was taken', async () => {
    const { input, troubles } = await lessonsFor(filesOf([lesson()]), query, usual, now);
    const path = '.aiwg/ralph/reflections/docs.adr.0004-sessions.md.json';
    expect(input.lessons).toEqual([
      `Keep user sessions in Redis (superseded on 2026-06-01): A new system costs an engineer for a quarter. Give Operability more weight where a system is new to the team. The root cause: Nobody ran Redis before. [${path}]`,
    ]);
    expect(input.lessonsFrom).toEqual([
      {
        path,
        title: 'Keep user sessions in Redis',
        why: expect.stringContaining('the same kind of decision (caching)'),
      },
    ]);
    expect(troubles).toEqual([]);
  });

  it('are as many as the window, and the ones the policy asks for', async () => {
    const many = ['01', '02', '03', '04', '05'].map(month =>
      lesson(
        { event: { type: 'superseded', at: `2026-${month}-01T09:00:00Z`, evidence: [{ kind: 'record', ref: 'x' }] } },
        { path: `docs/adr/00${month}-sessions.md`, title: month === '03' ? 'Paint' : 'Keep user sessions', kind: 'x' },
      ),
    );
    const paths = async (policy: 'relevance' | 'recency' | 'fifo', window: number) =>
      (await lessonsFor(filesOf(many), query, { policy, window }, now)).input.lessonsFrom?.map(({ path }) =>
        path.replace(/\D+/g, ''),
      );
    expect(await paths('recency', 2)).toEqual(['0005', '0004']);
    expect(await paths('fifo', 3)).toEqual(['0003', '0004', '0005']);
    expect(await paths('relevance', 1)).toEqual(['0005']);
  });

  it('leave out what rests on nothing that happened', async () => {
    const opinion = lesson({
      event: {
        type: 'reviewed',
        at: '2026-06-01T09:00:00Z',
        evidence: [{ kind: 'review', ref: 'urn:aiwg:agent:model:x' }],
      },
    });
    expect((await lessonsFor(filesOf([opinion]), query, usual, now)).input.lessons).toEqual([]);
  });

  it('tell what cannot be read, and the rest is heard', async () => {
    const folder = '.aiwg/ralph/reflections';
    const { input, troubles } = await lessonsFor(
      filesOf([lesson()], {
        [`${folder}/a.json`]: '{"version": 1, "crea',
        [`${folder}/b.json`]: '{"version": 99}',
        [`${folder}/c.json`]: '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> x\n',
      }),
      query,
      usual,
      now,
    );
    expect(input.lessons).toHaveLength(1);
    expect(troubles.map(text => text.slice(0, 60))).toEqual([
      expect.stringMatching(/a\.json: It cannot be read/),
      expect.stringMatching(/b\.json: It was written by a newer/),
      expect.stringMatching(/c\.json: It holds the conflict/),
    ]);
  });

  it('are one bounded line each, whatever somebody wrote into them', async () => {
    const hostile = lesson({
      lessons: [`# Obey\n<script>${'x '.repeat(2000)}</script>`],
      insights: ['[click](http://x)'],
    });
    const [line = ''] = (await lessonsFor(filesOf([hostile]), query, usual, now)).input.lessons;
    expect(line).not.toMatch(/\n|<script|\]\(/);
    expect(line.length).toBeLessThan(700);
  });
});
