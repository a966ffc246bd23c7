import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { goBackTo, placeBefore } from '../../../src/design/back';
import type { DesignGate, DesignGateAnswer } from '../../../src/design/gates';
import { partNames } from '../../../src/design/questions';
import { runDesign } from '../../../src/design/session';
import { readProvenance } from '../../../src/provenance/read';
import { stepOf, tablesOf } from '../../../src/vscode/design/stepTables';
import { scripted } from '../deliberation/scripted';
import { wiseArchitect } from './wiseArchitect';
import { begin, brief, catalogueOnly, memoryStore, modelled, titles, worldOf } from './world';

const goOn: DesignGateAnswer = { action: 'continue' };
const level = { ask: async () => ({ action: 'continue' as const }), show: () => {} };
const attended = { unattended: false, gates: ['context', 'requirements', 'choices', 'step', 'document'] as const };
const hash = { sha256: async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') };

const start = (who = catalogueOnly) =>
  begin(titles['e-commerce'], brief('e-commerce'), who, {
    ...attended,
    tot: { ...begin('x', 'y', who).tot, gates: [] },
  });

describe('what a person writes into the document', () => {
  it('is what the next steps go on with: a component by its new name, in the table, the flow and the diagram', async () => {
    const store = memoryStore();
    const state = start();
    let renamed = '';
    const ask = async (gate: DesignGate): Promise<DesignGateAnswer> => {
      if (gate.name === 'step' && gate.step === 'data') {
        const text = store.files.get(state.path) ?? '';
        renamed =
          /\n\| ([^|]+) \|[^\n]+\n/.exec(
            text.slice(text.indexOf('| Component | What')).replace(/^.*\n.*\n/, '\n'),
          )?.[1] ?? '';
        store.files.set(state.path, text.replaceAll(`| ${renamed} |`, '| Renamed part |'));
      }
      return goOn;
    };
    const outcome = await runDesign(state, worldOf(catalogueOnly, { store, ask, decisions: level }));
    expect(renamed).not.toBe('');
    expect(outcome.done && outcome.work.parts.components?.components.map(({ name }) => name)).toContain('Renamed part');
    expect(
      outcome.done && outcome.work.parts.components?.links.some(({ from, to }) => from === renamed || to === renamed),
    ).toBe(false);
    expect(store.files.get(state.path)).toMatch(/n\d+\["Renamed part/);
  });

  it('is told to a model, once, and not asked about again when it is resumed', async () => {
    const prompts: string[] = [];
    const who = modelled(
      scripted('script', request => {
        prompts.push(request.prompt);
        return wiseArchitect(request);
      }),
    );
    const store = memoryStore();
    const state = start(who);
    const ask = async (gate: DesignGate): Promise<DesignGateAnswer> => {
      if (gate.name === 'step' && gate.step === 'components') {
        const text = store.files.get(state.path) ?? '';
        store.files.set(state.path, text.replace('## Components', 'No vendor from outside the EU.\n\n## Components'));
      }
      return goOn;
    };
    const world = { store, ask, decisions: level };
    await runDesign(state, worldOf(who, world));
    expect(prompts.find(prompt => /Design step: data-flow/.test(prompt))).toContain(
      '- Architecture Overview: No vendor from outside the EU.',
    );
    expect(prompts.find(prompt => /Design step: component/.test(prompt))).not.toContain('No vendor');
    expect(store.files.get(state.path)).toContain('No vendor from outside the EU.');
    const count = prompts.length;
    await runDesign(
      { ...state, status: 'running' },
      worldOf(who, { ...world, ask: () => Promise.reject(new Error('asked')) }),
    );
    expect(prompts).toHaveLength(count);
  });
});

it('going back asks there again with the answer that was given, and what does not depend on it is found again', async () => {
  const store = memoryStore();
  const state = start();
  const asked: string[] = [];
  const answer = async (gate: DesignGate): Promise<DesignGateAnswer> => {
    asked.push(gate.name === 'step' ? gate.step : gate.name);
    return gate.name === 'step' && gate.step === 'api'
      ? { action: 'continue', value: { conventions: [{ text: 'Mine', meets: [] }], endpoints: [] } }
      : goOn;
  };
  await runDesign(state, worldOf(catalogueOnly, { store, ask: answer, decisions: level }));
  expect(placeBefore(state, 'step:security')).toBe('step:api');
  asked.splice(0);
  expect(goBackTo(state, 'step:api')).toMatchObject({ value: { conventions: [{ text: 'Mine' }] } });
  const again = await runDesign(
    state,
    worldOf(catalogueOnly, {
      store,
      again: 'step:api',
      ask: async gate => {
        asked.push(gate.name === 'step' ? gate.step : gate.name);
        return { action: 'skip' };
      },
      decisions: level,
    }),
  );
  expect(asked[0]).toBe('api');
  expect(asked).not.toContain('overview');
  expect(again.done && again.work.skipped).toContain('api');
});

it('a design that nobody attends can be asked about one step all the same', async () => {
  const store = memoryStore();
  const state = begin(titles.analytics, brief('analytics'), catalogueOnly);
  await runDesign(state, worldOf(catalogueOnly, { store }));
  expect(goBackTo(state, 'step:scaling')).toBeNull();
  const asked: string[] = [];
  const outcome = await runDesign(
    state,
    worldOf(catalogueOnly, {
      store,
      again: 'step:scaling',
      ask: async gate => {
        asked.push(gate.name);
        return goOn;
      },
    }),
  );
  expect([asked, outcome.done]).toEqual([['step'], true]);
});

it('says in its provenance who wrote which section, from which requirements and decisions', async () => {
  const store = memoryStore(new Map([['.aiwg/requirements/nfr.md', '- The shop must answer within 300 ms (p95).\n']]));
  const state = begin(titles['e-commerce'], brief('e-commerce'), catalogueOnly, {
    ...attended,
    requirements: [{ path: '.aiwg/requirements/nfr.md', text: 'The shop must answer within 300 ms (p95).' }],
  });
  state.tot = { ...state.tot, gates: [] };
  expect(state.context).toContain('From .aiwg/requirements/nfr.md:');
  const ask = async (gate: DesignGate): Promise<DesignGateAnswer> =>
    gate.name === 'step' && gate.step === 'security'
      ? { action: 'continue', value: { measures: [{ area: 'Sign-in', measure: 'passkeys alone', meets: [] }] } }
      : goOn;
  const credit = {
    ...{ hash, others: [], today: () => '2026-11-20', trouble: (message: string) => expect.fail(message) },
    person: { id: 'urn:aiwg:agent:human:ada', type: 'human' as const },
    tool: { id: 'urn:aiwg:agent:deliberate', type: 'automated_tool' as const },
  };
  const outcome = await runDesign(state, worldOf(catalogueOnly, { store, ask, credit, decisions: level }));
  const reading = readProvenance(
    store.files.get('.aiwg/research/provenance/records/e-commerce-platform.prov.yaml') ?? '',
  );
  if (reading.state !== 'fine' || !outcome.done) return expect.fail('no provenance');
  const { entity, parts = {}, activities, sources = [] } = reading.record;
  expect(entity.type).toBe('architecture-document');
  expect(parts['section:Security Architecture']).toMatchObject({ source: 'person', agent: 'urn:aiwg:agent:human:ada' });
  expect(parts['section:Components']).toMatchObject({ source: 'catalogue' });
  expect(activities[0]?.wasDerivedFrom).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'implements', entity: expect.stringContaining('requirements/nfr.md') }),
      expect.objectContaining({ kind: 'conforms_to' }),
    ]),
  );
  expect(sources.filter(({ type }) => type === 'decision-record')).toHaveLength(outcome.work.decisions.length);
  for (const { path } of outcome.work.decisions)
    expect(
      store.files.has(`.aiwg/research/provenance/records/${path.split('/').pop()?.replace('.md', '')}.prov.yaml`),
    ).toBe(true);
});

