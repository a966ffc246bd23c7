import { describe, expect, it } from 'vitest';
import { catalogueDesigner } from '../../../src/deliberation/catalogueDesigner';
import type { CreditWorld } from '../../../src/deliberation/credit';
import type { Designer } from '../../../src/deliberation/designer';
import type { Gate, GateAnswer } from '../../../src/deliberation/gates';
import { runSession } from '../../../src/deliberation/session';
import type { Settings } from '../../../src/deliberation/settings';
import type { Input } from '../../../src/deliberation/state';
import type { Agent, Provenance } from '../../../src/provenance/shape';
import { validate } from '../../../src/provenance/validate';
import { verify } from '../../../src/provenance/verify';
import { question, wise } from '../../fixtures/llm/wise';
import { fine, mia, tool } from '../provenance/examples';
import { hash, memoryStore } from '../provenance/world';
import { designerOf } from './scripted';
import { stateFor, topics } from './world';

const record = 'docs/adr/0007-a-decision.md';
const file = '.aiwg/research/provenance/records/0007-a-decision.prov.yaml';
const go: GateAnswer = { action: 'continue' };

interface More {
  readonly designer?: Designer;
  readonly input?: Partial<Input>;
  readonly settings?: Partial<Settings>;
  readonly ask?: (gate: Gate) => GateAnswer;
  readonly person?: Agent;
}

/** A deliberation in a workspace of these files, with what was recorded of it. */
async function decided(texts: Record<string, string>, more: More = {}) {
  const { designer = designerOf(wise), input, settings, ask } = more;
  const state = stateFor(designer, { ...question, ...input }, { unattended: ask === undefined, ...settings });
  const troubles: string[] = [];
  let seconds = 0;
  const credit: Omit<CreditWorld, 'now'> = {
    hash,
    person: more.person ?? mia,
    tool,
    others: [record],
    today: () => '2026-11-20',
    trouble: message => void troubles.push(message),
  };
  const world = {
    store: memoryStore(texts),
    records: '.aiwg',
    designer,
    signal: new AbortController().signal,
    now: () => new Date(Date.UTC(2026, 10, 20, 10, 0, ++seconds)).toISOString(),
    ask: async (gate: Gate) => (ask ? ask(gate) : go),
    show: () => {},
    credit,
  };
  const outcome = await runSession(state, world);
  if (!outcome.done) throw new Error(outcome.failure.message);
  return { outcome, texts, troubles, state, again: () => runSession(state, world) };
}

const recorded = (texts: Record<string, string>): Provenance => fine(texts[file] ?? '').record;
const partsBy = (texts: Record<string, string>, source: string) =>
  Object.entries(recorded(texts).parts ?? {}).flatMap(([name, part]) => (part.source === source ? [name] : []));

