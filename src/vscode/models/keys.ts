import type * as vscode from 'vscode';
import { addressOf } from '../../llm/address';
import { anthropicHome } from '../../llm/anthropic';
import { ollamaHome } from '../../llm/ollama';
import { openAiHome } from '../../llm/openai';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import type { Server } from './provider';

/** Where a provider is, unless another address is set. */
export const homes: Readonly<Record<Server, string>> = {
  openai: openAiHome,
  anthropic: anthropicHome,
  ollama: ollamaHome,
};

/** API keys: in VS Code's secret storage and nowhere else, each for the one host that it was given for. */
export interface Keys {
  /** The key that this address may get; empty where there is none. */
  get(provider: Server, baseUrl: string): Promise<string>;
  /** The host that the provider's latest key is for; null where there is no key. */
  host(provider: Server): Promise<string | null>;
  /** An empty one removes all of this provider. */
  set(provider: Server, baseUrl: string, key: string): Promise<void>;
  /** The person wants the latest key to be sent to this address, too. */
  share(provider: Server, baseUrl: string): Promise<void>;
}

const longest = 2000;

/** What is kept of a provider: its keys by host, the latest last. */
const keptShape = z.array(z.strictObject({ host: z.string(), key: z.string() }));
type Kept = z.infer<typeof keptShape>;

export function keysIn(secrets: vscode.SecretStorage): Keys {
  const name = (provider: Server) => `deliberate.apiKey.${provider}`;
  const kept = async (provider: Server): Promise<Kept> => {
    const parsed = keptShape.safeParse(parse((await secrets.get(name(provider))) ?? '[]'));
    return parsed.success ? parsed.data : [];
  };
  const keep = async (provider: Server, host: string, key: string) => {
    const others = (await kept(provider)).filter(one => one.host !== host);
    await secrets.store(name(provider), JSON.stringify([...others, { host, key }]));
  };
  return {
    async get(provider, baseUrl) {
      const host = hostOf(provider, baseUrl);
      return (await kept(provider)).find(one => one.host === host)?.key ?? '';
    },
    host: async provider => (await kept(provider)).at(-1)?.host ?? null,
    async set(provider, baseUrl, key) {
      const wrong = keyProblem(key);
      if (wrong) throw new UserError(wrong);
      const bare = key.trim();
      if (bare === '') await secrets.delete(name(provider));
      else await keep(provider, hostOf(provider, baseUrl), bare);
    },
    async share(provider, baseUrl) {
      const host = hostOf(provider, baseUrl);
      const all = await kept(provider);
      const latest = all.at(-1);
      if (latest && !all.some(one => one.host === host)) await keep(provider, host, latest.key);
    },
  };
}

/** `api.openai.com`, `localhost:1234` */
export function hostOf(provider: Server, baseUrl: string): string {
  return addressOf(baseUrl || homes[provider])?.host ?? '';
}

/** What makes a text no key; the text itself is never quoted. */
export function keyProblem(key: string): string | null {
  const bare = key.trim();
  if (bare.length > longest) return 'This is too long for an API key: paste the key alone.';
  return /^[\x21-\x7e]*$/.test(bare)
    ? null
    : 'An API key holds no spaces, line breaks or special characters: paste the key alone.';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}
