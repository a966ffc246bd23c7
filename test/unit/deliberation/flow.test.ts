import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adr/read';
import { deliberate } from '../../../src/deliberation/engine';
import { modelDesigner } from '../../../src/deliberation/modelDesigner';
import { readState, stateText } from '../../../src/deliberation/state';
import { readTrace, traceText } from '../../../src/deliberation/thoughts';
import { review } from '../../../src/review/review';
import { type Asked, type FaultName, startFaultServer } from '../../fixtures/llm/faultServer';
import { failures, shapes } from '../../fixtures/llm/faults';
import { kindOf, question, wise } from '../../fixtures/llm/wise';
import { KEY, modelOf, protocols, until } from '../llm/asking';
import { stateFor, worldOf } from './world';

const kinds = ['frame', 'criteria', 'alternatives', 'score', 'justify', 'triggers'] as const;
const patience = {
  limits: { first: 500, idle: 500, total: 5000, grace: 10 },
  retry: { wait: 1, longest: 4, patience: 50, times: 3 },
};
/** No place in an answer for what a server calls it. */
const settings = { samples: 3, seed: 4 };

async function whole(protocol: (typeof protocols)[number]) {
  const server = await startFaultServer(wise);
  // Nothing goes wrong here, so there is no hurry.
  const designer = modelDesigner(modelOf(protocol, server.url), { seed: 4 });
  const outcome = await deliberate(stateFor(designer, question, settings), worldOf(designer));
  await server.close();
  if (!outcome.done) throw new Error(outcome.failure.message);
  return { outcome, requests: server.requests };
}

describe.each(protocols)('a deliberation over %s', protocol => {
  it('ends in a record that no rule finds fault with', async () => {
    const { outcome, requests } = await whole(protocol);
    const record = read(outcome.text, { path: 'docs/adr/0007-a-decision.md' });
    expect(review(record)).toEqual([]);
    expect(record.chosen?.value).toBe('Redis cluster');
    expect(outcome.text).toContain('| **Weighted score** | **100%** | **4.15** | **3.45** | **3.40** |');
    expect(outcome.text).toContain('```mermaid\nflowchart LR\n');
    expect(outcome.tokens.input).toBeGreaterThan(100);
    // One option a question, each with all criteria; nothing of one option in the question about another.
    const scores = requests.filter(({ prompt }) => prompt.includes('under assessment'));
    expect(scores.length).toBeLessThanOrEqual(9);
    for (const { prompt } of scores)
      expect(prompt.match(/Redis cluster|Sticky in-process|Database as today/g)?.length).toBe(1);
    expect(JSON.stringify(requests.map(({ system, prompt }: Asked) => [system, prompt]))).not.toContain(KEY);
  });

  const faults = [...shapes, ...failures];
  it.each(faults.map((fault, index) => [fault, kinds[index % kinds.length] ?? 'frame'] as const))(
    'survives %s while it asks for %s',
    async (fault, kind) => {
      await survives(protocol, fault, kind);
    },
  );
});

// All faults in all protocols at all questions take minutes: `EVERY=1 npx vitest run test/unit/deliberation/flow`.
describe.runIf(process.env['EVERY'])('everything that can go wrong', () => {
  const all = protocols.flatMap(protocol =>
    [...shapes, ...failures].flatMap(fault => kinds.map(kind => [protocol, fault, kind] as const)),
  );
  it.each(all)('%s survives %s at %s', async (protocol, fault, kind) => {
    await survives(protocol, fault, kind);
  });
});

