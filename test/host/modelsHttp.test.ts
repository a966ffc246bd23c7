import * as vscode from 'vscode';
import { designers } from '../../src/vscode/models/designers';
import { Models } from '../../src/vscode/models/models';
import type { FaultServer } from '../fixtures/llm/faultServer';
import { equal, ok, rejects } from './assert';
import { answer, contextWith, keptLog, question, stored, withUserSettings } from './modelsWorld';
import { eventually, root } from './workspace';

const key = 'sk-test-0123456789abcdefghijklmnop';

interface Selected {
  readonly provider: string;
  readonly id: string;
  readonly works: boolean;
  readonly message: string;
}
const select = (argument: object) => vscode.commands.executeCommand<Selected>('deliberate.selectModel', argument);

describe('a model server, asked from inside VS Code', () => {
  let server: FaultServer;
  let said: unknown = answer;

  before(async function () {
    // The server needs Node; the web worker host has none.
    if (typeof process === 'undefined' || !process.versions?.node) return this.skip();
    const { startFaultServer } = await import('../fixtures/llm/faultServer');
    server = await startFaultServer(() => said);
  });
  after(() => server?.close());
  beforeEach(() => {
    said = answer;
  });

  for (const [provider, id] of [
    ['openai', 'gpt-a'],
    ['anthropic', 'claude-x'],
    ['ollama', 'qwen3:8b'],
  ] as const) {
    it(`${provider}: answers, with the key from the secret storage`, async () => {
      const { log, lines } = keptLog();
      const models = new Models(
        contextWith(new Map([[`deliberate.apiKey.${provider}`, stored(new URL(server.url).host, key)]])),
        log,
      );
      await withUserSettings({ 'model.logExchanges': true }, async () => {
        const model = await models.chosen({ provider, id, baseUrl: server.url });
        const result = await model?.answer(question, { signal: new AbortController().signal });
        ok(result?.ok, JSON.stringify(result));
        equal(result.reply.json, answer);
        const { headers } = server.requests.at(-1) ?? { headers: {} };
        ok(
          Object.values(headers).some(value => String(value).includes(key)),
          'the server got the key',
        );
        ok(
          lines.some(line => line.includes('How good is it?') && line.includes(answer.because)),
          'the exchange is logged',
        );
        ok(!lines.join('\n').includes(key), 'the key is not in the log');
      });
    });

    it(`${provider}: gets no key that was given for another host`, async () => {
      const secrets = new Map([[`deliberate.apiKey.${provider}`, stored('elsewhere.example', key)]]);
      const models = new Models(contextWith(secrets), keptLog().log);
      const got = async () => {
        const model = await models.chosen({ provider, id, baseUrl: server.url });
        await model?.answer(question, { signal: new AbortController().signal });
        return JSON.stringify(server.requests.at(-1)?.headers).includes(key);
      };
      equal(await got(), false, 'unasked');
      await models.keys.share(provider, server.url);
      equal(await got(), true, 'once the person wants it');
    });

    it(`${provider}: ends at once on a cancel, and the server sees it`, async () => {
      said = { fault: 'never' };
      const models = new Models(contextWith(new Map()), keptLog().log);
      const model = await models.chosen({ provider, id, baseUrl: server.url });
      const stop = new AbortController();
      const waiting = model?.answer(question, { signal: stop.signal });
      await eventually('the question arrives', () => server.open() === 1);
      stop.abort();
      const result = await waiting;
      equal(result?.ok === false && result.failure.kind, 'cancelled');
      await eventually('the request is gone', () => server.open() === 0);
    });

    it(`${provider}: a fault becomes a sentence`, async () => {
      said = { fault: '401' };
      const models = new Models(contextWith(new Map()), keptLog().log);
      const model = await models.chosen({ provider, id, baseUrl: server.url });
      const result = await model?.answer(question, { signal: new AbortController().signal });
      ok(result && !result.ok && result.failure.kind === 'unauthorised', JSON.stringify(result));
      ok(/Set API Key/.test(result.failure.message), result.failure.message);
    });

    it(`${provider}: is selected by arguments, tried, and kept in the person's settings`, async () => {
      await withUserSettings({}, async () => {
        said = { larger: 7 };
        const found = await select({ provider, id, baseUrl: server.url });
        equal([found.provider, found.id, found.works], [provider, id, true], found.message);
        ok(/works: it answered in \d/.test(found.message), found.message);
        const settings = vscode.workspace.getConfiguration('deliberate');
        equal(settings.inspect('model.provider')?.globalValue, provider);
        equal(settings.inspect('model.baseUrl')?.globalValue, server.url);
        const designer = await designers({ context: contextWith(new Map()), log: keptLog().log }).current(root());
        equal([designer.origin, designer.provider, designer.id], ['model', provider, id]);
        said = { fault: '401' };
        const bad = await select({ provider, id });
        equal(
          [bad.works, settings.get('model.baseUrl')],
          [false, server.url],
          'the address of the same provider stays',
        );
        ok(/Set API Key/.test(bad.message), bad.message);
      });
      await select({ provider: 'auto' });
      equal(vscode.workspace.getConfiguration('deliberate').get('model.baseUrl'), '', 'another has its own address');
    });
  }

  it('is found by `auto`, with the first model that it has', async () => {
    const models = new Models(contextWith(new Map()), keptLog().log);
    const before = await models.ofVsCode();
    const model = await models.chosen({ provider: 'auto', id: before.length > 0 ? 'gpt-b' : '', baseUrl: server.url });
    equal([model?.provider, model?.id], ['openai', before.length > 0 ? 'gpt-b' : 'gpt-a']);
  });

  it('that is not there is told in words', async () => {
    const gone = 'http://127.0.0.1:1/v1';
    await withUserSettings({}, async () => {
      const { works, message } = await select({ provider: 'openai', id: 'x', baseUrl: gone });
      equal(works, false);
      ok(/127\.0\.0\.1:1 cannot be reached .*deliberate\.model\.baseUrl/.test(message), message);
    });
    await select({ provider: 'auto' });
    await rejects(select({ provider: 'openai', baseUrl: 'file:///etc/passwd' }), /http or https address/);
    await rejects(select({ provider: 'nobody' }), /takes \{provider, id\?, baseUrl\?\}/);
  });
});

declare const process: { versions?: { node?: string } } | undefined;
