import type { ModelFailureKind } from './model';
import { retryAfterMs } from './retry';

/** What went wrong in one exchange, before it is put into words for a person. */
export interface Trouble {
  readonly kind: ModelFailureKind;
  /** Tells apart what one kind has several sentences for. */
  readonly hint?: 'first' | 'idle' | 'total' | 'address' | 'redirect' | 'page' | 'question' | 'key' | 'no-credit';
  /** The words of the server or the system, or our own; bounded. For the log, and for what the ladder reads. */
  readonly cause: string;
  readonly status?: number;
  /** It may pass: asking again can help. */
  readonly passing: boolean;
  /** Milliseconds the server wants to be left alone. */
  readonly retryAfter?: number;
}

/** Statuses that may pass. Never 400, 401, 403, 404 or 422. */
const PASSING = [408, 425, 429, 500, 502, 503, 504, 529];

/** `Your credit balance is too low`, `monthly spend limit`, `insufficient_quota`: only a person can change it. */
const NO_CREDIT =
  /spend(?:ing)?[ _-]?(?:limit|cap)|insufficient[ _](?:quota|funds|credits?|balance)|credit balance|billing_hard_limit|out of credits|payment required/i;
const QUOTA = /quota|usage limit|billing|credits?\b|budget/i;
/** `maximum context length is 4096 tokens`, `prompt is too long`, `exceeds the available context size`. */
const TOO_LONG =
  /context[ _](?:length|window|size)|prompt is too long|too many tokens|input is too long|exceed_context|maximum context/i;
const FILTERED = /content[ _](?:filter|management policy|policy)|responsibleai|moderation|flagged/i;
const KEY = /api[ _-]?key|authenti|unauthori[sz]ed|permission_error/i;

/** What a status above 299 means, with the words of its body. */
export function troubleOfStatus(
  status: number,
  body: string,
  headers: { get(name: string): string | null },
  now: number,
): Trouble {
  const words = wordsOf(body);
  const wait = retryAfterOf(headers, now);
  const trouble = judged(status, words, wait !== null);
  const passing = trouble.passing && headers.get('x-should-retry') !== 'false';
  return { ...trouble, passing, ...(wait === null ? {} : { retryAfter: wait }) };
}

/** An error that came inside a stream that had begun well: `{"type":"overloaded_error","message":"Overloaded"}`. */
export function troubleOfEvent(error: unknown): Trouble {
  const words = wordsOf(JSON.stringify({ error })) || 'error without words';
  const fields = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const numbers = [fields['status'], fields['code'], fields['status_code'], fields['http_code']].map(Number);
  const named = STATUS_OF.find(([name]) => [fields['type'], fields['code'], fields['status']].includes(name));
  const status = named?.[1] ?? numbers.find(code => code >= 400 && code < 600) ?? 500;
  return judged(status, words, false);
}

const STATUS_OF: readonly (readonly [string, number])[] = [
  ['overloaded_error', 529],
  ['rate_limit_error', 429],
  ['rate_limit_exceeded', 429],
  ['insufficient_quota', 402],
  ['billing_error', 402],
  ['authentication_error', 401],
  ['permission_error', 403],
  ['not_found_error', 404],
  ['invalid_request_error', 400],
  ['request_too_large', 413],
  ['timeout_error', 504],
];

function judged(status: number, words: string, waits: boolean): Trouble {
  const cause = `HTTP ${status}${words === '' ? '' : `: ${words}`}`;
  const is = (kind: ModelFailureKind, hint?: Trouble['hint']): Trouble => ({
    kind,
    cause,
    status,
    passing: PASSING.includes(status) && kind !== 'quota',
    ...(hint ? { hint } : {}),
  });
  if (status === 402 || ((status === 429 || status === 400 || status === 403) && NO_CREDIT.test(words)))
    return is('quota', 'no-credit');
  if (status === 429) return !waits && QUOTA.test(words) ? is('quota') : is('rate');
  if (status === 401) return is('unauthorised');
  if (status === 403) return FILTERED.test(words) ? is('filtered') : is('unauthorised');
  if (status === 404 || status === 410) return is('not-found');
  if (status === 413) return is('length', 'question');
  if (status === 408 || status === 504) return is('timeout');
  if (status === 425) return is('broken');
  if (status === 503 || status === 529) return is('overloaded');
  if (status >= 500) return is('broken');
  if (TOO_LONG.test(words)) return is('length', 'question');
  if (FILTERED.test(words)) return is('filtered');
  // Gemini's OpenAI-compatible service answers 400 to a wrong key.
  if (status === 400 && KEY.test(words) && /valid|incorrect|wrong/i.test(words)) return is('unauthorised');
  return is('bad-request');
}

function retryAfterOf(headers: { get(name: string): string | null }, now: number): number | null {
  const ms = headers.get('retry-after-ms');
  if (ms !== null && /^\d+(?:\.\d+)?$/.test(ms.trim())) return Number(ms);
  return retryAfterMs(headers.get('retry-after'), now);
}

/** The sentence in an error body: JSON of several shapes, a web page, or plain text; bounded, on one line. */
function wordsOf(body: string): string {
  const words = jsonWords(body) ?? pageWords(body) ?? body;
  return words.replace(/\s+/g, ' ').trim().slice(0, 400);
}

function jsonWords(body: string): string | null {
  try {
    return found(JSON.parse(body));
  } catch {
    return null;
  }
}

/** `{"error":{"message","type","code","param"}}`, `{"error":"..."}`, `{"detail":[...]}`, `[{"error":...}]` */
function found(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 1 ? found(value[0]) : JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return null;
  const { error, message, detail, type, code, param } = value as Record<string, unknown>;
  if (error !== undefined && error !== null) return found(error);
  const said = typeof message === 'string' ? message : (found(detail) ?? JSON.stringify(value));
  const names = [type, code, param].filter(name => typeof name === 'string' && name !== '' && !said.includes(name));
  return names.length > 0 ? `${said} (${names.join(', ')})` : said;
}

function pageWords(body: string): string | null {
  if (!/^\s*</.test(body)) return null;
  const title = /<title[^>]*>([^<]*)/i.exec(body)?.[1]?.trim();
  return `web page: ${title || body.replace(/<[^>]*>/g, ' ')}`;
}