describe('a deliberation', () => {
  const some: readonly FaultName[] = [
    'length',
    'bad-json',
    'refusal',
    'socket-cut',
    '429-quota',
    '500',
    'stall',
    '401',
  ];
  it.each(some.flatMap(fault => kinds.map(kind => [fault, kind] as const)))(
    'survives %s at %s',
    async (fault, kind) => {
      await survives('openai', fault, kind);
    },
  );

  it('takes nothing of an answer that is cut each time, and says what to do', async () => {
    const server = await startFaultServer(asked =>
      kindOf(asked.prompt) === 'criteria' ? { fault: 'length', answer: wise(asked) } : wise(asked),
    );
    const designer = modelDesigner(modelOf('openai', server.url, patience));
    const state = stateFor(designer, question, settings);
    const outcome = await deliberate(state, worldOf(designer));
    expect(outcome.done ? '' : outcome.failure.kind).toBe('length');
    expect(state.journal.map(({ kind }) => kind)).toEqual(['frame']);
    await server.close();
  });

  it('leaves no question open when it is cancelled, wherever it is', async () => {
    for (const at of [0, 1, 2, 4, 8]) {
      const cancel = new AbortController();
      const server = await startFaultServer(asked => {
        if (asked.index >= at) setTimeout(() => cancel.abort(), 5);
        return asked.index >= at ? { fault: 'never' } : wise(asked);
      });
      const designer = modelDesigner(modelOf('openai', server.url));
      const outcome = await deliberate(
        stateFor(designer, question, settings),
        worldOf(designer, { signal: cancel.signal }),
      );
      expect(outcome.done ? '' : outcome.failure.kind).toBe('cancelled');
      const asked = server.requests.length;
      await until(() => server.open() === 0);
      await new Promise(resolve => setTimeout(resolve, 20));
      expect(server.requests.length).toBe(asked);
      await server.close();
    }
  });

  it('stops within its budget, and goes on when there is more', async () => {
    const server = await startFaultServer(wise);
    const designer = modelDesigner(modelOf('openai', server.url, patience));
    const state = stateFor(designer, question, { ...settings, tokenBudget: 60 });
    const stopped = await deliberate(state, worldOf(designer));
    expect(stopped.done ? '' : stopped.failure.message).toContain('raise deliberate.tot.tokenBudget and resume');
    const more = { ...state, settings: { ...state.settings, tokenBudget: 0 } };
    expect((await deliberate(more, worldOf(designer))).done).toBe(true);
    await server.close();
  });

  it('keeps its state and trace readable, without the key', async () => {
    const server = await startFaultServer(wise);
    const designer = modelDesigner(modelOf('openai', server.url, patience));
    const state = stateFor(designer, question, settings);
    const outcome = await deliberate(state, worldOf(designer));
    const text = stateText(state);
    expect(readState(text, 'x')).toEqual({ state });
    expect(text).not.toContain(KEY);
    const trace = traceText(outcome.thoughts);
    expect(readTrace(trace)).toEqual({ thoughts: outcome.thoughts, damaged: [] });
    for (const { observation, action, id } of outcome.thoughts) {
      if (observation?.status === 'failure' && action === undefined)
        expect(outcome.thoughts.some(({ parent }) => parent === id)).toBe(true);
    }
    await server.close();
  });
});

/** With one fault the flow ends in a record, or it stops with a sentence, and resuming gives the record of an untroubled run. */
async function survives(
  protocol: (typeof protocols)[number],
  fault: FaultName,
  kind: (typeof kinds)[number],
): Promise<void> {
  let broken = false;
  const server = await startFaultServer(asked => {
    if (broken || kindOf(asked.prompt) !== kind) return wise(asked);
    broken = true;
    return { fault, answer: wise(asked), next: wise(asked) };
  });
  try {
    const designer = modelDesigner(modelOf(protocol, server.url, patience), { seed: 4 });
    const state = stateFor(designer, question, settings);
    const first = await deliberate(state, worldOf(designer));
    await until(() => server.open() === 0);
    expect(broken).toBe(true);
    if (!first.done) {
      expect(first.failure.message).toMatch(/^\S.{20,500}[.!]$/);
      expect(first.failure.message).not.toContain(KEY);
    }
    const restored = JSON.parse(stateText(state)) as typeof state;
    const second = first.done ? first : await deliberate(restored, worldOf(designer));
    if (!second.done) throw new Error(second.failure.message);
    const { outcome } = await untroubled();
    if (!first.done || shapes.includes(fault as (typeof shapes)[number])) expect(second.text).toBe(outcome.text);
    expect(review(read(second.text, { path: 'docs/adr/0007-a-decision.md' }))).toEqual([]);
  } finally {
    await server.close();
  }
}

let kept: ReturnType<typeof whole> | null = null;

/** The run with which the others are compared. */
function untroubled() {
  kept ??= whole('openai');
  return kept;
}
