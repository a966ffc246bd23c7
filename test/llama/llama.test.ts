import { expect, it } from 'vitest';
import { read } from '../../src/adr/read';
import { deliberate } from '../../src/deliberation/engine';
import { modelDesigner } from '../../src/deliberation/modelDesigner';
import { complaint } from '../../src/llm/conforms';
import type { Model, ModelRequest } from '../../src/llm/model';
import { openAiModel, openAiWire } from '../../src/llm/openai';
import { manners } from '../../src/llm/structured';
import { question } from '../fixtures/llm/wise';
import { stateFor, worldOf } from '../unit/deliberation/world';
import { request, schema } from '../unit/llm/asking';

/**
 * Against llama.cpp's own server with a model of random weights, which `npm run test:llama` starts: what it says has no
 * sense, but the wire, the schema and the limits are those of a real server.
 */
const baseUrl = process.env['DELIBERATE_LLAMA_URL'] ?? '';
const sentence = /^[^\n]{20,500}\.$/;

function random(log: string[] = [], rung = 0): Model {
  const known = manners();
  known.learn({ rung, without: [] });
  return openAiModel({ baseUrl, id: 'random', manners: known, log: ({ outcome }) => log.push(outcome) });
}

function ask(model: Model, over: Partial<ModelRequest> = {}, signal = new AbortController().signal) {
  return model.answer({ ...request, maxTokens: 2000, ...over }, { signal });
}

it.each(Array.from({ length: 10 }, (_, seed) => seed))('an answer fits its schema at once (seed %i)', async seed => {
  const log: string[] = [];
  const result = await ask(random(log), { seed });
  if (!result.ok) throw new Error(result.failure.message);
  const { json, usage, model } = result.reply;
  expect(complaint(schema, json)).toBeNull();
  expect(log).toEqual(['ok']);
  expect(model).toBe('random');
  expect(usage.estimated).toBe(false);
  // A byte is a token.
  expect(usage.input).toBeGreaterThan(request.system.length + request.prompt.length);
});

/** It takes the tool that is asked for as a proposal, and a model of random weights keeps to nothing. */
it.each(openAiWire.rungs.map((rung, at) => [rung, at] as const))(
  'what is asked by %s fits, or is a sentence',
  async (_, at) => {
    const result = await ask(random([], at), { maxTokens: 300 });
    if (result.ok) expect(complaint(schema, result.reply.json)).toBeNull();
    else expect(result.failure.message).toMatch(sentence);
  },
);

it('takes no answer that was cut', async () => {
  const log: string[] = [];
  const result = await ask(random(log), { maxTokens: 6 });
  expect(result).toMatchObject({ ok: false, failure: { kind: 'length', message: expect.stringMatching(sentence) } });
  expect(log).toHaveLength(1);
});

it('says that a question is too long', async () => {
  const result = await ask(random(), { prompt: 'word '.repeat(20_000) });
  expect(result).toMatchObject({
    ok: false,
    failure: { kind: 'length', message: expect.stringContaining('too long') },
  });
});

it('lets go at once, and the server goes on', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const model = random();
  const long = model.answer({ ...request, maxTokens: 2000 }, { signal, onText: () => controller.abort() });
  expect(await long).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
  expect(await ask(model)).toMatchObject({ ok: true });
});

it.each([1, 2])('a deliberation ends in a record, or stops with a sentence (seed %i)', async seed => {
  const log: string[] = [];
  const designer = modelDesigner(random(log), { seed });
  const state = stateFor(designer, question, { alternatives: 2, samples: 1, seed });
  const outcome = await deliberate(state, worldOf(designer));
  // It closes connections that were kept, which may be noticed only when the next question is sent; that is asked again.
  expect(log.filter(one => one !== 'ok' && !/^(?:broken: .*(?:closed|RESET)|length: )/.test(one))).toEqual([]);
  expect(log.length).toBeGreaterThan(1);
  expect(outcome.tokens.input).toBeGreaterThan(1000);
  if (outcome.done) {
    const record = read(outcome.text, { path: state.path });
    expect(record.title?.value).toBe(question.title);
    expect(outcome.text).toContain('## Decision Matrix');
  } else expect(outcome.failure.message).toMatch(sentence);
});
