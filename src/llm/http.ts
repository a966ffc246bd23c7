import type { ByteReader, Fetch, HttpAnswer, Timers } from './host';
import { textDecoder } from './host';
import { troubleOfThrown } from './reach';
import { type Trouble, troubleOfStatus } from './trouble';
import { type Limits, type Progress, type Watch, watched } from './watch';

export interface Exchange {
  readonly url: string;
  readonly headers: Record<string, string>;
  /** None: GET. */
  readonly body?: string;
  readonly signal: AbortSignal;
  readonly limits: Limits;
  readonly fetch: Fetch;
  readonly timers: Timers;
}

/** Takes the bytes of a good answer. */
export interface Taker {
  push(bytes: Uint8Array): Progress;
  end(): void;
}

/** An error body is read so far; a stream may be this long. */
const MOST_WORDS = 64_000;
const MOST_BYTES = 32_000_000;

/** One request and its answer, byte by byte. Null when the answer came to its end; never throws, never hangs. */
export async function exchanged(exchange: Exchange, take: (contentType: string) => Taker): Promise<Trouble | null> {
  const watch = watched(exchange.signal, exchange.limits, exchange.timers);
  const state = { finished: false };
  try {
    if (watch.signal.aborted) return watch.why();
    const answer = await watch.within(exchange.fetch(exchange.url, requestOf(exchange, watch)));
    const wrong = await refusal(answer, watch, exchange.timers);
    if (wrong) return wrong;
    return await read(answer, take(answer.headers.get('content-type') ?? ''), watch, state);
  } catch (error) {
    const why = watch.why();
    if (why?.kind === 'cancelled') return why;
    // The model has said all and the connection broke, or did not end: nothing is missing.
    return state.finished ? null : (why ?? troubleOfThrown(error));
  } finally {
    // Closes the socket where the answer was not read to its end.
    watch.end();
  }
}

function requestOf({ headers, body }: Exchange, { signal }: Watch) {
  // Never followed: a redirect to elsewhere would carry the key and the prompt there.
  const shared = { headers, signal, redirect: 'manual' } as const;
  return body === undefined ? { ...shared, method: 'GET' } : { ...shared, method: 'POST', body };
}

async function refusal(answer: HttpAnswer, watch: Watch, timers: Timers): Promise<Trouble | null> {
  const { status, headers } = answer;
  if (answer.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    const to = headers.get('location');
    return {
      kind: 'unreachable',
      hint: 'redirect',
      cause: `redirects${to ? ` to ${to}` : ''}`,
      status,
      passing: false,
    };
  }
  if (status < 200 || status > 299) return troubleOfStatus(status, await words(answer, watch), headers, timers.now());
  if (!/^text\/html/i.test(headers.get('content-type') ?? '')) return null;
  return { kind: 'unreachable', hint: 'page', cause: `HTTP ${status} with a web page`, status, passing: false };
}

/** The words of an error; one whose body breaks off is that error all the same. */
async function words(answer: HttpAnswer, watch: Watch): Promise<string> {
  const decoder = textDecoder();
  let text = '';
  try {
    await read(
      answer,
      {
        push(bytes) {
          text += decoder.decode(bytes, { stream: true });
          if (text.length > MOST_WORDS) throw new Error('enough');
          return 'speaking';
        },
        end() {},
      },
      watch,
    );
  } catch (error) {
    if (watch.why()?.kind === 'cancelled') throw error;
  }
  return text;
}

async function read(
  answer: HttpAnswer,
  taker: Taker,
  watch: Watch,
  state = { finished: false },
): Promise<Trouble | null> {
  const reader = answer.body?.getReader();
  if (reader) {
    try {
      const endless = await drain(reader, taker, watch, state);
      if (endless) return endless;
    } finally {
      reader.cancel().catch(() => {});
    }
  }
  taker.end();
  return null;
}

async function drain(
  reader: ByteReader,
  taker: Taker,
  watch: Watch,
  state: { finished: boolean },
): Promise<Trouble | null> {
  let bytes = 0;
  for (;;) {
    const { done, value } = await watch.within(reader.read());
    if (done) return null;
    if (!value) continue;
    bytes += value.length;
    if (bytes > MOST_BYTES) return { kind: 'broken', cause: 'the answer does not end', passing: false };
    const progress = taker.push(value);
    // Once only: what comes after the end does not buy more time.
    if (progress !== 'finished' || !state.finished) watch.progress(progress);
    state.finished = progress === 'finished';
  }
}
