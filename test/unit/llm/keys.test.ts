import { expect, it } from 'vitest';
import type { ExchangeEntry } from '../../../src/llm/log';
import { startFaultServer } from '../../fixtures/llm/faultServer';
import { ask, good, KEY, modelOf, protocols, request } from './asking';

it.each(protocols)('%s logs every exchange without the key and without what looks like one', async protocol => {
  const entries: ExchangeEntry[] = [];
  const echo = { ...good, name: `password = "hunter22" ${KEY}` };
  const server = await startFaultServer(({ index }) => (index === 0 ? { fault: '529' } : echo));
  const model = modelOf(protocol, server.url, { log: entry => entries.push(entry) });
  const secret = `DB_PASSWORD=hunter22`;
  expect(await ask(model, { ...request, prompt: `${request.prompt} ${secret} ${KEY}` })).toMatchObject({ ok: true });
  expect(entries.map(({ outcome }) => outcome)).toEqual([expect.stringMatching(/^overloaded: HTTP 529/), 'ok']);
  const all = JSON.stringify(entries);
  expect(all).not.toContain(KEY);
  expect(all).not.toContain('hunter22');
  expect(all).toContain('Judge Redis.');
  expect(entries[1]?.response).toContain('masked: password');
  await server.close();
});

it.each(protocols)('%s takes the key out of what a server quotes', async protocol => {
  const body = JSON.stringify({ error: { message: `Incorrect API key provided: ${KEY}.`, type: 'x' } });
  for (const status of [400, 401, 403, 404, 500]) {
    const fetch = async () => new Response(body, { status });
    const result = await ask(modelOf(protocol, 'http://localhost:1', { fetch }));
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).toContain('Incorrect API key');
    expect(JSON.stringify(result)).not.toContain(KEY);
  }
});

it.each(protocols)('%s never hands a key to fetch that fetch would quote', async protocol => {
  const key = `${KEY}\nsecond-line`;
  const result = await ask(modelOf(protocol, 'http://127.0.0.1:1', { key }));
  expect(result).toMatchObject({ ok: false, failure: { kind: 'unauthorised' } });
  expect(JSON.stringify(result)).not.toContain(KEY);
});

it('asks for a key where there is none, and sends none', async () => {
  const server = await startFaultServer(() => ({ fault: '401' }));
  const result = await ask(modelOf('openai', server.url, { key: '' }));
  expect(result).toMatchObject({
    failure: { message: expect.stringMatching(/wants an API key.*ADR: Set API Key.*DELIBERATE_API_KEY/) },
  });
  expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  await server.close();
});

it('does not follow a redirect, which would carry the key to elsewhere', async () => {
  const server = await startFaultServer(() => ({ fault: 'redirect', next: good }));
  const result = await ask(modelOf('openai', server.url));
  expect(result).toMatchObject({
    failure: { kind: 'unreachable', message: expect.stringContaining('redirects to http://localhost') },
  });
  expect(server.requests).toHaveLength(1);
  await server.close();
});

it('survives a log and a listener that throw', async () => {
  const server = await startFaultServer(() => good);
  const model = modelOf('openai', server.url, {
    log() {
      throw new Error('disk full');
    },
  });
  const onText = () => {
    throw new Error('gone');
  };
  expect(await model.answer(request, { signal: new AbortController().signal, onText })).toMatchObject({ ok: true });
  await server.close();
});
