import { expect, it } from 'vitest';
import { addressOf, beside, versioned } from '../../../src/llm/address';
import { startFaultServer } from '../../fixtures/llm/faultServer';
import { ask, good, modelOf, protocols } from './asking';

it.each([
  ['https://api.openai.com', 'https://api.openai.com/v1/chat/completions'],
  ['https://api.openai.com/v1/', 'https://api.openai.com/v1/chat/completions'],
  [' http://localhost:1234/v1/chat/completions ', 'http://localhost:1234/v1/chat/completions'],
  ['https://openrouter.ai/api/v1', 'https://openrouter.ai/api/v1/chat/completions'],
  [
    'https://generativelanguage.googleapis.com/v1beta/openai/',
    'https://generativelanguage.googleapis.com/v1beta/openai/chat/completions',
  ],
  [
    'https://x.openai.azure.com/openai/v1?api-version=1',
    'https://x.openai.azure.com/openai/v1/chat/completions?api-version=1',
  ],
])('%s', (text, expected) => {
  const address = addressOf(text);
  expect(address && versioned(address, '/chat/completions')).toBe(expected);
});

it.each(['http://h:11434', 'http://h:11434/', 'http://h:11434/v1', 'http://h:11434/api', 'http://h:11434/api/chat'])(
  '%s',
  text => {
    const address = addressOf(text);
    expect(address && beside(address, '/api/chat')).toBe('http://h:11434/api/chat');
  },
);

it.each(['', 'localhost:1234', 'file:///etc/passwd', 'javascript:alert(1)', 'ftp://h', 'https://user:pw@h'])(
  'refuses %j',
  async text => {
    expect(addressOf(text)).toBeNull();
    if (text === '') return;
    const result = await ask(modelOf('openai', text));
    expect(result).toMatchObject({
      failure: { kind: 'unreachable', message: expect.stringContaining('deliberate.model.baseUrl') },
    });
  },
);

it.each(protocols)('%s answers with /v1 in the address and without', async protocol => {
  const server = await startFaultServer(() => good);
  for (const end of ['', '/', '/v1', '/v1/'])
    expect(await ask(modelOf(protocol, server.url + end))).toMatchObject({ ok: true });
  await server.close();
});

it.each(protocols)('%s says when nobody is there, at once', async protocol => {
  const server = await startFaultServer(() => good);
  await server.close();
  const at = performance.now();
  const result = await ask(modelOf(protocol, server.url, { retry: { wait: 500 } }));
  expect(result).toMatchObject({ failure: { kind: 'unreachable', cause: expect.stringContaining('ECONNREFUSED') } });
  expect(performance.now() - at).toBeLessThan(200);
});

it('wants the id of a model', async () => {
  expect(await ask(modelOf('ollama', 'http://localhost:1', { id: ' ' }))).toMatchObject({
    failure: { kind: 'no-model' },
  });
});

it('names a model for a person', () => {
  expect(protocols.map(protocol => modelOf(protocol, 'http://localhost:1').name)).toEqual([
    'localhost:1 · some-model',
    'Anthropic · some-model',
    'Ollama · some-model',
  ]);
});
