import * as vscode from 'vscode';
import { addressOf } from '../../llm/address';
import { anthropicModel } from '../../llm/anthropic';
import type { ModelOptions } from '../../llm/asking';
import type { Model } from '../../llm/model';
import { offeredModels } from '../../llm/models';
import { ollamaModel } from '../../llm/ollama';
import { openAiModel } from '../../llm/openai';
import { type Manners, manners } from '../../llm/structured';
import { type Choice, type Chosen, chosen, type Wanted } from './choose';
import { exchangeLog } from './exchangeLog';
import { ModelError } from './failures';
import { type Keys, keysIn } from './keys';
import { languageModel } from './languageModel';
import { isServer, modelNamed, type Server, servers } from './provider';
import { type ModelSettings, modelSettings } from './settings';

const makers = { openai: openAiModel, anthropic: anthropicModel, ollama: ollamaModel } as const;

/** Everything that can be asked from here. */
export class Models {
  readonly keys: Keys;
  readonly #access: vscode.LanguageModelAccessInformation;
  readonly #log: vscode.LogOutputChannel;
  /** How each server is spoken to, found out once. */
  readonly #manners = new Map<string, Manners>();

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.keys = keysIn(context.secrets);
    this.#access = context.languageModelAccessInformation;
    this.#log = log;
  }

  /** What VS Code offers; empty where it has none, or is too old to. */
  async ofVsCode(): Promise<readonly vscode.LanguageModelChat[]> {
    try {
      return await vscode.lm.selectChatModels();
    } catch (error) {
      this.#log.warn(`VS Code's models cannot be listed: ${error instanceof Error ? error.message : error}`);
      return [];
    }
  }

  /** What a server has, or why it cannot be said. */
  async offered({ provider, baseUrl }: { readonly provider: Server; readonly baseUrl: string }, signal: AbortSignal) {
    return offeredModels({ provider, baseUrl, key: await this.keys.get(provider, baseUrl), signal });
  }

  /** Who answers by these settings; null is the catalogue. */
  async chosen(wanted: Wanted): Promise<Model | null> {
    const found = await this.#found(wanted);
    if ('failure' in found) throw new ModelError(found.failure);
    if ('catalogue' in found) return null;
    if ('vscode' in found) return this.#chat(found.vscode);
    return this.#served(found.server.id === '' ? await this.#withFirst(found.server) : found.server);
  }

  /** A model that is named: in the state of a deliberation, or among the evaluators. */
  async named(provider: string, id: string): Promise<Model> {
    if (isServer(provider)) return this.#served({ provider, id, baseUrl: addressFor(provider, modelSettings()) });
    const model = await this.chosen({ provider: 'vscode', id, baseUrl: '' });
    if (!model) throw new Error('a model of VS Code is never the catalogue');
    return model;
  }

  /** Models among the evaluators, `anthropic:claude-x`. */
  judges(names: readonly string[]): Promise<readonly Model[]> {
    return Promise.all(
      names.flatMap(name => {
        const found = modelNamed(name);
        return found ? [this.named(found.provider, found.id)] : [];
      }),
    );
  }

  async #found(wanted: Wanted): Promise<Chosen> {
    const chats = async () => (['auto', 'vscode'].includes(wanted.provider) ? this.ofVsCode() : []);
    const keyed = await this.#keyed();
    const found = chosen(wanted, await chats(), keyed);
    if (!('failure' in found)) return found;
    // Providers may still be starting: asked for once more before a person is told that there is none.
    await new Promise(resolve => setTimeout(resolve, 500));
    return chosen(wanted, await chats(), keyed);
  }

  async #keyed(): Promise<readonly Server[]> {
    const keys = await Promise.all(servers.map(async server => [server, await this.keys.get(server, '')] as const));
    return keys.flatMap(([server, key]) => (key === '' ? [] : [server]));
  }

  /** A server that was set without a model has usually one; one with many has to be told which. */
  async #withFirst(server: Choice & { readonly provider: Server }) {
    const { provider, baseUrl } = server;
    if (baseUrl === '' && provider !== 'ollama') return server;
    const offered = await this.offered(server, new AbortController().signal);
    if (!offered.ok) throw new ModelError(offered.failure);
    const [first] = offered.models;
    if (first) return { ...server, id: first.id };
    const host = addressOf(baseUrl)?.host ?? 'This computer';
    throw new ModelError({
      kind: 'no-model',
      message: `${host} has no model: get one (for Ollama: \`ollama pull llama3.2\`), or choose another (\`ADR: Select Language Model\`).`,
    });
  }

  #chat(chat: vscode.LanguageModelChat): Model {
    return languageModel(chat, { log: exchangeLog(this.#log), mayAsk: this.#access.canSendRequest(chat) !== true });
  }

  async #served({ provider, id, baseUrl }: Choice & { readonly provider: Server }): Promise<Model> {
    if (id === '') {
      const who = provider === 'openai' ? 'OpenAI' : 'Anthropic';
      const message = `No model of ${who} is chosen: choose one (\`ADR: Select Language Model\`).`;
      throw new ModelError({ kind: 'no-model', message });
    }
    const place = `${provider} ${baseUrl} ${id}`;
    const known = this.#manners.get(place) ?? manners();
    this.#manners.set(place, known);
    const key = await this.keys.get(provider, baseUrl);
    const options: ModelOptions = { id, baseUrl, key, manners: known, log: exchangeLog(this.#log) };
    return makers[provider](options);
  }
}

/** The address that was set, where it was set for this provider; else the provider's own. */
export function addressFor(provider: Server, settings: ModelSettings): string {
  if (settings.provider === provider) return settings.baseUrl;
  const found = settings.provider === 'auto' ? chosen(settings, [], []) : null;
  return found && 'server' in found && found.server.provider === provider ? settings.baseUrl : '';
}
