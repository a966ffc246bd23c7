import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ModelFailureKind } from '../../../src/llm/model';
import { pooled } from '../../../src/llm/pool';
import { type FaultName, type Protocol, startFaultServer } from '../../fixtures/llm/faultServer';
import { failures, shapes } from '../../fixtures/llm/faults';
import { ask, good, KEY, modelOf, request } from './asking';
import { type SdkName, sdks, type Told } from './sdks';

/**
 * The official libraries, as their READMEs show them, against our adapters, over the same server. Where both say the
 * same nothing is listed here; what is listed has to differ, in this way, and says why we are right.
 */
const oracles = Object.keys(sdks) as readonly SdkName[];
const openai: readonly SdkName[] = ['openai loop', 'openai helper'];
const anthropic: readonly SdkName[] = ['anthropic loop', 'anthropic helper'];
const ollama: readonly SdkName[] = ['ollama loop'];
const loops: readonly SdkName[] = ['openai loop', 'anthropic loop'];
const helpers: readonly SdkName[] = ['openai helper', 'anthropic helper'];
const both = [...openai, ...anthropic];

/**
 * `takes`: hands out what it has as a whole answer. `hangs`: no end in sight. `gives up`: throws where we ask again.
 * `insists`: asks again where we stop. `throws`: where we have the answer. `no JSON`, `no count`: the text, and no more.
 */
interface Row {
  readonly on: readonly FaultName[];
  readonly whose: readonly SdkName[];
  readonly how: 'takes' | 'hangs' | 'gives up' | 'insists' | 'throws' | 'no JSON' | 'no count';
  /** What we say. */
  readonly us?: readonly ModelFailureKind[];
  readonly why: string;
}

/** An answer is whole, and still they do not all get it. */
const done = 'the model has said that it is done: nothing is missing';
const last = 'the last event is whole but for its blank line';
const whole: readonly Row[] = [
  { on: ['fenced', 'text-around', 'think-tags'], whose: oracles, how: 'no JSON', why: 'it is in it, beyond doubt' },
  {
    on: ['not-streamed'],
    whose: loops,
    how: 'takes',
    why: 'nothing, as it were: some proxies answer so, and all is there',
  },
  { on: ['not-streamed'], whose: helpers, how: 'throws', why: 'some proxies answer so, and all is there' },
  { on: ['no-end'], whose: both, how: 'hangs', why: done },
  { on: ['reset-after-end'], whose: both, how: 'throws', why: done },
  { on: ['no-last-newline', 'no-terminator'], whose: ['anthropic helper'], how: 'throws', why: done },
  { on: ['no-last-newline'], whose: loops, how: 'no count', why: last },
  {
    on: ['ok', 'crlf', 'split', 'keep-alives', 'no-terminator', 'no-last-newline', 'thinking', 'slow', 'slow-first'],
    whose: ['openai helper'],
    how: 'no count',
    why: 'it leaves out the event of the usage where that has no id',
  },
];

