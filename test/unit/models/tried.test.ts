import { describe, expect, it } from 'vitest';
import type { Model, ModelResult } from '../../../src/llm/model';
import { tried } from '../../../src/vscode/models/tried';

const usage = { input: 1, output: 1, estimated: true };
const answering = (result: ModelResult): Model => ({
  provider: 'p',
  id: 'i',
  name: 'P · i',
  answer: async () => result,
});
const saying = (json: unknown) => answering({ ok: true, reply: { json, usage, model: 'i' } });

describe('a trial', () => {
  const clock = () => {
    const times = [0, 1234];
    return () => times.shift() ?? 0;
  };
  const { signal } = new AbortController();

  it('says that a model works, and how fast', async () => {
    const trial = await tried(saying({ larger: 7 }), signal, clock());
    expect(trial).toEqual({ works: true, message: 'P · i works: it answered in 1.2 s.' });
  });

  it('warns of one that answers in the right form only', async () => {
    const { works, message } = await tried(saying({ larger: 5 }), signal, clock());
    expect([works, message.includes('choose a larger model')]).toEqual([true, true]);
  });

  it('passes on what is wrong, with its kind', async () => {
    const failure = { kind: 'quota', message: 'No credit: raise it.' } as const;
    expect(await tried(answering({ ok: false, failure }), signal)).toEqual({
      works: false,
      message: failure.message,
      failure,
    });
  });
});
