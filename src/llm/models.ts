import { addressOf, beside, versioned } from './address';
import { anthropicHeaders, anthropicHome } from './anthropic';
import { type Fetch, hostFetch, hostTimers, type Timers, textDecoder } from './host';
import { type Exchange, exchanged } from './http';
import { scrubbed } from './log';
import type { ModelFailure } from './model';
import { ollamaHome } from './ollama';
import { openAiHome, openAiLabel } from './openai';
import { type Attempt, type RetryPolicy, retried } from './retry';
import type { Trouble } from './trouble';
import type { Limits } from './watch';
import { fields, textOf } from './wire';
import { failureOf } from './words';

/** A model that a server offers. */
export interface Offered {
  readonly id: string;
  /** For a person, where the server has one. */
  readonly name: string;
}

export interface ListOptions {
  readonly provider: 'openai' | 'anthropic' | 'ollama';
  readonly baseUrl?: string | undefined;
  readonly key?: string | undefined;
  readonly signal: AbortSignal;
  readonly limits?: Partial<Limits> | undefined;
  readonly fetch?: Fetch | undefined;
  readonly timers?: Timers | undefined;
}

/** A person waits before a list; once more only for a kept connection that the server had closed meanwhile. */
const QUICK: Limits = { first: 8000, idle: 5000, total: 15_000, grace: 1000 };
const ONCE_MORE: RetryPolicy = { times: 1, wait: 100, longest: 100, patience: 1000 };

const SERVERS = {
  openai: { home: openAiHome, label: openAiLabel, at: versioned, path: '/models' },
  anthropic: { home: anthropicHome, label: () => 'Anthropic', at: versioned, path: '/models' },
  ollama: { home: ollamaHome, label: () => 'Ollama', at: beside, path: '/api/tags' },
} as const;

/** What a server offers, by name. Never throws. */
export async function offeredModels(
  options: ListOptions,
): Promise<
  { readonly ok: true; readonly models: readonly Offered[] } | { readonly ok: false; readonly failure: ModelFailure }
> {
  const { provider, signal } = options;
  const { home, label, at, path } = SERVERS[provider];
  const key = options.key?.trim() ?? '';
  const baseUrl = options.baseUrl || home;
  const address = addressOf(baseUrl);
  const failed = (trouble: Trouble) => {
    const who = {
      provider,
      label: label(baseUrl),
      id: 'a list of models',
      host: address?.host ?? '',
      hasKey: key !== '',
    };
    return { ok: false, failure: failureOf(trouble, who, scrubbed(trouble.cause, key)) } as const;
  };
  if (!address)
    return failed({ kind: 'unreachable', hint: 'address', cause: 'no http or https address', passing: false });
  if (!/^[\x21-\x7e]*$/.test(key))
    return failed({ kind: 'unauthorised', hint: 'key', cause: 'not a header value', passing: false });
  const query = provider === 'anthropic' && address.query === '' ? '?limit=1000' : address.query;
  const bearer: Record<string, string> = key === '' ? {} : { authorization: `Bearer ${key}` };
  const timers = options.timers ?? hostTimers;
  const exchange: Exchange = {
    url: at({ ...address, query }, path),
    headers: provider === 'anthropic' ? anthropicHeaders(key) : bearer,
    signal,
    limits: { ...QUICK, ...options.limits },
    fetch: options.fetch ?? hostFetch,
    timers,
  };
  const outcome = await retried(() => page(exchange), ONCE_MORE, { timers, random: Math.random, signal });
  if ('trouble' in outcome) return failed(outcome.trouble);
  const models = modelsIn(outcome.done);
  return models
    ? { ok: true, models }
    : failed({ kind: 'broken', cause: 'no list of models', status: 200, passing: false });
}

async function page(exchange: Exchange): Promise<Attempt<string>> {
  const decoder = textDecoder();
  let text = '';
  const trouble = await exchanged(exchange, () => ({
    push(bytes) {
      text += decoder.decode(bytes, { stream: true });
      return 'speaking';
    },
    end() {
      text += decoder.decode();
    },
  }));
  return trouble ? { trouble } : { done: text };
}

/** `{"data":[{"id","display_name"}]}`, `{"models":[{"name"}]}`, or the bare array. */
function modelsIn(text: string): Offered[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const list = Array.isArray(value) ? value : (fields(value)['data'] ?? fields(value)['models']);
  if (!Array.isArray(list)) return null;
  return list
    .map(fields)
    .map(one => ({
      id: textOf(one['id']) || textOf(one['model']) || textOf(one['name']),
      name: textOf(one['display_name']),
    }))
    .filter(({ id }) => id !== '')
    .map(({ id, name }) => ({ id, name: name || id }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
