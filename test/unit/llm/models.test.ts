import { expect, it } from 'vitest';
import { offeredModels } from '../../../src/llm/models';
import { startFaultServer } from '../../fixtures/llm/faultServer';
import { KEY, protocols } from './asking';

const { signal } = new AbortController();

it.each([
  [
    'openai',
    [
      { id: 'gpt-a', name: 'gpt-a' },
      { id: 'gpt-b', name: 'gpt-b' },
    ],
  ],
  ['anthropic', [{ id: 'claude-x', name: 'Claude X' }]],
  [
    'ollama',
    [
      { id: 'gemma3:4b', name: 'gemma3:4b' },
      { id: 'qwen3:8b', name: 'qwen3:8b' },
    ],
  ],
] as const)('%s', async (provider, models) => {
  const server = await startFaultServer(() => null);
  for (const end of ['', '/v1/'])
    expect(await offeredModels({ provider, baseUrl: server.url + end, key: KEY, signal })).toEqual({
      ok: true,
      models,
    });
  await server.close();
  expect(await offeredModels({ provider, baseUrl: server.url, key: KEY, signal })).toMatchObject({
    failure: { kind: 'unreachable' },
  });
});

it.each(protocols)('%s says what is wrong', async provider => {
  const asked = (response: () => Promise<Response>, more = {}) =>
    offeredModels({ provider, baseUrl: 'http://h', key: KEY, signal, fetch: response, ...more });
  expect(await asked(async () => new Response(`no ${KEY}`, { status: 401 }))).toMatchObject({
    failure: { kind: 'unauthorised', cause: 'HTTP 401: no [masked: API key]' },
  });
  expect(await asked(async () => new Response('{}'))).toMatchObject({ failure: { kind: 'broken' } });
  expect(await asked(async () => new Response('<html>', { headers: { 'content-type': 'text/html' } }))).toMatchObject({
    failure: { kind: 'unreachable' },
  });
  expect(await asked(() => new Promise(() => {}), { limits: { first: 10 } })).toMatchObject({
    failure: { kind: 'timeout' },
  });
  expect(await asked(async () => new Response('[]'), { baseUrl: 'file:///x' })).toMatchObject({
    failure: { kind: 'unreachable' },
  });
});
