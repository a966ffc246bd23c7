import * as vscode from 'vscode';
import { designers } from '../../src/vscode/models/designers';
import { ModelError } from '../../src/vscode/models/failures';
import { Models } from '../../src/vscode/models/models';
import { sources } from '../../src/vscode/models/offers';
import { setApiKey } from '../../src/vscode/models/setApiKey';
import {
  deliberationSettings,
  evaluators,
  memorySettings,
  modelSettings,
  recordsFolder,
  requirementGlobs,
} from '../../src/vscode/models/settings';
import { Topics } from '../../src/vscode/models/topics';
import { equal, ok } from './assert';
import { contextWith, keptLog, scriptedModel, stored, withUserSettings } from './modelsWorld';
import { eventually, root, write } from './workspace';

const run = (command: string, argument: object) =>
  vscode.commands.executeCommand<Record<string, unknown>>(`deliberate.${command}`, argument);
const question = {
  title: 'Choose a cache for the product catalogue',
  context:
    'An e-commerce shop with 10K requests/second at peak and 500K products. Reads dominate. Redis is known to the team. Caching must cut latency below 50 ms.',
  lessons: [],
  scale: { min: 1, max: 5 },
};

describe('who answers', () => {
  afterEach(() => run('selectModel', { provider: 'auto' }));

  it('is a model of VS Code where there is one, else the catalogue', async () => {
    const scripted = await scriptedModel();
    scripted?.answerWith(() => [new vscode.LanguageModelToolCallPart('c', 'larger', { larger: 7 })]);
    const found = await run('selectModel', { provider: 'auto' });
    equal(
      [found['id'], found['works']],
      [scripted ? 'scripted/scripted' : 'catalogue', true],
      String(found['message']),
    );
    const { current } = designers({ context: contextWith(new Map()), log: keptLog().log });
    equal((await current(root())).origin, scripted ? 'model' : 'catalogue');
  });

  it('is a chosen model of VS Code by its id alone', async function () {
    const scripted = await scriptedModel();
    if (!scripted) return this.skip();
    scripted.answerWith(() => ['{"larger": 5}']);
    const found = await run('selectModel', { provider: 'vscode', id: 'worded' });
    equal([found['id'], found['works']], ['scripted/worded', true]);
    ok(/choose a larger model/.test(String(found['message'])), String(found['message']));
  });

  it('is nobody where the chosen one is gone, with what to do', async () => {
    const found = await run('selectModel', { provider: 'vscode', id: 'gone' });
    equal(found['works'], false);
    ok(/Select Language Model/.test(String(found['message'])), String(found['message']));
    const { current, of } = designers({ context: contextWith(new Map()), log: keptLog().log });
    for (const asked of [current(root()), of({ origin: 'model', provider: 'vscode', id: 'gone', name: '' }, root())])
      try {
        await asked;
        throw new Error('somebody answered');
      } catch (error) {
        ok(error instanceof ModelError, String(error));
        equal(error.failure.kind, 'no-model');
        equal(
          error.steps.map(({ title }) => title),
          ['Select Language Model', 'Use the Catalogue'],
        );
      }
  });

  it('is the catalogue, which ships and decides', async () => {
    const found = await run('selectModel', { provider: 'catalogue' });
    equal(found['works'], true);
    const { current, of, catalogue } = designers({ context: contextWith(new Map()), log: keptLog().log });
    const { topics, problems } = await catalogue(root());
    ok(topics.length >= 24, `${topics.length} topics`);
    equal(problems, []);
    for (const designer of [
      await current(root()),
      await of({ origin: 'catalogue', provider: '', id: '', name: '' }, root()),
    ]) {
      equal(designer.origin, 'catalogue');
      const reply = await designer.answer(
        question,
        { kind: 'frame', ask: { existing: [] } },
        { signal: new AbortController().signal },
      );
      ok(reply.ok, JSON.stringify(reply));
    }
  });

  it('knows the topics of the team over ours, and says once what is none', async () => {
    const { log, lines } = keptLog();
    const topics = new Topics(contextWith(new Map()).extensionUri, log);
    const ours = (await topics.in(root())).topics;
    const [first] = ours;
    ok(first, 'a topic');
    await write('.aiwg/catalogue/own.json', JSON.stringify({ ...first, title: 'As our team sees it' }));
    await write('.aiwg/catalogue/broken.json', '{"id":');
    try {
      const found = await topics.in(root());
      equal([found.topics.length, found.topics[0]?.title], [ours.length, 'As our team sees it']);
      equal(found.problems.length, 1);
      await topics.in(root());
      equal(lines.filter(line => line.includes('.aiwg/catalogue/broken.json')).length, 1, 'told once');
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(root(), '.aiwg/catalogue'), { recursive: true });
    }
  });

  it('is listed as far as it can be reached', async () => {
    const context = contextWith(new Map());
    const models = new Models(context, keptLog().log);
    const topics = new Topics(context.extensionUri, keptLog().log);
    const { signal } = new AbortController();
    const settings = { ...modelSettings(), provider: 'openai', baseUrl: 'http://127.0.0.1:1/v1' } as const;
    const found = new Map<string, readonly { label: string; detail: string; choice: unknown; remedy?: string }[]>();
    for (const { title, look } of sources(models, topics, root(), settings)) found.set(title, await look(signal));
    equal(
      [...found.keys()],
      ['VS Code', 'Your server 127.0.0.1:1', 'Ollama', 'Anthropic', 'OpenAI', 'Without a model'],
    );
    const scripted = await scriptedModel();
    equal(
      found.get('VS Code')?.map(({ choice }) => choice !== null),
      scripted ? [true, true] : [false],
    );
    const [server] = found.get('Your server 127.0.0.1:1') ?? [];
    ok(
      server?.choice === null && server.remedy === 'address' && /cannot be reached/.test(server.detail),
      server?.detail ?? '',
    );
    equal(
      found.get('Anthropic')?.map(({ remedy }) => remedy),
      ['key'],
    );
    ok(/\d+ topics\. No account/.test(found.get('Without a model')?.[0]?.detail ?? ''), 'the catalogue');
  });
});

