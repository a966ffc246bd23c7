import { describe, expect, it } from 'vitest';
import type { ModelFailureKind } from '../../../src/llm/model';
import { type FaultName, startFaultServer } from '../../fixtures/llm/faultServer';
import { ask, good, KEY, modelOf, protocols, until } from './asking';

/** Served for ever: what a person gets in the end, and after how many requests. */
const failing: Partial<Record<FaultName, readonly [ModelFailureKind, number]>> = {
  length: ['length', 1],
  'bad-json': ['malformed', 2],
  'cut-json': ['malformed', 2],
  'wrong-schema': ['malformed', 2],
  empty: ['malformed', 2],
  refusal: ['refused', 1],
  filtered: ['filtered', 1],
  'error-event': ['broken', 4],
  'garbage-line': ['broken', 4],
  'clean-end': ['broken', 4],
  'socket-cut': ['broken', 4],
  reset: ['broken', 4],
  'slow-first': ['timeout', 1],
  stall: ['timeout', 1],
  never: ['timeout', 1],
  '400': ['bad-request', 1],
  '400-context': ['length', 1],
  '401': ['unauthorised', 1],
  '403': ['unauthorised', 1],
  '404': ['not-found', 1],
  '408': ['timeout', 4],
  '422': ['bad-request', 1],
  '425': ['broken', 4],
  '429': ['rate', 4],
  '429-retry-after': ['rate', 4],
  '429-date': ['rate', 4],
  '429-hour': ['rate', 1],
  '429-quota': ['quota', 1],
  '500': ['broken', 4],
  '502': ['broken', 4],
  '503-html': ['overloaded', 4],
  '504': ['timeout', 4],
  '529': ['overloaded', 4],
  page: ['unreachable', 1],
  redirect: ['unreachable', 1],
};
/** Where a protocol says it differently. */
const otherwise: Record<string, readonly [ModelFailureKind, number]> = {
  'anthropic error-event': ['overloaded', 4],
  'anthropic filtered': ['refused', 1],
  // Ollama knows neither: the model just says something else.
  'ollama refusal': ['malformed', 2],
  'ollama filtered': ['malformed', 2],
};

const shaped = [
  'ok',
  'crlf',
  'split',
  'keep-alives',
  'no-terminator',
  'no-last-newline',
  'fenced',
  'text-around',
  'thinking',
  'think-tags',
  'not-streamed',
  'no-end',
  'reset-after-end',
] as const;
const silent: readonly FaultName[] = ['slow-first', 'stall', 'never'];
/** Asking again helps. */
const passing = (Object.keys(failing) as FaultName[]).filter(fault => (failing[fault]?.[1] ?? 0) > 1);

describe.each(protocols)('%s', protocol => {
  it.concurrent.each(shaped)('reads an answer that comes as %s', async fault => {
    const server = await startFaultServer(() => ({ fault, answer: good }));
    const result = await ask(modelOf(protocol, server.url));
    expect(result).toMatchObject({ ok: true, reply: { json: good, model: `served-${protocol}` } });
    expect(server.requests).toHaveLength(1);
    await server.close();
  });

  it.concurrent.each(Object.keys(failing) as FaultName[])('says what happened after %s', async fault => {
    const [kind, requests] = otherwise[`${protocol} ${fault}`] ?? failing[fault] ?? [];
    const seen: string[] = [];
    const server = await startFaultServer(() => ({ fault, answer: good }), { slow: 800 });
    const limits = silent.includes(fault) ? { first: 250, idle: 100, total: 2000, grace: 30 } : undefined;
    const log = (entry: unknown) => seen.push(JSON.stringify(entry));
    const result = await ask(modelOf(protocol, server.url, { log, ...(limits ? { limits } : {}) }));
    expect(result).toMatchObject({ ok: false, failure: { kind } });
    expect(server.requests).toHaveLength(requests ?? 0);
    if (!result.ok) expect(result.failure.message).toMatch(/^[^\n]{20,500}\.$/);
    expect(JSON.stringify(result) + seen.join('')).not.toContain(KEY);
    await until(() => server.open() === 0);
    await server.close();
  });

  it.concurrent.each(passing)('gets its answer when %s passes', async fault => {
    const server = await startFaultServer(() => ({ fault, answer: good, next: good }));
    const result = await ask(modelOf(protocol, server.url));
    expect(result).toMatchObject({ ok: true, reply: { json: good } });
    expect(server.requests).toHaveLength(2);
    await server.close();
  });

  it('waits for a slow first word, and longer for a slow answer than for a silent one', async () => {
    const slow = await startFaultServer(() => ({ fault: 'slow', answer: good }), { slow: 15 });
    const silent = await startFaultServer(() => ({ fault: 'slow-first', answer: good }), { slow: 160 });
    const limits = { first: 600, idle: 250, total: 1000, grace: 30 };
    expect(await ask(modelOf(protocol, slow.url, { limits }))).toMatchObject({ ok: true });
    expect(await ask(modelOf(protocol, silent.url, { limits }))).toMatchObject({ ok: true });
    const short = await ask(modelOf(protocol, slow.url, { limits: { ...limits, total: 60 } }));
    expect(short).toMatchObject({ ok: false, failure: { kind: 'timeout', cause: 'no end within 60 ms' } });
    await slow.close();
    await silent.close();
  });

  it('counts what all attempts used, and says when it had to guess', async () => {
    const server = await startFaultServer(({ index }) =>
      index === 0 ? { fault: 'wrong-schema' } : index === 1 ? { fault: 'clean-end', answer: good } : good,
    );
    const result = await ask(modelOf(protocol, server.url));
    expect(result.ok && result.reply.usage.estimated).toBe(true);
    expect(result.ok && result.reply.usage.output).toBeGreaterThan(14);
    const once = await ask(modelOf(protocol, server.url));
    expect(once.ok && once.reply.usage).toEqual({ input: 11, output: 7, estimated: false });
    await server.close();
  });

  it('asks again with the exact complaint', async () => {
    const server = await startFaultServer(({ index }) => (index === 0 ? { ...good, score: 9 } : good));
    expect(await ask(modelOf(protocol, server.url))).toMatchObject({ ok: true });
    expect(server.requests[1]?.prompt).toContain('score: has to be one of 1, 2, 3, 4, 5');
    expect(server.requests[1]?.system).toBe(server.requests[0]?.system);
    await server.close();
  });
});
