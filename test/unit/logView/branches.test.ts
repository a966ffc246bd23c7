import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../src/log/entries';
import { type Branch, branchesOf, type Grouping, groupings, type Section } from '../../../src/vscode/logView/branches';
import { changesBetween } from '../../../src/vscode/logView/changes';
import { entry } from './entries';

const section = (entries: readonly LogEntry[], root = 'file:///w'): Section => ({
  ...{ root, name: root.slice(-1), logs: [{ folder: 'docs/adr', entries }] },
});
const leaves = (branches: readonly Branch[]): Branch[] =>
  branches.flatMap(branch => (branch.branches ? leaves(branch.branches) : [branch]));
const ids = (branches: readonly Branch[]): string[] =>
  branches.flatMap(branch => [branch.id, ...ids(branch.branches ?? [])]);
const shape = (branches: readonly Branch[]): unknown[] =>
  branches.map(({ label, rows, branches: below }) => [
    label,
    below ? shape(below) : rows.map(row => row.entry.path.slice(9, 13)),
  ]);

const some = fc.array(
  fc.record({
    number: fc.integer({ min: 1, max: 900 }),
    status: fc.constantFrom('Accepted', 'proposed', 'Superseded by [ADR-1](0001-x.md)', 'living', '', 'Abgelehnt'),
    date: fc.constantFrom('2024-03-01', '2025-01-31', '2025-12-01', 'soon'),
    tags: fc.constantFrom('', 'storage', 'Storage, cost'),
    folder: fc.constantFrom('docs/adr', 'docs/adr/api'),
  }),
  { maxLength: 40 },
);
const made = (given: readonly Parameters<typeof entry>[1][] & { number?: number }[]) => {
  const all = given.map(one => entry((one as { number: number }).number, one));
  return [...new Map(all.map(one => [one.path, one])).values()].sort((a, b) => (a.path < b.path ? -1 : 1));
};

describe('the tree above the decisions', () => {
  const log = [
    entry(1, { status: 'Superseded by [ADR-3](0003-x.md)', date: '2024-05-01', tags: 'Storage' }),
    entry(2, { status: 'Proposed', date: '2026-02-01', tags: 'storage, cost' }),
    entry(3, { date: '2026-01-10' }),
    entry(4, { status: 'Living', date: 'some day', folder: 'docs/adr/api' }),
  ];

  it.each<[Grouping, unknown]>([
    [
      'status',
      [
        ['Proposed', ['0002']],
        ['Accepted', ['0003']],
        ['Living', ['api/']],
        ['Superseded', ['0001']],
      ],
    ],
    [
      'topic',
      [
        ['api', ['api/']],
        ['cost', ['0002']],
        ['Storage', ['0001', '0002']],
        ['No topic', ['0003']],
      ],
    ],
    [
      'date',
      [
        [
          '2026',
          [
            ['February', ['0002']],
            ['January', ['0003']],
          ],
        ],
        ['2024', [['May', ['0001']]]],
        ['No date', ['api/']],
      ],
    ],
    [
      'folder',
      [
        ['docs/adr', ['0001', '0002', '0003']],
        ['docs/adr/api', ['api/']],
      ],
    ],
  ])('groups by %s', (by, expected) => {
    expect(shape(branchesOf([section(log)], by, null))).toEqual(expected);
  });

  it('has a branch for each workspace folder and for each log where there are several', () => {
    const two = {
      ...section(log),
      logs: [
        ...section(log).logs,
        { folder: 'packages/a/docs/adr', entries: [entry(1, { folder: 'packages/a/docs/adr' })] },
      ],
    };
    expect(branchesOf([two], 'status', null).map(({ label }) => label)).toEqual(['docs/adr', 'packages/a/docs/adr']);
    const roots = branchesOf([two, section(log, 'file:///b')], 'status', null);
    expect(roots.map(({ label, branches }) => [label, branches?.length])).toEqual([
      ['w', 2],
      ['b', 4],
    ]);
    expect(branchesOf([two, section([], 'file:///b')], 'folder', null)[0]?.branches?.length).toBe(3);
  });

  it('leaves out what does not fit, and what is empty then', () => {
    const only = branchesOf([section(log)], 'status', ({ entry: { number } }) => number?.value === '2');
    expect(shape(only)).toEqual([['Proposed', ['0002']]]);
    expect(only[0]?.open).toBe(true);
  });

  it('parts thousands by their numbers, closed at first', () => {
    const [accepted, ...more] = branchesOf(
      [section(Array.from({ length: 3000 }, (_, at) => entry(at + 1)))],
      'status',
      null,
    );
    expect(more).toEqual([]);
    expect(accepted?.open).toBe(false);
    expect(accepted?.branches?.map(({ label }) => label).slice(0, 2)).toEqual(['1 to 249', '250 to 499']);
    expect(accepted?.branches?.every(({ rows }) => rows.length <= 250)).toBe(true);
  });

  it('is closed as long as more are to come than can be open, under the same ids', () => {
    const all = Array.from({ length: 1000 }, (_, at) => entry(at + 1));
    const few: Section = { ...section([]), logs: [{ folder: 'docs/adr', entries: all.slice(0, 50), expected: 1000 }] };
    const [early] = branchesOf([few], 'status', null);
    const [late] = branchesOf([section(all)], 'status', null);
    expect([early?.open, early?.rows.length, early?.id]).toEqual([false, 50, late?.id]);
    const small: Section = { ...section([]), logs: [{ folder: 'docs/adr', entries: all.slice(0, 5), expected: 50 }] };
    expect(branchesOf([small], 'status', null)[0]?.open).toBe(true);
  });

  it('holds every record, under ids that are each its own', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...groupings), (given, by) => {
        const entries = made(given);
        const branches = branchesOf([section(entries)], by, null);
        const held = leaves(branches).flatMap(({ rows }) => rows.map(row => row.entry));
        expect(new Set(held)).toEqual(new Set(entries));
        if (by !== 'topic') expect(held.length).toBe(entries.length);
        const all = ids(branches);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });
});

