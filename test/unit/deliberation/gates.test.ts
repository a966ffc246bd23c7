import { describe, expect, it } from 'vitest';
import { Stopped } from '../../../src/deliberation/desk';
import { deliberate } from '../../../src/deliberation/engine';
import type { Gate, GateAnswer } from '../../../src/deliberation/gates';
import { modelDesigner } from '../../../src/deliberation/modelDesigner';
import { kindOf, question, wise } from '../../fixtures/llm/wise';
import { designerOf, scripted } from './scripted';
import { stateFor, worldOf } from './world';

const go: GateAnswer = { action: 'continue' };

async function run(ask: (gate: Gate, seen: readonly string[]) => GateAnswer, designer = designerOf(wise)) {
  const seen: string[] = [];
  const prompts: string[] = [];
  const state = stateFor(designer, question, { unattended: false });
  const outcome = await deliberate(
    state,
    worldOf(designer, {
      ask: async gate => {
        seen.push(gate.name);
        return ask(gate, seen);
      },
    }),
  );
  return { outcome, seen, state, prompts };
}

describe('the gates', () => {
  it('ask in their order, and what is not changed stays the designer’s', async () => {
    const { outcome, seen } = await run(() => go);
    expect(seen).toEqual(['criteria', 'alternatives', 'scores', 'record']);
    expect(outcome.work.criteria?.every(({ by, weightBy }) => by === 'model' && weightBy === 'model')).toBe(true);
  });

  it('take a person’s weights, and say that they are', async () => {
    const { outcome } = await run(gate =>
      gate.name === 'criteria'
        ? {
            action: 'continue',
            criteria: gate.criteria.map(({ name, about, weight, atLeast }) => ({
              name,
              about,
              atLeast,
              weight: name === 'Latency' ? 60 : weight,
            })),
          }
        : go,
    );
    expect(outcome.work.criteria?.map(({ name, weight, weightBy }) => [name, weight, weightBy])).toEqual([
      ['Availability', 27, 'model'],
      ['Latency', 46, 'person'],
      ['Security', 15, 'model'],
      ['Operability', 12, 'model'],
    ]);
  });

  it('ask nothing of what is struck', async () => {
    const asked: string[] = [];
    const designer = designerOf(request => {
      if (kindOf(request.prompt) === 'score') asked.push(/assessment: ([^:]+)/.exec(request.prompt)?.[1] ?? '');
      return wise(request);
    });
    const { outcome } = await run(
      gate =>
        gate.name === 'alternatives'
          ? {
              action: 'continue',
              alternatives: gate.alternatives.map(({ name, summary }) => ({
                name,
                was: name,
                summary,
                kept: name !== 'Sticky in-process',
              })),
            }
          : go,
      designer,
    );
    expect(new Set(asked)).toEqual(new Set(['Redis cluster', 'Database as today']));
    expect(outcome.tokens.saved).toBeGreaterThan(0);
    expect(outcome.work.alternatives?.find(({ name }) => name === 'Sticky in-process')?.struck).toBe(
      'struck by a person',
    );
  });

  it('take a choice against the ranking with its reason', async () => {
    const { outcome } = await run(gate =>
      gate.name === 'scores'
        ? {
            action: 'continue',
            choose: { option: 'Database as today', reason: 'the team has no time before the sale' },
          }
        : go,
    );
    if (!outcome.done) throw new Error(outcome.failure.message);
    expect(outcome.text).toContain(
      'Chosen option: **Database as today**. It does not lead; it is chosen because the team has no time before the sale.',
    );
    expect(outcome.findings).toEqual([]);
  });

  it('take a person’s score as the person’s', async () => {
    const { outcome } = await run(gate =>
      gate.name === 'scores'
        ? {
            action: 'continue',
            scores: [
              {
                option: 'Sticky in-process',
                criterion: 'Availability',
                score: 5,
                because: 'we drain nodes before a deploy',
              },
            ],
          }
        : go,
    );
    const cell = outcome.work.scored?.find(({ alternative }) => alternative.name === 'Sticky in-process')?.cells[0];
    expect(cell).toMatchObject({ score: 5, by: 'person', because: 'we drain nodes before a deploy' });
    if (outcome.done) expect(outcome.text).toContain('5 (we drain nodes before a deploy)');
  });

  it('go back, and ask the designer nothing that did not change', async () => {
    let calls = 0;
    const designer = designerOf(request => {
      calls++;
      return wise(request);
    });
    const { seen, outcome } = await run(
      (gate, all) =>
        gate.name === 'scores' && all.filter(name => name === 'scores').length === 1 ? { action: 'back' } : go,
      designer,
    );
    expect(seen).toEqual(['criteria', 'alternatives', 'scores', 'alternatives', 'scores', 'record']);
    const once = calls;
    expect(outcome.done).toBe(true);
    calls = 0;
    await run(() => go, designer);
    expect(calls).toBe(once);
  });

  it('always ask on a tie, and leave it open where nobody is', async () => {
    const level = designerOf(request => {
      const answer = wise(request);
      return kindOf(request.prompt) === 'score'
        ? { scores: (answer['scores'] as object[]).map(one => ({ ...one, score: 4 })) }
        : answer;
    });
    const state = stateFor(level, question, { unattended: false, gates: [] });
    const asked: Gate[] = [];
    const outcome = await deliberate(
      state,
      worldOf(level, {
        ask: async gate => {
          asked.push(gate);
          return go;
        },
      }),
    );
    expect(asked.map(({ name }) => name)).toEqual(['scores']);
    expect(asked[0]?.name === 'scores' && asked[0].asks[0]).toContain('too little for the numbers to decide');
    expect(outcome.work.verdict).toMatchObject({ chosen: null, none: 'tie' });

    const alone = await deliberate(stateFor(level, question), worldOf(level));
    if (!alone.done) throw new Error(alone.failure.message);
    expect(alone.text).toContain('No option chosen yet.');
    expect(alone.findings).toEqual([]);
  });

  it('always ask where evaluators are more than a point apart', async () => {
    const lower = scripted('second judge', request => {
      const answer = wise(request);
      return kindOf(request.prompt) === 'score'
        ? {
            scores: (answer['scores'] as { criterion: string; score: number }[]).map(one =>
              one.criterion === 'Latency' ? { ...one, score: Math.max(1, one.score - 2) } : one,
            ),
          }
        : answer;
    });
    const designer = modelDesigner(scripted('first judge', wise), { judges: [lower] });
    const state = stateFor(designer, question, { unattended: false, gates: [] });
    const asked: Gate[] = [];
    const outcome = await deliberate(
      state,
      worldOf(designer, {
        ask: async gate => {
          asked.push(gate);
          return go;
        },
      }),
    );
    expect(asked.map(({ name }) => name)).toEqual(['scores']);
    expect(asked[0]?.name === 'scores' && asked[0].asks.join(' ')).toContain(
      'The evaluators disagree on Latency of Redis cluster: first judge 5, second judge 3.',
    );
    expect(outcome.done).toBe(true);
  });

  it('keep everything when a person cancels at one', async () => {
    const designer = designerOf(wise);
    const state = stateFor(designer, question, { unattended: false });
    const cancelled = await deliberate(
      state,
      worldOf(designer, {
        ask: () => Promise.reject(new Stopped({ kind: 'cancelled', message: 'Cancelled by a person.' })),
      }),
    );
    expect(cancelled.done ? '' : cancelled.failure.kind).toBe('cancelled');
    const again = await deliberate(JSON.parse(JSON.stringify(state)), worldOf(designer, { ask: async () => go }));
    expect(again.done).toBe(true);
  });
});
