import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/provenance/fingerprint';
import { type MendWorld, mendProvenance, moveProvenance } from '../../../src/provenance/mend';
import { readProvenance } from '../../../src/provenance/read';
import { recordChange } from '../../../src/provenance/record';
import type { Agent } from '../../../src/provenance/shape';
import { validate } from '../../../src/provenance/validate';
import { verify } from '../../../src/provenance/verify';
import { moveExplorations } from '../../../src/vscode/trust/moveCompanions';
import { recordEdit } from '../../../src/vscode/trust/recordEdit';
import { aroundOf, provenanceReport } from '../../../src/vscode/trust/report';
import { hash, memoryStore } from '../provenance/world';

const path = 'docs/adr/0007-queue.md';
const file = '.aiwg/research/provenance/records/0007-queue.prov.yaml';
const record = (cost: number, context = 'Much mail.') => `# 7. Queue

## Status

Accepted

## Context

${context}

## Decision Matrix

Scale: 1-5, higher is better.

| Criterion | Weight | Table | Broker |
| --- | ---: | ---: | ---: |
| Cost | 60 % | ${cost} | 4 |
| Safety | 40 % | 5 | 3 |
`;
const mia: Agent = { id: 'urn:aiwg:agent:human:mia', type: 'human', name: 'mia' };
const tom: Agent = { id: 'urn:aiwg:agent:human:tom', type: 'human', name: 'tom' };

function workspace(text: string | null) {
  const texts: Record<string, string> = text === null ? {} : { [path]: text };
  const store = memoryStore(texts);
  let minute = 10;
  let today = '2026-11-20';
  const clock = { today: () => today, now: () => `${today}T10:${minute++}:00.000Z` };
  const save = (after: string, person = mia, before: string | null = texts[path] ?? null) => {
    texts[path] = after;
    return recordEdit(store, hash, clock, { path, others: [], before, after, person });
  };
  const read = () => {
    const reading = readProvenance(texts[file] ?? '');
    if (reading.state !== 'fine') throw new Error(reading.message);
    return reading.record;
  };
  const tomorrow = () => {
    today = '2026-11-21';
  };
  const world: MendWorld = {
    ...{ store, others: [] },
    async found(path, what) {
      const now = clock.now();
      return recordChange(store, { path, type: 'decision-record' }, [], {
        type: what === 'untracked' ? 'generation' : 'modification',
        ...{ started: now, ended: now, day: clock.today(), agents: [mia], unrecorded: true },
        after: await fingerprint(hash, new TextEncoder().encode(texts[path])),
      });
    },
  };
  const check = async () => [
    ...(await verify(store, hash, [path])).findings.map(({ kind }) => kind),
    ...validate([{ path: file, record: read() }]).map(({ rule }) => rule),
  ];
  return { texts, store, clock, save, read, check, world, tomorrow };
}

describe('an edit that is saved', () => {
  it('begins with what a person made, every part of it theirs', async () => {
    const { save, read, check } = workspace(null);
    expect(await save(record(3))).toBe(null);
    expect(read().activities.map(({ type }) => type)).toEqual(['generation']);
    expect(Object.keys(read().parts ?? {})).toContain('score:Cost:Broker');
    expect(await check()).toEqual([]);
  });

  it('folds into one activity a day and person, and no further', async () => {
    const { save, read, check, tomorrow } = workspace(record(3));
    await save(record(4));
    await save(record(5));
    expect(read().activities.length).toBe(1);
    await save(record(4), tom);
    await save(record(3), mia);
    tomorrow();
    await save(record(2), mia);
    expect(read().activities.map(({ wasAssociatedWith: [one] }) => one?.agent.slice(-3))).toEqual([
      'mia',
      'tom',
      'mia',
      'mia',
    ]);
    expect(read().parts?.['score:Cost:Table']?.agent).toBe(mia.id);
    expect(Object.keys(read().parts ?? {})).toEqual(['score:Cost:Table']);
    expect(await check()).toEqual([]);
  });

  it('is recorded with what was saved then, though it was saved again since', async () => {
    const { texts, store, clock, read, check } = workspace(record(3));
    const [first, second] = [record(4), record(4, 'More mail.')];
    texts[path] = second;
    const edit = { path, others: [], person: mia };
    const bytes = (text: string) => new TextEncoder().encode(text);
    await recordEdit(store, hash, clock, { ...edit, before: record(3), after: first, bytes: bytes(first) });
    await recordEdit(store, hash, clock, { ...edit, before: first, after: second, bytes: bytes(second) });
    expect(Object.keys(read().parts ?? {}).sort()).toEqual(['context', 'score:Cost:Table']);
    expect(await check()).toEqual([]);
  });

  it('of nothing is none', async () => {
    const { save, texts } = workspace(record(3));
    await save(record(4));
    const before = texts[file];
    expect(await save(record(4))).toBe(null);
    expect(texts[file]).toBe(before);
  });

  it('records what was found before it apart, so that it is not taken for this person’s', async () => {
    const { save, read, texts, check } = workspace(record(3));
    await save(record(4));
    texts[path] = record(4, 'More mail.');
    await save(record(5, 'More mail.'), tom);
    expect(read().activities.map(({ unrecorded }) => unrecorded === true)).toEqual([false, true, false]);
    expect(Object.keys(read().parts ?? {})).toEqual(['score:Cost:Table']);
    expect(await check()).toEqual([]);
  });

  it('does not call a byte order mark or line ends somebody’s change', async () => {
    const { save, read, texts } = workspace(null);
    texts[path] = '';
    await save(`\uFEFF${record(3)}`, mia, null);
    await save(`\uFEFF${record(4)}`, mia, record(3));
    await save(`\uFEFF${record(5)}`, mia, record(4).replaceAll('\n', '\r\n'));
    expect(read().activities.some(({ unrecorded }) => unrecorded)).toBe(false);
  });

  it('leaves alone what it cannot read, and says why', async () => {
    const { save, texts } = workspace(record(3));
    for (const damaged of ['version: 1\nentity: [', 'version: 2\n', '<<<<<<< a\n=======\n>>>>>>> b\n']) {
      texts[file] = damaged;
      expect(await save(record(4 + Math.random()))).toContain(file);
      expect(texts[file]).toBe(damaged);
    }
  });
});

