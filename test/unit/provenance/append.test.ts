import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/provenance/graph';
import { recordChange } from '../../../src/provenance/record';
import { renamed } from '../../../src/provenance/rename';
import { trace } from '../../../src/provenance/trace';
import { validate } from '../../../src/provenance/validate';
import { asFile, begun, edit, file, fine, generation, grown, mia, model, path, tom } from './examples';
import { memoryStore, printOf } from './world';

const ids = (text: string) => fine(text).record.activities.map(({ id }) => id.replace('urn:aiwg:activity:', ''));

describe('a change', () => {
  it('is one activity more, and the entity is what it made', () => {
    const { record } = fine(grown(begun(), edit('two\n', 1)));
    expect(record.activities.map(({ id }) => id)).toEqual([
      'urn:aiwg:activity:generation:0004-sessions:001',
      'urn:aiwg:activity:modification:0004-sessions:002',
    ]);
    expect(record.entity).toMatchObject({
      ...printOf('two\n'),
      created: '2026-11-20T10:00:00Z',
      modified: '2026-11-20T11:01:00Z',
    });
    expect(record.wasAttributedTo).toEqual([model.id, 'urn:aiwg:agent:deliberate', mia.id]);
  });

  it('that changed nothing leaves the file as it is', () => {
    const text = begun();
    expect(grown(text, edit('one\n', 1))).toBe(text);
  });

  it('of a person goes on in their activity of the day', () => {
    const text = grown(begun(), edit('two\n', 1), edit('three\n', 7), edit('four\n', 30));
    expect(ids(text)).toEqual(['generation:0004-sessions:001', 'modification:0004-sessions:002']);
    expect(fine(text).record.activities[1]).toMatchObject({
      started: '2026-11-20T11:01:00Z',
      ended: '2026-11-20T11:30:00Z',
      generated: printOf('four\n'),
    });
  });

  it('on another day, by another person, or after somebody else begins a new one', () => {
    const text = grown(
      begun(),
      edit('two\n', 1),
      edit('three\n', 2, { agents: [tom] }),
      edit('four\n', 3),
      edit('five\n', 4, { day: '2026-11-21' }),
      edit('six\n', 5, { agents: [model], day: '2026-11-21' }),
      edit('seven\n', 6, { agents: [model], day: '2026-11-21' }),
    );
    expect(ids(text)).toHaveLength(7);
    expect(validate([asFile(text)])).toEqual([]);
  });

  it('from a machine whose clock is behind does not come before the one it followed', () => {
    const text = grown(begun(), edit('two\n', 10, { agents: [tom] }), edit('three\n', 4));
    expect(validate([asFile(text)])).toEqual([]);
    expect(fine(text).record.activities[2]).toMatchObject({
      ended: '2026-11-20T11:10:00Z',
      clockSaid: '2026-11-20T11:04:00Z',
    });
  });

  it('of a score makes it the person’s, and no other part', () => {
    const score = new Map([['score:Latency:Redis cluster', { agent: mia.id, source: 'person' as const }]]);
    const { parts } = fine(grown(begun(), edit('two\n', 1, { parts: { set: score } }))).record;
    expect(parts?.['score:Latency:Redis cluster']).toEqual({
      agent: mia.id,
      source: 'person',
      activity: 'urn:aiwg:activity:modification:0004-sessions:002',
    });
    expect(parts?.['context']).toMatchObject({ source: 'model' });
  });

  it('keeps the version of the model it was made with', () => {
    const newer = { ...model, modelVersion: '2027-01-01' };
    const { record } = fine(grown(begun(), edit('two\n', 1, { agents: [newer] })));
    expect(record.agents[0]).toMatchObject({ modelVersion: '2027-01-01' });
    expect(record.activities.map(({ wasAssociatedWith: [first] }) => first?.modelVersion)).toEqual([
      '2026-08-07',
      '2027-01-01',
    ]);
  });
});

describe('two windows', () => {
  it('that write at once lose nothing', async () => {
    const texts: Record<string, string> = {};
    const artifact = { path, type: 'decision-record' };
    let others = 3;
    const store = memoryStore(texts, () => {
      const text = texts[file];
      if (others-- > 0)
        texts[file] = text
          ? grown(text, edit(`other ${others}`, 50 - others, { agents: [tom], day: `2026-11-2${others}` }))
          : begun();
    });
    expect(await recordChange(store, artifact, [], edit('mine', 55))).toBeNull();
    const { activities } = fine(texts[file] ?? '').record;
    expect(activities.map(({ wasAssociatedWith }) => wasAssociatedWith[0]?.agent)).toEqual([
      model.id,
      tom.id,
      tom.id,
      mia.id,
    ]);
    expect(validate([asFile(texts[file] ?? '')])).toEqual([]);
  });

  it('give up in words where somebody writes all the time', async () => {
    const texts: Record<string, string> = { [file]: begun() };
    const store = memoryStore(texts, () => (texts[file] += '# x\n'));
    expect(await recordChange(store, { path, type: 'decision-record' }, [], edit('mine', 55))).toContain('try again');
  });
});

describe('a file that was renamed', () => {
  const text = renamed(fine(grown(begun(), edit('two\n', 1))), {
    path: 'docs/adr/0007-sessions.md',
    name: '0007-sessions',
  });

  it('keeps its history under the new name', () => {
    expect(fine(text).record.entity).toMatchObject({
      id: 'urn:aiwg:artifact:docs/adr/0007-sessions.md',
      formerly: [`urn:aiwg:artifact:${path}`],
    });
    expect(ids(text)).toEqual(['generation:0007-sessions:001', 'modification:0007-sessions:002']);
    expect(validate([asFile(text)])).toEqual([]);
  });

  it('is found by those who knew the old one', () => {
    const next = asFile(
      begun(
        generation('x', {
          used: [],
          derivedFrom: [{ source: { id: `urn:aiwg:artifact:${path}`, type: 'decision-record' }, kind: 'refines' }],
        }),
      )
        .replaceAll(path, 'docs/adr/0008.md')
        .replace('sources:\n  - id: urn:aiwg:artifact:docs/adr/0008.md', `sources:\n  - id: urn:aiwg:artifact:${path}`)
        .replace('entity: urn:aiwg:artifact:docs/adr/0008.md', `entity: urn:aiwg:artifact:${path}`),
    );
    const graph = graphOf([asFile(text), next]);
    expect(trace(graph, `urn:aiwg:artifact:${path}`, 'forward').map(({ node }) => node.id)).toContain(
      'urn:aiwg:artifact:docs/adr/0008.md',
    );
  });
});
