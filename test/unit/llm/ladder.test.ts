import { expect, it } from 'vitest';
import { startFaultServer } from '../../fixtures/llm/faultServer';
import type { Asked } from '../../fixtures/llm/read';
import { ask, good, modelOf, protocols, request, schema } from './asking';

const rungs = {
  openai: ['schema', 'tool', 'json', 'prompt'],
  anthropic: ['schema', 'tool', 'prompt'],
  ollama: ['schema', 'json', 'prompt'],
} as const;
const each = protocols.flatMap(protocol => rungs[protocol].map((rung, index) => ({ protocol, rung, index })));

it.concurrent.each(each)(
  '$protocol goes down to $rung, hands over the schema and remembers',
  async ({ protocol, rung, index }) => {
    const server = await startFaultServer(asked => (asked.rung === rung ? good : { fault: '400-schema' }));
    const model = modelOf(protocol, server.url);
    expect(await ask(model)).toMatchObject({ ok: true, reply: { json: good } });
    expect(server.requests.map(asked => asked.rung)).toEqual(rungs[protocol].slice(0, index + 1));
    expect(server.requests.at(-1)?.schema).toEqual(schema);
    expect(await ask(model)).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(index + 2);
    await server.close();
  },
);

it.each(protocols)('%s gives up below the last rung, and forgets what did not help', async protocol => {
  let broken = true;
  const server = await startFaultServer(asked => {
    if (broken) return { fault: '400-schema' };
    return asked.rung === 'schema' ? good : { fault: '400' };
  });
  const model = modelOf(protocol, server.url);
  expect(await ask(model)).toMatchObject({ ok: false, failure: { kind: 'bad-request' } });
  expect(server.requests).toHaveLength(rungs[protocol].length);
  broken = false;
  expect(await ask(model)).toMatchObject({ ok: true });
  await server.close();
});

/** A server that rejects one field, in the words of real ones. */
function rejecting(says: (body: Record<string, unknown>) => string | null) {
  const bodies: Record<string, unknown>[] = [];
  const fetch = async (_: string, { body = '' }: { body?: string }) => {
    const asked = JSON.parse(body) as Record<string, unknown>;
    bodies.push(asked);
    const message = says(asked);
    if (message)
      return new Response(JSON.stringify({ error: { message, type: 'invalid_request_error' } }), { status: 400 });
    const chunk = { choices: [{ delta: { content: JSON.stringify(good) }, finish_reason: 'stop' }] };
    return new Response(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`, {
      headers: { 'content-type': 'text/event-stream' },
    });
  };
  return { bodies, fetch };
}

it.each([
  [
    'max_tokens',
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
  ],
  [
    'temperature',
    "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.",
  ],
  ['seed', 'seed: Extra inputs are not permitted'],
  [
    'stream_options',
    "[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options'), 'msg': 'Extra inputs are not permitted'}]",
  ],
])('leaves out %s once it was rejected', async (field, message) => {
  const { bodies, fetch } = rejecting(body => (field in body ? message : null));
  const model = modelOf('openai', 'http://localhost:1', { fetch });
  expect(await ask(model)).toMatchObject({ ok: true });
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toHaveProperty('response_format');
  expect(await ask(model)).toMatchObject({ ok: true });
  expect(bodies).toHaveLength(3);
  if (field === 'max_tokens') expect(bodies[2]).toMatchObject({ max_completion_tokens: 500 });
});

it('puts the instructions into the question for a model that takes no system role', async () => {
  const { bodies, fetch } = rejecting(body =>
    (body['messages'] as { role: string }[]).some(({ role }) => role === 'system') ? 'System role not supported' : null,
  );
  expect(await ask(modelOf('openai', 'http://localhost:1', { fetch }))).toMatchObject({ ok: true });
  expect(bodies[1]?.['messages']).toEqual([{ role: 'user', content: 'You judge options.\n\nJudge Redis.' }]);
});

it('remembers what several questions found out at the same time', async () => {
  const { bodies, fetch } = rejecting(body =>
    'seed' in body ? 'seed is unknown' : 'temperature' in body ? 'temperature is unknown' : null,
  );
  const model = modelOf('openai', 'http://localhost:1', { fetch });
  const answers = await Promise.all([ask(model), ask(model), ask(model)]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const before = bodies.length;
  await ask(model);
  expect(bodies).toHaveLength(before + 1);
});

it('Anthropic marks the instructions for the cache and names its version; OpenAI and Ollama get seed and limits', async () => {
  const server = await startFaultServer(() => good);
  for (const protocol of protocols) await ask(modelOf(protocol, server.url));
  const [openai, anthropic, ollama] = server.requests as [Asked, Asked, Asked];
  expect(anthropic.body['system']).toEqual([
    { type: 'text', text: request.system, cache_control: { type: 'ephemeral' } },
  ]);
  expect(anthropic.headers).toMatchObject({ 'anthropic-version': '2023-06-01', 'x-api-key': expect.any(String) });
  expect(openai.body).toMatchObject({
    seed: 7,
    temperature: 0.2,
    max_tokens: 500,
    stream_options: { include_usage: true },
  });
  expect(ollama.body).toMatchObject({ options: { num_predict: 500, temperature: 0.2, seed: 7 }, format: schema });
  await server.close();
});

it('asks Ollama for a window that holds the question', async () => {
  const server = await startFaultServer(() => good);
  await ask(modelOf('ollama', server.url), { ...request, prompt: 'word '.repeat(5000) });
  expect(server.requests[0]?.body['options']).toMatchObject({ num_ctx: 8192 });
  await server.close();
});

it('stays where it is on the ladder when it has to ask again', async () => {
  let calls = 0;
  const server = await startFaultServer(asked =>
    asked.rung === 'schema' ? { fault: '400-schema' } : ++calls === 1 ? { fault: '529' } : good,
  );
  expect(await ask(modelOf('openai', server.url))).toMatchObject({ ok: true });
  expect(server.requests.map(({ rung }) => rung)).toEqual(['schema', 'tool', 'tool']);
  await server.close();
});