/** An answer is none, and they do not all notice, or not in time; or to ask again would help, or would not. */
const lost = 'what got lost may have been a part of the answer';
const next = 'a connection that broke may hold the next time';
const spoilt: readonly Row[] = [
  {
    on: ['length'],
    whose: oracles,
    how: 'takes',
    us: ['length'],
    why: 'a cut answer is none; a field beside it says so',
  },
  { on: ['refusal'], whose: both, how: 'takes', us: ['refused'], why: 'a refusal is none; a field beside it says so' },
  { on: ['filtered'], whose: openai, how: 'takes', us: ['filtered'], why: 'half of it may be missing' },
  { on: ['filtered'], whose: anthropic, how: 'takes', us: ['refused'], why: 'half of it may be missing' },
  { on: ['refusal', 'filtered'], whose: ollama, how: 'takes', us: ['malformed'], why: 'prose is no answer' },
  {
    on: ['bad-json', 'cut-json', 'wrong-schema', 'empty'],
    whose: oracles,
    how: 'takes',
    us: ['malformed'],
    why: 'no server binds every model to its schema',
  },
  { on: ['clean-end'], whose: loops, how: 'takes', us: ['broken'], why: 'half an answer, and a polite end' },
  { on: ['garbage-line'], whose: [...anthropic, ...ollama], how: 'takes', us: ['broken'], why: lost },
  { on: ['page'], whose: loops, how: 'takes', us: ['unreachable'], why: 'to sign in to a network is no empty answer' },
  {
    on: ['stall', 'never'],
    whose: oracles,
    how: 'hangs',
    us: ['timeout'],
    why: 'ten minutes or for ever: a person waits',
  },
  { on: ['429-hour'], whose: both, how: 'hangs', us: ['rate'], why: 'an hour of silence: the person decides' },
  { on: ['429-quota'], whose: both, how: 'insists', us: ['quota'], why: 'only a person can raise a limit' },
  { on: ['redirect'], whose: oracles, how: 'insists', us: ['unreachable'], why: 'the question goes to whom it says' },
  { on: ['clean-end'], whose: [...helpers, ...ollama], how: 'gives up', us: ['broken'], why: next },
  { on: ['socket-cut'], whose: oracles, how: 'gives up', us: ['broken'], why: next },
  { on: ['error-event'], whose: oracles, how: 'gives up', us: ['broken', 'overloaded'], why: 'that may pass' },
  { on: ['garbage-line'], whose: openai, how: 'gives up', us: ['broken'], why: next },
  { on: ['425'], whose: oracles, how: 'gives up', us: ['broken'], why: 'too early means later' },
  {
    on: ['400-schema'],
    whose: oracles,
    how: 'gives up',
    us: ['bad-request'],
    why: 'what knows no schema knows a tool',
  },
  {
    on: ['408', '429', '429-retry-after', '429-date', '500', '502', '503-html', '504', '529', 'reset'],
    whose: ollama,
    how: 'gives up',
    us: ['timeout', 'rate', 'broken', 'overloaded'],
    why: 'it asks once, whatever is said; all of these pass',
  },
];

const protocolOf = (oracle: SdkName) => oracle.split(' ')[0] as Protocol;
const LONG = 30_000;
const counted = { input: 11, output: 7, estimated: false };

async function ours(protocol: Protocol, fault: FaultName) {
  const server = await startFaultServer(() => ({ fault, answer: good }), { slow: 20 });
  const said: string[] = [];
  // Short only for what never comes: on a machine that has much to do, everything else may take its time.
  const waits = { first: fault === 'never' ? 1000 : LONG, idle: fault === 'stall' ? 300 : LONG };
  const limits = { ...waits, grace: fault === 'no-end' ? 30 : LONG, total: LONG };
  const retry = { times: 1, wait: 2, longest: 8, patience: 1000 };
  const result = await ask(modelOf(protocol, server.url, { limits, retry, log: entry => said.push(entry.response) }));
  const asked = server.requests.length;
  await server.close();
  return { result, said, asked };
}

async function theirs(oracle: SdkName, fault: FaultName) {
  const server = await startFaultServer(() => ({ fault, answer: good }), { slow: 20 });
  const waits = listed(oracle, fault) === 'hangs' ? 1200 : LONG;
  // Each of its tries follows twenty redirects.
  const answer = sdks[oracle](server.url, fault === 'redirect' ? 0 : 1).catch((error: unknown) => ({
    error: String(error),
  }));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>(resolve => {
    timer = setTimeout(resolve, waits, null);
  });
  // Null: it hangs.
  const told: Told | { error: string } | null = await Promise.race([answer, late]);
  clearTimeout(timer);
  const requests = [...server.requests];
  await server.close();
  return { told, requests, asked: requests.length };
}

function listed(oracle: SdkName, fault: FaultName): Row['how'] | undefined {
  return [...whole, ...spoilt].find(({ on, whose }) => on.includes(fault) && whose.includes(oracle))?.how;
}

type Both = { readonly us: Awaited<ReturnType<typeof ours>>; readonly them: Awaited<ReturnType<typeof theirs>> };
const seen = new Map<SdkName, Map<FaultName, Both>>();

