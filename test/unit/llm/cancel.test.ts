import { describe, expect, it } from 'vitest';
import { type FaultName, startFaultServer } from '../../fixtures/llm/faultServer';
import { good, modelOf, protocols, request, until } from './asking';

const patient = { first: 5000, idle: 5000, total: 5000, grace: 5000 };

/** Where an exchange is when the person has had enough. */
const stages: readonly (readonly [string, FaultName])[] = [
  ['nothing came', 'never'],
  ['the head came', 'slow-first'],
  ['half came', 'stall'],
  ['it comes', 'slow'],
  ['all came and the stream is open', 'no-end'],
  ['it waits to ask again', '429-hour'],
];

describe.each(protocols)('%s', protocol => {
  it.concurrent.each(stages)('stops at once when %s (%s)', async (_, fault) => {
    const server = await startFaultServer(() => ({ fault, answer: good }), {
      slow: 3000,
    });
    const controller = new AbortController();
    const model = modelOf(protocol, server.url, { limits: patient, retry: { patience: 1e9 } });
    const answer = model.answer(request, { signal: controller.signal });
    await until(() => server.requests.length === 1);
    await new Promise(resolve => setTimeout(resolve, 30));
    const at = performance.now();
    controller.abort();
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(performance.now() - at).toBeLessThan(500);
    await until(() => server.open() === 0, 500);
    expect(server.requests).toHaveLength(1);
    await server.close();
  });

  it('asks nothing when it is cancelled already', async () => {
    const server = await startFaultServer(() => good);
    const controller = new AbortController();
    controller.abort();
    const result = await modelOf(protocol, server.url).answer(request, { signal: controller.signal });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(server.requests).toHaveLength(0);
    await server.close();
  });
});
