import { addressOf } from './address';
import { troubleOfEnd } from './answer';
import { type Fetch, hostFetch, hostTimers, type Timers } from './host';
import { exchanged } from './http';
import { listening } from './listen';
import { type ExchangeLog, logged, scrubbed, scrubbedHeaders } from './log';
import type { Call, Model, ModelRequest, ModelResult } from './model';
import { type Attempt, type RetryPolicy, retried, retryPolicy } from './retry';
import { type Manner, type Manners, manners, milder, onWire } from './structured';
import { type Tally, tally } from './tally';
import type { Trouble } from './trouble';
import { askedTwice } from './twice';
import { type Limits, limits } from './watch';
import type { Heard, Wire } from './wire';
import { failureOf, type Who } from './words';

export interface ModelOptions {
  /** With `/v1` or without. */
  readonly baseUrl?: string | undefined;
  readonly id: string;
  readonly key?: string | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly retry?: Partial<RetryPolicy> | undefined;
  /** Every exchange, keys removed. */
  readonly log?: ExchangeLog | undefined;
  /** What is known of this model from before, to be shared by all who ask it. */
  readonly manners?: Manners | undefined;
  readonly fetch?: Fetch | undefined;
  readonly timers?: Timers | undefined;
  readonly random?: (() => number) | undefined;
}

/** Everything that one model needs to be asked, worked out once. */
interface Asking {
  readonly wire: Wire;
  readonly who: Who;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly key: string;
  readonly limits: Limits;
  readonly retry: RetryPolicy;
  readonly manners: Manners;
  readonly fetch: Fetch;
  readonly timers: Timers;
  readonly random: () => number;
  readonly log: ExchangeLog | undefined;
}

export function modelOver(wire: Wire, label: string, options: ModelOptions & { readonly baseUrl: string }): Model {
  const id = options.id.trim();
  const key = options.key?.trim() ?? '';
  const address = addressOf(options.baseUrl);
  const { provider } = wire;
  const asking: Asking = {
    wire,
    who: { provider, label, id, host: address?.host ?? '', hasKey: key !== '' },
    url: address ? wire.url(address) : '',
    headers: { 'content-type': 'application/json', ...wire.headers(key) },
    key,
    limits: { ...limits, ...options.limits },
    retry: { ...retryPolicy, ...options.retry },
    manners: options.manners ?? manners(),
    fetch: options.fetch ?? hostFetch,
    timers: options.timers ?? hostTimers,
    random: options.random ?? Math.random,
    log: options.log,
  };
  return { provider, id, name: `${label} · ${id}`, answer: (request, call) => answered(asking, request, call) };
}

async function answered(asking: Asking, request: ModelRequest, call: Call): Promise<ModelResult> {
  const costs = tally();
  const failed = (trouble: Trouble): ModelResult => {
    const failure = failureOf(trouble, asking.who, scrubbed(trouble.cause, asking.key));
    return { ok: false, failure: { ...failure, usage: costs.usage() } };
  };
  try {
    const wrong = unusable(asking);
    if (wrong) return failed(wrong);
    const ladder = { manner: asking.manners.get() };
    const outcome = await askedTwice(request, asked =>
      retried(() => climbed(asking, ladder, asked, call, costs), asking.retry, { ...asking, ...call }),
    );
    if ('trouble' in outcome) return failed(outcome.trouble);
    const { value, heard } = outcome.done;
    return { ok: true, reply: { json: value, usage: costs.usage(), model: heard.model ?? asking.who.id } };
  } catch (error) {
    return failed({ kind: 'broken', cause: String(error), passing: false });
  }
}

/** What makes asking pointless. */
function unusable({ url, key, who }: Asking): Trouble | null {
  if (url === '') return { kind: 'unreachable', hint: 'address', cause: 'no http or https address', passing: false };
  if (who.id === '') return { kind: 'no-model', cause: 'no model id', passing: false };
  // Such a key would be quoted in the error of whoever makes the header.
  if (!/^[\x21-\x7e]*$/.test(key))
    return { kind: 'unauthorised', hint: 'key', cause: 'not a header value', passing: false };
  return null;
}

/** One try, going down the ladder as far as it has to; the next one stays there, and what worked is remembered. */
async function climbed(
  asking: Asking,
  ladder: { manner: Manner },
  request: ModelRequest,
  call: Call,
  costs: Tally,
): Promise<Attempt<Heard>> {
  for (;;) {
    const outcome = await once(asking, request, call, costs, ladder.manner);
    if ('done' in outcome) {
      asking.manners.learn(ladder.manner);
      return outcome;
    }
    const next = milder(ladder.manner, outcome.trouble, asking.wire, request);
    if (!next) return outcome;
    ladder.manner = next;
  }
}

async function once(
  asking: Asking,
  request: ModelRequest,
  call: Call,
  costs: Tally,
  manner: Manner,
): Promise<Attempt<Heard>> {
  const { wire, who, url, headers, key, timers, log } = asking;
  const body = wire.body(who.id, request, onWire(manner, wire));
  const listener = listening(wire, quietly(call.onText));
  const at = timers.now();
  const wrong = await exchanged({ ...asking, body: JSON.stringify(body), signal: call.signal }, listener.take);
  const heard = listener.heard();
  costs.add(request, heard);
  const trouble = wrong ?? troubleOfEnd(heard);
  logged(log, () => ({
    at,
    ms: timers.now() - at,
    name: `${who.label} · ${who.id}`,
    url: scrubbed(url, key),
    headers: scrubbedHeaders(headers, key),
    request: JSON.stringify(body, (_, value) => (typeof value === 'string' ? scrubbed(value, key) : value)),
    response: scrubbed(heard.text + heard.tool, key),
    outcome: trouble ? `${trouble.kind}: ${scrubbed(trouble.cause, key)}` : 'ok',
  }));
  return trouble ? { trouble } : { done: heard };
}

/** Whoever watches the progress must not be able to break the answer. */
function quietly(onText: Call['onText']): (characters: number) => void {
  return characters => {
    try {
      onText?.(characters);
    } catch {
      // It is theirs to report.
    }
  };
}