describe('mending', () => {
  const trouble = (rule: string, more: object = {}) => ({
    ...{
      rule,
      severity: 'error' as const,
      message: '',
      artifact: path,
      record: file,
      at: null,
      movedTo: null,
      fixable: true,
    },
    ...more,
  });

  it('records what was found as found, and begins what has nothing', async () => {
    const { texts, world, save, read, check } = workspace(record(3));
    await mendProvenance(world, [trouble('untracked', { record: null })]);
    expect(read().activities.map(({ type }) => type)).toEqual(['generation']);
    texts[path] = record(4);
    expect(await mendProvenance(world, [trouble('unrecorded')])).toEqual({
      done: [`${path}: the change is recorded.`],
      refused: [],
    });
    expect(read().activities.map(({ unrecorded }) => unrecorded)).toEqual([true, true]);
    await save(record(5));
    expect(read().activities.length).toBe(3);
    expect(await check()).toEqual([]);
  });

  it('does nothing about what needs judgement', async () => {
    const { world, texts } = workspace(record(3));
    expect(await mendProvenance(world, [trouble('unrecorded', { fixable: false })])).toEqual({
      done: [],
      refused: [],
    });
    expect(texts[file]).toBe(undefined);
  });

  it('lets provenance follow its file, and never over another', async () => {
    const { texts, store, save } = workspace(record(3));
    await save(record(4));
    const to = 'docs/adr/0009-queue.md';
    const target = '.aiwg/research/provenance/records/0009-queue.prov.yaml';
    texts[target] = 'mine';
    expect((await moveProvenance(store, file, to, [])).refused).toEqual([expect.stringContaining('is there already')]);
    expect(texts[file]).toBeDefined();
    delete texts[target];
    await moveProvenance(store, file, to, []);
    expect([texts[file], texts[target]?.includes('urn:aiwg:artifact:docs/adr/0009-queue.md')]).toEqual([
      undefined,
      true,
    ]);
  });

  it('lets the trace follow too', async () => {
    const folder = '.aiwg/working/tot-explorations';
    const texts: Record<string, string> = {
      [`${folder}/0007-queue.jsonl`]: '{}\n',
      [`${folder}/other.state.json`]: 'half {',
    };
    const store = memoryStore(texts);
    await moveExplorations(store, () => null, []);
    expect(Object.keys(texts).length).toBe(2);
    expect(texts[`${folder}/other.state.json`]).toBe('half {');
  });
});

describe('the report', () => {
  it('says what is wrong, who wrote what, and shows the graph; what comes from files stays text', async () => {
    const { save, read } = workspace(record(3));
    await save(record(4));
    const files = [{ path: file, record: read() }];
    const troubles = [
      {
        rule: 'x',
        severity: 'error' as const,
        message: 'a <b>|[c](d)',
        artifact: null,
        record: null,
        at: null,
        movedTo: null,
        fixable: false,
      },
    ];
    const text = provenanceReport(files, { verified: 1, troubles }, { title: path, path });
    expect(text).toContain('- a \\<b\\>\\|\\[c\\](d)');
    expect(text).toContain('| score: Cost: Table | person | mia |');
    expect(text).toMatch(/```mermaid\nflowchart LR\n[^`]*modification 1[^`]*```/);
    expect(aroundOf(files, path).length).toBe(1);
    expect(aroundOf(files, 'docs/adr/none.md')).toEqual([]);
  });
});
