import { expect, it } from 'vitest';
import type { Fetch } from '../../../src/llm/host';
import { ask, good, modelOf, request } from './asking';

/** A server in memory, that says these frames, one after another, at these times. */
function saying(
  frames: readonly (readonly [number, string])[],
  type = 'text/event-stream',
): { fetch: Fetch; gone: () => boolean } {
  let gone = false;
  const fetch: Fetch = async () => {
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        for (const [ms, text] of frames) {
          await new Promise(resolve => setTimeout(resolve, ms));
          if (gone) return;
          controller.enqueue(new TextEncoder().encode(text));
        }
        if (frames.at(-1)?.[1] !== HANGS) controller.close();
      },
      cancel() {
        gone = true;
      },
    });
    return new Response(body, { headers: { 'content-type': type } });
  };
  return { fetch, gone: () => gone };
}

const HANGS = ': hangs\n\n';
const said = (content: string, finish: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: finish }] })}\n\n`;
const limits = { first: 120, idle: 150, total: 3000, grace: 40 };
const model = (fetch: Fetch, more = {}) =>
  modelOf('openai', 'http://localhost:1', { fetch, limits, retry: { times: 0 }, ...more });

it('keep-alives do not stand for a first word', async () => {
  const { fetch, gone } = saying([
    ...Array.from({ length: 9 }, () => [30, ': OPENROUTER PROCESSING\n\n'] as const),
    [1, said('{}', 'stop')],
  ]);
  const result = await ask(model(fetch));
  expect(result).toMatchObject({ failure: { kind: 'timeout', cause: 'no data within 120 ms' } });
  expect(gone()).toBe(true);
});

it('thoughts do, and keep an answer alive', async () => {
  const thought = `data: ${JSON.stringify({ choices: [{ delta: { reasoning_content: 'Hm' } }] })}\n\n`;
  const { fetch } = saying([
    ...Array.from({ length: 5 }, () => [35, thought] as const),
    [35, said(JSON.stringify(good), 'stop')],
  ]);
  expect(await ask(model(fetch))).toMatchObject({ ok: true, reply: { json: good } });
});

it('does not wait for ever for a server that has said all', async () => {
  const { fetch, gone } = saying([
    [0, said(JSON.stringify(good), 'stop')],
    [0, HANGS],
  ]);
  const at = performance.now();
  expect(await ask(model(fetch))).toMatchObject({ ok: true });
  expect(performance.now() - at).toBeLessThan(1000);
  expect(gone()).toBe(true);
});

it('takes no answer that broke off, though its JSON is whole', async () => {
  const { fetch } = saying([[0, said(JSON.stringify(good))]]);
  expect(await ask(model(fetch))).toMatchObject({ failure: { kind: 'broken' } });
});

it('ends in time though fetch pays no heed to the abort', async () => {
  const deaf: Fetch = () => new Promise(() => {});
  expect(await ask(model(deaf))).toMatchObject({ failure: { kind: 'timeout' } });
  const controller = new AbortController();
  const answer = model(deaf).answer(request, { signal: controller.signal });
  controller.abort();
  expect(await answer).toMatchObject({ failure: { kind: 'cancelled' } });
});

it('an error is that error though its body does not end', async () => {
  const { fetch } = saying([
    [0, '{"error":"no such'],
    [0, HANGS],
  ]);
  const wrong: Fetch = async (url, init) => new Response((await fetch(url, init)).body as BodyInit, { status: 404 });
  expect(await ask(model(wrong))).toMatchObject({ failure: { kind: 'not-found' } });
});

it('refuses a stream that never ends', async () => {
  const flood = `: ${'x'.repeat(9_000_000)}\n\n`;
  const { fetch, gone } = saying([
    [0, said('x')],
    [0, flood],
    [0, flood],
    [0, flood],
    [0, flood],
    [0, flood],
    [0, HANGS],
  ]);
  expect(await ask(model(fetch, { limits: { ...limits, idle: 3000, total: 5000 } }))).toMatchObject({
    failure: { kind: 'broken', cause: 'the answer does not end' },
  });
  expect(gone()).toBe(true);
});

it('tells how much has come, and begins anew with each attempt', async () => {
  const text = JSON.stringify(good);
  const { fetch } = saying([
    [0, said(text.slice(0, 9))],
    [5, said(text.slice(9))],
    [5, said('', 'stop')],
  ]);
  const seen: number[] = [];
  const signal = new AbortController().signal;
  await model(fetch).answer(request, { signal, onText: characters => seen.push(characters) });
  expect(seen).toEqual([9, text.length]);
});

it('takes no whole value before one that was cut', async () => {
  const { fetch } = saying([[0, said(`${JSON.stringify(good)} or rather {"name": "Gr`, 'stop')]]);
  expect(await ask(model(fetch))).toMatchObject({
    failure: { kind: 'malformed', cause: 'its JSON begins and does not end' },
  });
});