describe('what has to be drawn again', () => {
  it('is nothing, one record, or the groups that it left and came to', () => {
    const before = [entry(1), entry(2), entry(3, { status: 'Proposed' })];
    const tree = (entries: readonly LogEntry[]) => branchesOf([section(entries)], 'status', null);
    expect(changesBetween(tree(before), tree(before))).toEqual({ all: false, branches: [], rows: [] });
    const renamed = changesBetween(tree(before), tree([entry(1), entry(2, { title: 'New' }), before[2] ?? entry(3)]));
    expect([renamed.branches, renamed.rows.map(({ row }) => row.entry.path.slice(9, 13))]).toEqual([
      [],
      ['0001', '0002'],
    ]);
    const moved = changesBetween(
      tree(before),
      tree([entry(1), entry(2, { status: 'Proposed' }), before[2] ?? entry(3)]),
    );
    expect(moved.branches.map(id => id.split('=')[1])).toEqual(['proposed', 'accepted']);
    expect(changesBetween(tree(before), tree(before.slice(0, 2))).all).toBe(true);
  });

  it('leaves nothing old on the screen', () => {
    // A screen is what was drawn: whoever draws again only what is told has to see what a fresh screen shows.
    const draw = (branch: Branch): unknown => [
      branch.label,
      branch.rows.length,
      branch.branches?.map(({ id }) => id) ?? branch.rows.map(({ entry: { path } }) => path),
    ];
    const screenOf = (branches: readonly Branch[]) => {
      const screen = new Map<string, unknown>([['', branches.map(({ id }) => id)]]);
      const add = (branch: Branch) => {
        screen.set(branch.id, draw(branch));
        for (const row of branch.branches ? [] : branch.rows) screen.set(`${branch.id}#${row.entry.path}`, row.entry);
        for (const below of branch.branches ?? []) add(below);
      };
      for (const branch of branches) add(branch);
      return screen;
    };
    fc.assert(
      fc.property(some, some, fc.constantFrom(...groupings), (first, second, by) => {
        const [before, after] = [
          branchesOf([section(made(first))], by, null),
          branchesOf([section(made(second))], by, null),
        ];
        const { all, branches, rows } = changesBetween(before, after);
        const [old, fresh] = [screenOf(before), screenOf(after)];
        const told = [...branches, ...rows.map(({ branch, row }) => `${branch}#${row.entry.path}`)];
        for (const [key, value] of fresh) {
          const isTold = all || told.some(id => key === id || key.startsWith(`${id}/`) || key.startsWith(`${id}#`));
          if (!isTold) expect(old.get(key)).toEqual(value);
        }
      }),
    );
  });
});
