import { deliberate } from '../../src/deliberation/engine';
import type { Gate, GateAnswer } from '../../src/deliberation/gates';
import { modelDesigner } from '../../src/deliberation/modelDesigner';
import { prompts } from '../../src/deliberation/prompts/prompts';
import { systemPrompt } from '../../src/deliberation/prompts/system';
import type { ModelRequest } from '../../src/llm/model';
import { estimateTokens } from '../../src/llm/tokens';
import { kindOf, question, wise } from '../fixtures/llm/wise';
import { scripted } from '../unit/deliberation/scripted';
import { stateFor, worldOf } from '../unit/deliberation/world';
import { median, type Row } from './row';

/** What each question takes a model that is neither quick nor slow, in ms. */
const latency: Readonly<Record<string, number>> = {
  frame: 120,
  criteria: 140,
  alternatives: 160,
  score: 200,
  compare: 80,
  refine: 150,
  vote: 100,
  justify: 260,
  triggers: 140,
};

export async function rows(): Promise<Row[]> {
  return [await wallClock(), ...(await tokens()), await memory()];
}

/** The critical path: one question after the other, but for the scores of all alternatives, which can be asked at once, sample after sample only where more are wanted. */
async function wallClock(): Promise<Row> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const designer = modelDesigner(scripted('slow', wise, ({ prompt }) => latency[kindOf(prompt)] ?? 0));
    const started = performance.now();
    const outcome = await deliberate(stateFor(designer, question), worldOf(designer));
    if (!outcome.done) throw new Error(outcome.failure.message);
    times.push(performance.now() - started);
  }
  const at = (kind: string) => latency[kind] ?? 0;
  const path = at('frame') + at('criteria') + at('alternatives') + 2 * at('score') + at('justify') + at('triggers');
  return {
    name: 'deliberation, wall clock',
    unit: 'ms',
    ours: median(times),
    baseline: path,
    against: 'critical path of its questions',
    target: 'at most 1.1 times',
  };
}

/** k=5, branching 5, depth 2, three samples; a person strikes two of five at the gate. */
async function tokens(): Promise<Row[]> {
  const asked: ModelRequest[] = [];
  const designer = modelDesigner(
    scripted('counted', request => {
      asked.push(request);
      return wise(request);
    }),
  );
  const settings = { alternatives: 5, branching: 5, depth: 2, samples: 3, unattended: false, enough: 1 };
  const struck = ['Database as today', 'Memcached ring'];
  const ask = async (gate: Gate): Promise<GateAnswer> =>
    gate.name === 'alternatives'
      ? {
          action: 'continue',
          alternatives: gate.alternatives.map(({ name, summary }) => ({
            name,
            was: name,
            summary,
            kept: !struck.includes(name),
          })),
        }
      : { action: 'continue' };
  const outcome = await deliberate(stateFor(designer, question, settings), worldOf(designer, { ask }));
  const questions = asked.length;
  const ours = asked.reduce((sum, request) => sum + tokensOf(request), 0);

  // Without gates and pruning every alternative is refined into five, and every one of the thirty is scored three times.
  const state = stateFor(designer, question, settings);
  const ground = { ...question, lessons: [], scale: state.settings.scale };
  const system = systemPrompt(ground);
  const criteria = (outcome.work.criteria ?? []).map(({ name, about, source, weight, atLeast }) => ({
    name,
    about,
    source,
    weight,
    atLeast: atLeast ?? 0,
  }));
  const all = (outcome.work.alternatives ?? []).flatMap(({ name, summary }) => [
    { name, summary },
    ...Array.from({ length: 5 }, (_, index) => ({
      name: `${name} form ${'ABCDE'[index]}`,
      summary: `it with change ${index + 1} costs ${index + 1} more`,
    })),
  ]);
  const request = (prompt: string): ModelRequest => ({
    system,
    prompt,
    schema: { name: 'x', json: { type: 'object', properties: {}, required: [], additionalProperties: false } },
  });
  const refining = (outcome.work.alternatives ?? []).map(({ name, summary }) =>
    request(
      prompts.refine(
        {
          option: { name, summary },
          weak: criteria.map(({ name: criterion }) => ({
            criterion,
            score: '3',
            because: 'handles it under 900 requests/second',
          })),
          count: 5,
        },
        ground.scale,
      ),
    ),
  );
  const scoring = all.flatMap(option =>
    [0, 1, 2].map(sample => request(prompts.score({ option, criteria, role: '', sample }, ground.scale))),
  );
  const others = asked.filter(({ prompt }) => !['score', 'refine', 'vote'].includes(kindOf(prompt)));
  const full = [...others, ...refining, ...scoring].reduce((sum, one) => sum + tokensOf(one), 0);

  const unpruned = await deliberate(
    stateFor(designer, question, { ...settings, unattended: true, depth: 1 }),
    worldOf(designer),
  );
  const same = outcome.work.verdict?.chosen?.replace(/ form .*/, '') === unpruned.work.verdict?.chosen;
  if (!same) throw new Error(`Another choice: ${outcome.work.verdict?.chosen} and ${unpruned.work.verdict?.chosen}`);
  return [
    {
      name: 'deliberation, tokens at depth 2',
      unit: 'count',
      ours,
      baseline: full,
      against: 'the full tree, the same choice',
      target: 'at most 0.16 times',
    },
    {
      name: 'deliberation, questions at depth 2',
      unit: 'count',
      ours: questions,
      baseline: others.length + refining.length + scoring.length,
      against: 'the full tree',
    },
  ];
}

function tokensOf(request: ModelRequest): number {
  return (
    estimateTokens(request.system) + estimateTokens(request.prompt) + estimateTokens(JSON.stringify(wise(request)))
  );
}

async function memory(): Promise<Row> {
  const used = async (runs: number) => {
    for (let run = 0; run < runs; run++) {
      const designer = modelDesigner(scripted('one', wise));
      await deliberate(stateFor(designer, question), worldOf(designer));
    }
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 1000;
  };
  await used(20);
  const before = await used(1);
  const after = await used(100);
  return {
    name: 'deliberation, heap after 100 more',
    unit: 'kB',
    ours: after,
    baseline: before,
    against: 'the heap before',
    target: 'about 1 time',
  };
}