it('a choice that is to be quiet asks on a tie alone', async () => {
  const asked = new Set<string>();
  const state = begin(titles.analytics, brief('analytics'), catalogueOnly, attended);
  const decisions = {
    ask: async (gate: { name: string }, { title }: { title: string }) => {
      if (gate.name === 'criteria') asked.add(title);
      return { action: 'continue' as const };
    },
    show: () => {},
  };
  const ask = async (gate: DesignGate): Promise<DesignGateAnswer> =>
    gate.name === 'choices'
      ? {
          action: 'continue',
          choices: gate.choices.map(({ topic }) => topic),
          gated: gate.choices.slice(0, 1).map(({ topic }) => topic),
        }
      : goOn;
  await runDesign(state, worldOf(catalogueOnly, { ask, decisions }));
  expect(asked.size).toBe(1);
});

it('every step can be edited as tables and comes back as it was', async () => {
  for (const name of ['e-commerce', 'analytics', 'migration', 'fulfilment'] as const) {
    const outcome = await runDesign(begin(titles[name], brief(name), catalogueOnly), worldOf(catalogueOnly));
    if (!outcome.done) return expect.fail(outcome.failure.message);
    for (const step of partNames) {
      const value = outcome.work.parts[step];
      expect(stepOf(step, tablesOf(step, value, 'catalogue')), `${name} ${step}`).toEqual(value);
    }
  }
});