describe('what a deliberation is credited with', () => {
  it('names the model with the version that answered, the tool, and the person they acted for', async () => {
    const { texts, troubles } = await decided({});
    const { agents, activities, actedOnBehalfOf, entity } = recorded(texts);
    expect(troubles).toEqual([]);
    expect(agents.map(({ id, type }) => [id, type])).toEqual([
      ['urn:aiwg:agent:model:test:script', 'ai_assistant'],
      ['urn:aiwg:agent:deliberate', 'automated_tool'],
      ['urn:aiwg:agent:human:mia', 'human'],
    ]);
    expect(agents[0]).toMatchObject({ model: 'script', modelVersion: 'script' });
    expect(actedOnBehalfOf?.map(({ delegate, responsible }) => [delegate, responsible])).toEqual([
      ['urn:aiwg:agent:model:test:script', 'urn:aiwg:agent:human:mia'],
      ['urn:aiwg:agent:deliberate', 'urn:aiwg:agent:human:mia'],
    ]);
    expect(activities).toHaveLength(1);
    expect(activities[0]).toMatchObject({ type: 'generation', started: '2026-11-20T10:00:00Z', day: '2026-11-20' });
    expect(entity.id).toBe(`urn:aiwg:artifact:${record}`);
  });

  it('agrees with the file and holds together', async () => {
    const { texts } = await decided({});
    expect(await verify(memoryStore(texts), hash, [record])).toEqual({ verified: 1, findings: [] });
    expect(validate([{ path: file, record: recorded(texts) }], { exists: path => path in texts })).toEqual([]);
  });

  it('says of every criterion, weight and score whose it is', async () => {
    const { texts, outcome } = await decided({});
    const { criteria = [], scored = [] } = outcome.work;
    const model = partsBy(texts, 'model');
    expect(criteria.length * scored.length).toBeGreaterThanOrEqual(9);
    for (const criterion of criteria) {
      expect(model).toContain(`criterion:${criterion.name}`);
      expect(model).toContain(`weight:${criterion.name}`);
      for (const { alternative } of scored) expect(model).toContain(`score:${criterion.name}:${alternative.name}`);
    }
    expect(model).toEqual(expect.arrayContaining(['decision', 'consequences', 'triggers', 'implementation']));
    expect(partsBy(texts, 'person')).toEqual(['title', 'context']);
  });

  it('gives a person what a person set at a gate, and nothing else', async () => {
    const { texts } = await decided(
      {},
      {
        ask: gate => {
          if (gate.name === 'criteria')
            return {
              action: 'continue',
              criteria: gate.criteria.map(({ name, about, weight, atLeast }) => ({
                name,
                about,
                atLeast,
                weight: name === 'Latency' ? 60 : weight,
              })),
            };
          return gate.name === 'scores'
            ? {
                action: 'continue',
                scores: [
                  {
                    option: 'Sticky in-process',
                    criterion: 'Latency',
                    score: 4,
                    because: 'measured at 2 ms under load',
                  },
                ],
              }
            : go;
        },
      },
    );
    expect(partsBy(texts, 'person')).toEqual(['title', 'context', 'weight:Latency', 'score:Latency:Sticky in-process']);
  });

  it('gives a person the choice that they made', async () => {
    const { texts, outcome } = await decided(
      {},
      {
        ask: gate =>
          gate.name === 'scores'
            ? { action: 'continue', choose: { option: 'Database as today', reason: 'the team runs it already' } }
            : go,
      },
    );
    expect(outcome.work.verdict?.chosenBy).toBe('person');
    expect(partsBy(texts, 'person')).toContain('decision');
  });

  it('gives a person the words that they wrote in the record meanwhile', async () => {
    const texts: Record<string, string> = {};
    const { state, again } = await decided(texts);
    delete texts[file];
    texts[record] = (texts[record] ?? '').replace(
      '## Implementation Plan\n',
      '## Implementation Plan\n\nAfter Easter.\n',
    );
    expect(texts[record]).toContain('After Easter');
    state.status = 'running';
    expect((await again()).done).toBe(true);
    expect(texts[record]).toContain('After Easter');
    expect(partsBy(texts, 'person')).toEqual(['title', 'context', 'implementation']);
  });

  it('names what the record rests on, with the hash of each file', async () => {
    const lesson = '.aiwg/ralph/reflections/x.json';
    const texts: Record<string, string> = {
      'context.md': 'the context',
      '.aiwg/requirements/nfr.md': 'It must answer within 500 ms.',
      'docs/adr/0003-old.md': '# 3. Old',
      [lesson]: '{}',
    };
    await decided(texts, {
      input: {
        contextFrom: 'context.md',
        requirements: [
          { path: '.aiwg/requirements/nfr.md', text: 'It must answer within 500 ms.' },
          { path: '.aiwg/requirements/nfr.md', text: 'It must never lose a session.' },
        ],
        lessons: ['Old (superseded): it did not last.'],
        lessonsFrom: [{ path: lesson, title: 'Old', why: 'The same kind.' }],
        reopens: { path: 'docs/adr/0003-old.md', facts: 'It was too slow.' },
      },
    });
    const { activities, sources } = recorded(texts);
    expect(activities[0]?.used).toEqual([
      { entity: 'urn:aiwg:artifact:context.md', role: 'context' },
      { entity: 'urn:aiwg:artifact:docs/adr/0003-old.md', role: 're-opened' },
      { entity: 'urn:aiwg:artifact:.aiwg/requirements/nfr.md', role: 'requirement' },
      { entity: 'urn:aiwg:artifact:.aiwg/ralph/reflections/x.json', role: 'lesson' },
    ]);
    expect(activities[0]?.wasDerivedFrom?.map(({ kind }) => kind)).toEqual(['derives_from', 'refines', 'implements']);
    expect(sources?.find(({ type }) => type === 'context')?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('leaves out sources that are not there, rather than making a record that is called broken', async () => {
    const { texts, troubles } = await decided({}, { input: { contextFrom: 'gone.md' } });
    expect(recorded(texts).sources).toBeUndefined();
    expect(troubles).toEqual([]);
  });

  it('names the entries of the catalogue, and calls nothing the model’s', async () => {
    const input = {
      title: 'Caching for the product pages',
      context: 'Redis or a CDN; 10,000 requests a second at peak.',
    };
    const { texts, outcome } = await decided({}, { designer: catalogueDesigner(topics), input });
    const { activities } = recorded(texts);
    const used = activities[0]?.used?.map(({ entity }) => entity) ?? [];
    const compared = (outcome.work.alternatives ?? []).filter(({ struck }) => struck === null);
    expect(used[0]).toBe('urn:aiwg:catalogue:caching');
    expect(used).toHaveLength(1 + compared.length);
    expect(partsBy(texts, 'model')).toEqual([]);
    expect(partsBy(texts, 'catalogue')).toContain('decision');
    expect(recorded(texts).agents.map(({ type }) => type)).toEqual(['automated_tool', 'human']);
  });

  it('cites the assessments of the sources that the record cites', async () => {
    const assessment = '.aiwg/research/quality-assessments/REF-014.yaml';
    const { texts } = await decided(
      { [assessment]: 'ref: REF-014' },
      {
        designer: designerOf(asked => {
          const answer = wise(asked) as { references?: string[] };
          return answer.references
            ? { ...answer, references: ['[REF-014] A load test', '[REF-015] Not assessed'] }
            : answer;
        }),
      },
    );
    expect(recorded(texts).activities[0]?.used).toEqual([
      { entity: `urn:aiwg:artifact:${assessment}`, role: 'evidence' },
    ]);
  });

  it.each([
    ['damaged', 'version: 1\nentity: {', 'cannot be read'],
    ['half written', 'version: 1\nentity:\n  id: urn:aiwg:artifact:docs/adr/0007', 'cannot be read'],
    ['newer', 'version: 99\n', 'newer Deliberate'],
    ['in conflict', '<<<<<<< HEAD\nversion: 1\n=======\nversion: 1\n>>>>>>> x\n', 'conflict markers'],
  ])('leaves a file alone that is %s, says what to do, and the record is there', async (_, text, message) => {
    const { texts, troubles, outcome } = await decided({ [file]: text });
    expect(texts[file]).toBe(text);
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toContain(message);
    expect(texts[record]).toBe(outcome.text);
  });

  it('records nothing twice when it is run again after its end', async () => {
    const { texts, again } = await decided({});
    const before = texts[file];
    expect((await again()).done).toBe(true);
    expect(texts[file]).toBe(before);
  });

  it('tells a failure of the store, and the deliberation is done all the same', async () => {
    const texts: Record<string, string> = {};
    const broken = { ...hash, sha256: () => Promise.reject(new Error('no hash here')) };
    const designer = designerOf(wise);
    const state = stateFor(designer, question);
    const told: string[] = [];
    const { done } = await runSession(state, {
      store: memoryStore(texts),
      records: '.aiwg',
      designer,
      signal: new AbortController().signal,
      now: () => '2026-11-20T10:00:00Z',
      ask: async () => go,
      show: () => {},
      credit: {
        hash: broken,
        person: mia,
        tool,
        others: [],
        today: () => '2026-11-20',
        trouble: text => told.push(text),
      },
    });
    expect(done).toBe(true);
    expect(told).toEqual([`The provenance of ${record} was not recorded: no hash here`]);
  });
});