describe('API keys', () => {
  const key = 'sk-ant-0123456789abcdefghijklmnop';

  it('are kept in the secret storage alone, and removed by an empty one', async () => {
    const secrets = new Map<string, string>();
    const models = new Models(contextWith(secrets), keptLog().log);
    equal(await setApiKey(models)({ provider: 'anthropic', key: ` ${key}\n` }), {
      provider: 'anthropic',
      stored: true,
    });
    equal([...secrets], [['deliberate.apiKey.anthropic', stored('api.anthropic.com', key)]]);
    equal(await setApiKey(models)({ provider: 'anthropic', key: '' }), { provider: 'anthropic', stored: false });
    equal(secrets.size, 0);
  });

  it('are set by the command, and never quoted', async () => {
    const messageOf = async (argument: object) => {
      try {
        await run('setApiKey', argument);
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
      return '';
    };
    equal(await run('setApiKey', { provider: 'openai', key }), { provider: 'openai', stored: true });
    equal(await run('setApiKey', { provider: 'openai', key: '' }), { provider: 'openai', stored: false });
    for (const argument of [
      { provider: 'nobody', key },
      { provider: 'openai', key, more: key },
      { provider: 'openai', key: `${key} ${key}` },
    ]) {
      const message = await messageOf(argument);
      ok(message !== '' && !message.includes(key), message);
    }
    ok(!JSON.stringify(vscode.workspace.getConfiguration('deliberate')).includes(key), 'not in the settings');
  });
});

describe('the settings of a deliberation', () => {
  const inWorkspace = async (values: Record<string, unknown>, body: () => Promise<void>) => {
    const settings = vscode.workspace.getConfiguration('deliberate', root());
    const set = async (name: string, value: unknown) =>
      settings.update(name, value, vscode.ConfigurationTarget.Workspace);
    for (const [name, value] of Object.entries(values)) await set(name, value);
    try {
      await body();
    } finally {
      for (const name of Object.keys(values)) await set(name, undefined);
    }
  };

  it('have good defaults', () => {
    const { alternatives, beamWidth, depth, search, samples, gates, tokenBudget, scale } = deliberationSettings(root());
    equal(
      [alternatives, beamWidth, depth, search, samples, tokenBudget, scale.min, scale.max],
      [3, 2, 1, 'beam', 3, 0, 1, 5],
    );
    equal(gates.length, 4);
    equal(deliberationSettings(root(), 7).seed, 7);
    equal([recordsFolder(root()), requirementGlobs(root())], ['.aiwg', ['.aiwg/requirements/**/*.md']]);
    equal(memorySettings(root()), { window: 3, policy: 'relevance' });
  });

  it('follow a trusted workspace, within bounds', async () => {
    const values = {
      'tot.complexity': 'critical',
      'tot.alternatives': 99,
      'tot.gates': ['record', 'nothing'],
      records: '../x',
    };
    await inWorkspace(values, async () => {
      const { alternatives, beamWidth, gates } = deliberationSettings(root());
      equal([alternatives, beamWidth, gates.length], vscode.workspace.isTrusted ? [10, 5, 1] : [3, 2, 4]);
      equal(recordsFolder(root()), '.aiwg', 'never outside');
    });
  });

  it('let no workspace send questions elsewhere', async () => {
    await run('selectModel', { provider: 'catalogue' });
    const file = await write(
      '.vscode/settings.json',
      JSON.stringify({
        'deliberate.scale': '0-10',
        'deliberate.model.provider': 'openai',
        'deliberate.model.baseUrl': 'http://evil.example',
        'deliberate.model.logExchanges': true,
        'deliberate.tot.evaluators': ['cost owner', 'openai:gpt-x'],
      }),
    );
    try {
      await eventually('the file is read', () => deliberationSettings(root()).scale.max === 10);
      const { provider, baseUrl, logExchanges } = modelSettings();
      equal([provider, baseUrl, logExchanges], ['catalogue', '', false]);
      const { roles, models, ignored } = evaluators(root());
      equal(
        [roles, models, ignored],
        vscode.workspace.isTrusted ? [['cost owner'], [], ['openai:gpt-x']] : [[], [], []],
      );
      await withUserSettings({ 'tot.evaluators': ['openai:gpt-x'] }, async () => {
        equal(evaluators(root()).models, ['openai:gpt-x'], 'a model that the person allowed');
      });
    } finally {
      await vscode.workspace.fs.delete(file);
      await eventually('the file is forgotten', () => deliberationSettings(root()).scale.max === 5);
      await run('selectModel', { provider: 'auto' });
    }
  });
});
