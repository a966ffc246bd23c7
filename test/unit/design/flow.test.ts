import { describe, expect, it } from 'vitest';
import type { Gate } from '../../../src/deliberation/gates';
import type { Thought } from '../../../src/deliberation/thoughts';
import type { DesignGate, DesignGateAnswer } from '../../../src/design/gates';
import { runDesign } from '../../../src/design/session';
import { type DesignState, readDesignState } from '../../../src/design/state';
import { scripted } from '../deliberation/scripted';
import { wiseArchitect } from './wiseArchitect';
import { begin, brief, catalogueOnly, memoryStore, modelled, titles, worldOf } from './world';

const goOn: DesignGateAnswer = { action: 'continue' };
const level = {
  ask: async (gate: Gate) =>
    gate.name === 'scores' && gate.proposed === null
      ? {
          action: 'continue' as const,
          choose: { option: gate.scored[0]!.alternative.name, reason: 'the team knows it' },
        }
      : { action: 'continue' as const },
  show: () => {},
};
const attended = { unattended: false, gates: ['context', 'requirements', 'choices', 'step', 'document'] as const };

describe('a contradiction', () => {
  const contexts = [
    'A shop for tickets. It must run with zero downtime on a single server.',
    'A booking service with 99.999% availability on a hobby budget.',
  ];

  it.each(contexts)('stops a design that nobody attends before anything is decided: %s', async context => {
    const store = memoryStore();
    const outcome = await runDesign(begin('A shop', context, catalogueOnly), worldOf(catalogueOnly, { store }));
    expect(outcome.done).toBe(false);
    expect(!outcome.done && outcome.failure.message).toMatch(/^The brief contradicts itself: ".+" and ".+"/);
    expect([...store.files.keys()].filter(name => name.startsWith('docs/adr'))).toEqual([]);
    expect(store.files.get('.aiwg/working/designs/a-shop.jsonl')).toContain('"type":"Exception"');
  });

  it.each(contexts)(
    'is put to the person as an Exception before the design goes on, and stands in the document: %s',
    async context => {
      const asked: string[] = [];
      let seen: readonly Thought[] = [];
      const state = begin('A shop', context, catalogueOnly, { ...attended, gates: [] });
      const world = worldOf(catalogueOnly, {
        decisions: level,
        show: ({ thoughts }) => {
          seen = thoughts;
        },
        ask: async gate => {
          asked.push(gate.name);
          if (gate.name === 'contradictions') {
            expect(seen.filter(({ type }) => type === 'Exception')).toHaveLength(gate.exceptions.length);
            expect(seen.some(({ phase }) => phase === 'decisions')).toBe(false);
          }
          return goOn;
        },
      });
      const outcome = await runDesign(state, world);
      expect(asked).toEqual(['context', 'contradictions']);
      expect(outcome.done && outcome.text).toMatch(/### In Tension\n\n.+\n\n- ".+" and ".+"/);
    },
  );

  it('ends the design where the person says so', async () => {
    const state = begin('A shop', contexts[0]!, catalogueOnly, { ...attended, gates: [] });
    const outcome = await runDesign(
      state,
      worldOf(catalogueOnly, {
        decisions: level,
        ask: async gate => (gate.name === 'contradictions' ? { action: 'skip' } : goOn),
      }),
    );
    expect(outcome.done ? 'done' : outcome.failure.kind).toBe('cancelled');
  });
});

describe('the person', () => {
  it('is asked for what the text does not say, with the quantities, and the answer counts', async () => {
    const gates: DesignGate[] = [];
    const ask = async (gate: DesignGate): Promise<DesignGateAnswer> => {
      gates.push(gate);
      return gate.name === 'context'
        ? {
            action: 'continue',
            fields: [
              { name: 'budget', value: '$5K/month' },
              { name: 'team', value: '6 developers' },
            ],
          }
        : goOn;
    };
    const outcome = await runDesign(
      begin(titles['e-commerce'], brief('e-commerce'), catalogueOnly, { ...attended, gates: [] }),
      worldOf(catalogueOnly, { ask, decisions: level }),
    );
    const [context] = gates;
    expect(context).toMatchObject({ name: 'context', missing: ['team', 'timeline', 'existing systems'] });
    expect(context?.name === 'context' && context.quantities.map(({ words }) => words)).toEqual([
      '100K daily active users',
      '99.9% uptime',
    ]);
    expect(outcome.done && outcome.text).toContain('| Budget | $5K/month | said by the person who was asked |');
    expect(outcome.done && outcome.text).toMatch(/an alarm at 80 % of \$5K\/month/);
    expect(outcome.done && outcome.text).toMatch(/\(team: 6 developers\)/);
  });

  it('edits, repeats and skips a step; the steps after it see what became of it', async () => {
    const attempts: string[] = [];
    const prompts: string[] = [];
    const who = modelled(
      scripted('script', request => {
        prompts.push(request.prompt);
        return wiseArchitect(request);
      }),
    );
    const ask = async (gate: DesignGate): Promise<DesignGateAnswer> => {
      if (gate.name !== 'step') return goOn;
      attempts.push(`${gate.step} ${gate.attempt}`);
      if (gate.step === 'overview')
        return { action: 'continue', value: { summary: ['A harbour with three piers'], principles: [] } };
      if (gate.step === 'api' && gate.attempt === 0) return { action: 'again', note: 'use nouns in the plural' };
      return gate.step === 'monitoring' ? { action: 'skip' } : goOn;
    };
    const state = begin(titles.analytics, brief('analytics'), who, attended);
    const world = worldOf(who, { ask, decisions: level });
    const outcome = await runDesign(state, world);
    const text = outcome.done ? outcome.text : '';
    expect(text).toContain('A harbour with three piers');
    expect(text).toContain('TODO: the monitoring plan was skipped');
    expect(attempts).toContain('api 1');
    expect(prompts.some(prompt => /Design step: API/.test(prompt) && /use nouns in the plural/.test(prompt))).toBe(
      true,
    );
    expect(prompts.find(prompt => /Design step: component/.test(prompt))).toContain('A harbour with three piers');
    // Resumed, it is the same and nobody is asked anything.
    const count = prompts.length;
    const again = await runDesign(
      { ...state, status: 'running' },
      worldOf(who, { store: world.store, ask: () => Promise.reject(new Error('asked')), decisions: level }),
    );
    expect(again.done && again.text).toBe(text);
    expect(prompts.length).toBe(count);
  });
});

describe('stopping', () => {
  it('at every step, with a fresh process each time, ends in the same document', async () => {
    const calls = { count: 0 };
    const answer = (request: { system: string; prompt: string }) => {
      calls.count++;
      return wiseArchitect(request);
    };
    const who = modelled(scripted('script', answer));
    const fixed = () => '2026-11-20T10:00:01.000Z';
    const steadyStore = memoryStore();
    const steady = await runDesign(
      begin(titles.migration, brief('migration'), who),
      worldOf(who, { store: steadyStore, now: fixed }),
    );
    const total = calls.count;
    expect(steady.done).toBe(true);
    expect(total).toBeGreaterThan(40);
    // Each process answers two questions more and is cancelled at the next; every step comes to be the last one.
    const store = memoryStore();
    const stops = new Set<string>();
    let text = '';
    for (let process = 0; text === '' && process < total; process++) {
      const cancel = new AbortController();
      let left = 2;
      const dying = modelled(
        scripted('script', request => {
          const answered = answer(request);
          if (--left < 0) cancel.abort();
          return answered;
        }),
      );
      const kept = store.files.get('.aiwg/working/designs/monolith-migration.state.json');
      const found = kept === undefined ? null : readDesignState(kept, 'x');
      const state: DesignState =
        found && 'state' in found ? found.state : begin(titles.migration, brief('migration'), dying);
      const outcome = await runDesign(
        state,
        worldOf(dying, { store, now: fixed, signal: cancel.signal, show: ({ phase }) => void stops.add(phase) }),
      );
      if (outcome.done) text = outcome.text;
      else expect(outcome.failure.kind).toBe('cancelled');
    }
    expect(text).toBe(steady.done ? steady.text : 'nothing');
    expect([...stops]).toEqual([
      'context',
      'requirements',
      'decisions',
      'overview',
      'components',
      'data',
      'api',
      'security',
      'deployment',
      'scaling',
      'monitoring',
      'risks',
      'roadmap',
    ]);
    const records = (files: ReadonlyMap<string, string>) => [...files].filter(([name]) => name.startsWith('docs/'));
    expect(records(store.files)).toEqual(records(steadyStore.files));
  });

  it('knows its own words again when it died between writing its state and the document, or right after', async () => {
    const path = 'docs/architecture/monolith-migration.md';
    const steadyStore = memoryStore();
    await runDesign(
      begin(titles.migration, brief('migration'), catalogueOnly),
      worldOf(catalogueOnly, { store: steadyStore }),
    );
    for (const when of ['before', 'after'] as const)
      for (const at of [1, 5, 9]) {
        const store = memoryStore();
        let writes = 0;
        const dying = {
          ...store,
          write: async (name: string, text: string, expected: string | null) => {
            if (name !== path || ++writes < at) return store.write(name, text, expected);
            if (when === 'after') await store.write(name, text, expected);
            throw new Error('killed');
          },
        };
        await expect(
          runDesign(
            begin(titles.migration, brief('migration'), catalogueOnly),
            worldOf(catalogueOnly, { store: dying }),
          ),
        ).rejects.toThrow('killed');
        const kept = readDesignState(store.files.get('.aiwg/working/designs/monolith-migration.state.json')!, 'x');
        if (!('state' in kept)) throw new Error(kept.problem);
        expect((await runDesign(kept.state, worldOf(catalogueOnly, { store }))).done).toBe(true);
        expect([when, at, store.files.get(path)]).toEqual([when, at, steadyStore.files.get(path)]);
      }
  });

  it('keeps what a person writes into the document meanwhile', async () => {
    const store = memoryStore();
    const path = 'docs/architecture/monolith-migration.md';
    const cancel = new AbortController();
    const stop = worldOf(catalogueOnly, {
      store,
      signal: cancel.signal,
      show: ({ work }) => void (work.parts.security && cancel.abort()),
    });
    const state = begin(titles.migration, brief('migration'), catalogueOnly);
    expect((await runDesign(state, stop)).done).toBe(false);
    const half = store.files.get(path)!;
    expect(half).toContain('<!-- scaling approach -->');
    store.files.set(path, half.replace('## Components\n', '## Components\n\nMina keeps this list.\n'));
    const kept = readDesignState(store.files.get('.aiwg/working/designs/monolith-migration.state.json')!, 'x');
    const outcome = await runDesign('state' in kept ? kept.state : state, worldOf(catalogueOnly, { store }));
    expect(outcome.done).toBe(true);
    expect(store.files.get(path)).toContain('Mina keeps this list.');
    expect(store.files.get(path)).toContain('| growth that nobody named |');
  });

  it('leaves a state alone that it cannot read', () => {
    expect(readDesignState('{"version": 9}', 'x.json')).toMatchObject({
      problem: expect.stringContaining('newer version'),
    });
    expect(readDesignState('{', 'x.json')).toMatchObject({ problem: expect.stringContaining('cannot be read') });
    expect(readDesignState('<<<<<<< a\n', 'x.json')).toMatchObject({
      problem: expect.stringContaining('conflict markers'),
    });
  });
});
