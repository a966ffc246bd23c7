import * as vscode from 'vscode';
import { languageModel } from '../../src/vscode/models/languageModel';
import { equal, ok } from './assert';
import { answer, question, type Script, type ScriptedModel, scriptedModel, textOf } from './modelsWorld';
import { eventually } from './workspace';

const calling = (input: object, name = 'score') => new vscode.LanguageModelToolCallPart('c1', name, input);

describe('a model of VS Code', () => {
  let scripted: ScriptedModel;
  let asked: { text: string; options: vscode.LanguageModelChatRequestOptions }[] = [];

  before(async function () {
    const found = await scriptedModel();
    if (!found) return this.skip();
    scripted = found;
  });

  beforeEach(() => {
    asked = [];
  });

  /** Answers with each script in turn, the last one from then on. */
  function play(...scripts: Script[]): void {
    scripted.answerWith((messages, options, call) => {
      const script = scripts[Math.min(asked.length, scripts.length - 1)];
      asked.push({ text: messages.map(textOf).join('|'), options });
      return script?.(messages, options, call) ?? [];
    });
  }

  async function chat(id = 'scripted'): Promise<vscode.LanguageModelChat> {
    const found = (await vscode.lm.selectChatModels({ vendor: 'scripted' })).find(model => model.id === id);
    ok(found, `no model ${id}`);
    return found;
  }

  async function ask(id?: string, signal = new AbortController().signal, limits = {}) {
    const retry = { wait: 1, longest: 2 };
    const told: number[] = [];
    const call = { signal, onText: (length: number) => void told.push(length) };
    const result = await languageModel(await chat(id), { retry, limits }).answer(question, call);
    return { result, told };
  }

  async function failure(id?: string, signal?: AbortSignal, limits?: object) {
    const { result } = await ask(id, signal, limits);
    ok(!result.ok, `answered ${JSON.stringify(result)}`);
    return result.failure;
  }

  it('answers by the tool that it has to call', async () => {
    play(() => ['Let me think. ', calling({ wrong: 1 }, 'another'), calling(answer)]);
    const { result, told } = await ask();
    ok(result.ok, JSON.stringify(result));
    equal(result.reply.json, answer);
    equal(result.reply.model, 'scripted/scripted');
    ok(result.reply.usage.input > 5 && result.reply.usage.output > 5 && result.reply.usage.estimated, 'usage');
    ok(told.length > 0, 'progress');
    const [first] = asked;
    ok(first?.text.startsWith('You judge.\n\nHow good is it?'), first?.text ?? '');
    equal(
      first?.options.tools?.map(({ name }) => name),
      ['score'],
    );
    equal(first?.options.toolMode, vscode.LanguageModelChatToolMode.Required);
    equal(first?.options.modelOptions, { temperature: 0.3 });
    equal(asked.length, 1);
  });

  for (const [how, parts] of [
    ['text alone', () => [JSON.stringify(answer).slice(0, 20), JSON.stringify(answer).slice(20)]],
    ['text in fences', () => ['Here:\n```json\n', JSON.stringify(answer), '\n```\nThat is all.']],
    ['text beside an empty call', () => [calling({}), JSON.stringify(answer)]],
  ] as const)
    it(`takes JSON in ${how}`, async () => {
      play(parts);
      const { result } = await ask();
      ok(result.ok, JSON.stringify(result));
      equal(result.reply.json, answer);
      equal(asked.length, 1);
    });

  it('asks a model without tools in words', async () => {
    play(() => [JSON.stringify(answer)]);
    const { result } = await ask('worded');
    ok(result.ok, JSON.stringify(result));
    equal(asked[0]?.options.tools?.length ?? 0, 0);
    ok(asked[0]?.text.includes('"additionalProperties":false'), 'the schema is in the words');
  });

  it('asks once more with the complaint, and takes no cut answer', async () => {
    play(
      () => [calling({ ...answer, score: 9 })],
      () => [calling(answer)],
    );
    const { result } = await ask();
    ok(result.ok, JSON.stringify(result));
    equal(asked.length, 2);
    ok(asked[1]?.text.includes('score: has to be one of 1, 2, 3, 4, 5'), asked[1]?.text ?? '');
    play(() => [JSON.stringify(answer).slice(0, -8)]);
    asked = [];
    const { kind, message, usage } = await failure();
    equal([kind, asked.length], ['malformed', 2]);
    ok(/Select Language Model/.test(message), message);
    ok((usage?.output ?? 0) > 0, 'what it cost is counted all the same');
  });

  const named = (name: string, message = 'x') => Object.assign(new Error(message), { name });
  const faults: [string, () => Error, string, number, RegExp][] = [
    ['no consent', () => vscode.LanguageModelError.NoPermissions('no'), 'consent', 1, /allow it when VS Code asks/],
    [
      'blocked',
      () => vscode.LanguageModelError.Blocked('too much'),
      'quota',
      1,
      /no more answers for now \(.*too much/,
    ],
    ['gone', () => vscode.LanguageModelError.NotFound('gone'), 'not-found', 1, /no longer offers Scripted/],
    ['quota', () => named('ChatQuotaExceeded', 'Monthly limit'), 'quota', 1, /Monthly limit/],
    ['rate', () => named('ChatRateLimited', 'Slow down'), 'rate', 4, /asked too often/],
    ['words: filter', () => new Error('Response got filtered.'), 'filtered', 1, /content filter/],
    ['words: too long', () => new Error('Response too long.'), 'length', 1, /length limit/],
    ['status: 500', () => new Error('Request Failed: 500 {"message":"oops"}'), 'broken', 4, /failed \(/],
    ['status: 401', () => new Error('Request Failed: 401 bad'), 'unauthorised', 1, /sign in/],
    ['unknown', () => new Error('kaput'), 'broken', 4, /failed \(kaput\)/],
  ];
  for (const [what, error, kind, times, words] of faults)
    it(`tells in words: ${what}, before the answer and in the middle of it`, async () => {
      for (const before of [[], ['{"because":']]) {
        asked = [];
        play(function* () {
          yield* before;
          throw error();
        });
        const found = await failure();
        equal([found.kind, asked.length], [kind, times], JSON.stringify(found));
        ok(words.test(found.message), found.message);
      }
    });

  it('tries again when a stream broke, and then answers', async () => {
    play(
      function* () {
        yield '{"because":';
        throw new Error('Connection reset');
      },
      () => [calling(answer)],
    );
    const { result } = await ask();
    ok(result.ok, JSON.stringify(result));
    equal(asked.length, 2);
  });

  it('leaves out what the provider rejects', async () => {
    play((_, { tools, modelOptions }) => {
      if (modelOptions && 'temperature' in modelOptions) throw new Error('400: temperature is not supported');
      if (tools?.length) throw new Error('400 Bad Request: this model does not support tools');
      return [JSON.stringify(answer)];
    });
    const { result } = await ask();
    ok(result.ok, JSON.stringify(result));
    equal(asked.length, 3);
    asked = [];
    await ask();
    equal(asked.length, 1, 'it is remembered');
  });

  for (const [hint, limits, parts] of [
    ['first', { first: 150 }, []],
    ['idle', { idle: 150 }, ['{"because":']],
    ['total', { total: 200, idle: 100 }, 'endless'],
  ] as const)
    it(`ends at the ${hint} deadline, also for the provider`, async () => {
      play(async function* (_, __, { token }) {
        if (parts === 'endless')
          while (!token.isCancellationRequested) {
            yield ' ';
            await new Promise(resolve => setTimeout(resolve, 30));
          }
        else {
          yield* parts;
          await new Promise(resolve => token.onCancellationRequested(resolve));
        }
      });
      const began = Date.now();
      const { kind } = await failure('scripted', undefined, limits);
      equal(kind, 'timeout');
      ok(Date.now() - began < 2000, 'in time');
      await eventually('the provider is told', () => scripted.open() === 0);
    });

  it('ends at once on a cancel, whether the provider listens or not', async () => {
    const stop = new AbortController();
    let release = () => {};
    play(async function* () {
      yield '{';
      await new Promise<void>(resolve => {
        release = resolve;
      });
    });
    const waiting = failure('scripted', stop.signal);
    await eventually('the model is asked', () => asked.length === 1);
    const began = Date.now();
    stop.abort();
    equal((await waiting).kind, 'cancelled');
    ok(Date.now() - began < 500, 'at once');
    release();
    await eventually('the provider ended', () => scripted.open() === 0);
    asked = [];
    equal((await failure('scripted', stop.signal)).kind, 'cancelled');
    equal(asked.length, 0, 'nothing is asked after a cancel');
  });
});