beforeAll(async () => {
  // They write to the console what they leave out.
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'log').mockReturnValue();
  const asked = new Map<string, ReturnType<typeof ours>>();
  const pairs = oracles.flatMap(oracle => [...shapes, ...failures].map(fault => ({ oracle, fault })));
  // What hangs begins first. Not all at once: connections that are kept would be closed before their turn comes again.
  const hanging = pairs.filter(({ oracle, fault }) => listed(oracle, fault) === 'hangs');
  const order = [...new Set([...hanging, ...pairs])];
  await pooled(order, 48, new AbortController().signal, async ({ oracle, fault }) => {
    const at = `${protocolOf(oracle)} ${fault}`;
    const mine = asked.get(at) ?? ours(protocolOf(oracle), fault);
    asked.set(at, mine);
    const faults = seen.get(oracle) ?? new Map<FaultName, Both>();
    seen.set(oracle, faults);
    const [us, them] = await Promise.all([mine, theirs(oracle, fault)]);
    faults.set(fault, { us, them });
  });
}, 2 * LONG);
afterAll(() => {
  vi.restoreAllMocks();
});

function at(oracle: SdkName, fault: FaultName): Both {
  const found = seen.get(oracle)?.get(fault);
  if (!found) throw new Error(`${oracle} was not asked for ${fault}`);
  return found;
}

/** How they differ from us, or null. */
function difference({ us, them }: Both): Row['how'] | null {
  const { told } = them;
  if (told === null) return 'hangs';
  if ('error' in told) {
    if (us.result.ok) return 'throws';
    return them.asked < us.asked ? 'gives up' : them.asked > us.asked ? 'insists' : null;
  }
  if (!us.result.ok || us.said[0] !== told.text) return 'takes';
  const { json, usage } = us.result.reply;
  if (!isDeepStrictEqual(parsed(told.text), json)) return 'no JSON';
  return told.input === usage.input && told.output === usage.output ? null : 'no count';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function expected(rows: readonly Row[], oracle: SdkName) {
  const theirs = rows.filter(({ whose }) => whose.includes(oracle));
  return Object.fromEntries(theirs.flatMap(({ on, how }) => on.map(fault => [fault, how])));
}

function found(faults: readonly FaultName[], oracle: SdkName) {
  const all = faults.map(fault => [fault, difference(at(oracle, fault))] as const);
  return Object.fromEntries(all.filter(([, how]) => how !== null));
}

it.each(oracles)('%s gets the same text, JSON and counts of a whole answer, but for what is listed', oracle => {
  const good_ = [...shapes, 'slow-first'] as const;
  expect(found(good_, oracle)).toEqual(expected(whole, oracle));
  for (const fault of good_) {
    const { result, asked } = at(oracle, fault).us;
    expect([fault, asked, result]).toMatchObject([fault, 1, { ok: true, reply: { json: good, usage: counted } }]);
  }
});

it.each(oracles)('%s fails when we do, and asks again as often, but for what is listed', oracle => {
  const none = failures.filter(fault => fault !== 'slow-first');
  expect(found(none, oracle)).toEqual(expected(spoilt, oracle));
  for (const fault of none) expect(at(oracle, fault).us.result.ok, fault).toBe(false);
  for (const { on, whose, us } of spoilt)
    for (const fault of whose.includes(oracle) ? on : []) {
      const { result } = at(oracle, fault).us;
      expect(us, fault).toContain(result.ok ? 'an answer' : result.failure.kind);
    }
});

it('what follows a redirect takes the question along, and a key that is no authorization', async () => {
  for (const oracle of oracles) expect(at(oracle, 'redirect').them.requests[1]?.prompt).toBe(request.prompt);
  for (const oracle of oracles) expect(at(oracle, 'redirect').us.asked).toBe(1);
  const server = await startFaultServer(() => ({ fault: 'redirect' }));
  const headers = { 'x-api-key': KEY, authorization: `Bearer ${KEY}` };
  const body = JSON.stringify({ messages: [] });
  await fetch(`${server.url}/v1/messages`, { method: 'POST', headers, body }).catch(() => null);
  expect(server.requests[1]?.headers['x-api-key']).toBe(KEY);
  expect(server.requests[1]?.headers['authorization']).toBeUndefined();
  await server.close();
});

it('half an answer that a loop takes for a whole one is really half', () => {
  for (const oracle of loops) {
    const { told } = at(oracle, 'clean-end').them;
    const text = told && 'text' in told ? told.text : '';
    expect(text.length).toBeGreaterThan(10);
    expect(text.length).toBeLessThan(JSON.stringify(good).length);
    expect(JSON.stringify(good).startsWith(text)).toBe(true);
  }
});
