import type * as vscode from 'vscode';
import { addressOf } from '../../llm/address';
import type { ModelFailure } from '../../llm/model';
import { openAiLabel } from '../../llm/openai';
import type { Wanted } from './choose';
import { hostOf } from './keys';
import { lmId } from './lmId';
import type { Models } from './models';
import type { Server } from './provider';
import { serverAt } from './provider';
import type { ModelSettings } from './settings';
import type { Topics } from './topics';

/** One line of the list: something to choose, or something out of reach with what to do about it. */
export interface Offer {
  readonly label: string;
  readonly detail: string;
  readonly choice: Wanted | null;
  /** For one that is out of reach. */
  readonly remedy?: 'key' | 'address' | 'none';
  readonly server?: Server;
}

export interface Source {
  readonly title: string;
  look(signal: AbortSignal): Promise<readonly Offer[]>;
}

/** Where models may come from, in the order of the list. Each is really asked. */
export function sources(
  models: Models,
  topics: Topics,
  root: vscode.Uri | undefined,
  settings: ModelSettings,
): Source[] {
  const address = addressOf(settings.baseUrl);
  const own = address && ownServer(settings, address.host);
  return [
    { title: 'VS Code', look: () => ofVsCode(models) },
    ...(own
      ? [
          {
            title: `Your server ${address.host}`,
            look: (signal: AbortSignal) => ofServer(models, own, settings.baseUrl, signal),
          },
        ]
      : []),
    ...(['ollama', 'anthropic', 'openai'] as const)
      .filter(server => !(own === server && isHome(server, settings.baseUrl)))
      .map(server => ({
        title: { ollama: 'Ollama', anthropic: 'Anthropic', openai: 'OpenAI' }[server],
        look: (signal: AbortSignal) => ofServer(models, server, '', signal),
      })),
    { title: 'Without a model', look: () => ofCatalogue(topics, root) },
  ];
}

/** The server that the address in the settings is of. */
function ownServer({ provider }: ModelSettings, host: string): Server | null {
  if (provider === 'openai' || provider === 'anthropic' || provider === 'ollama') return provider;
  return provider === 'auto' ? serverAt(host) : null;
}

function isHome(server: Server, baseUrl: string): boolean {
  return hostOf(server, '') === hostOf(server, baseUrl);
}

async function ofVsCode(models: Models): Promise<readonly Offer[]> {
  const chats = await models.ofVsCode();
  if (chats.length === 0)
    return [
      {
        label: 'No models in VS Code',
        detail: 'Sign in to GitHub Copilot, or add a model to VS Code (Chat: Manage Language Models).',
        choice: null,
        remedy: 'none',
      },
    ];
  return chats.map(chat => ({
    label: chat.name,
    detail: `${chat.vendor} · ${chat.id} · reads up to ${thousands(chat.maxInputTokens)} tokens`,
    choice: { provider: 'vscode', id: lmId(chat), baseUrl: '' },
  }));
}

async function ofServer(
  models: Models,
  server: Server,
  baseUrl: string,
  signal: AbortSignal,
): Promise<readonly Offer[]> {
  const at = hostOf(server, baseUrl);
  const name = server === 'openai' ? openAiLabel(baseUrl) : server === 'anthropic' ? 'Anthropic' : 'Ollama';
  if (baseUrl === '' && server !== 'ollama' && (await models.keys.get(server, '')) === '')
    return [
      { label: name, detail: 'No API key is stored: choose this to set one.', choice: null, remedy: 'key', server },
    ];
  const where = name === at ? at : `${name} at ${at}`;
  const offered = await models.offered({ provider: server, baseUrl }, signal);
  if (!offered.ok) {
    const remedy = offered.failure.kind === 'unauthorised' ? 'key' : server === 'anthropic' ? 'none' : 'address';
    return [
      { label: `${name}: out of reach`, detail: inShort(offered.failure, server, at), choice: null, remedy, server },
    ];
  }
  if (offered.models.length > 0)
    return offered.models.map(model => ({
      label: model.name,
      detail: model.id === model.name ? where : `${model.id} · ${where}`,
      choice: { provider: server, id: model.id, baseUrl },
    }));
  const how = server === 'ollama' ? 'Get one with `ollama pull llama3.2`.' : 'Load one there.';
  return [
    { label: `${name}: no models`, detail: `${at} answers and has no model. ${how}`, choice: null, remedy: 'none' },
  ];
}

/** A line of the list has room for half a sentence. */
function inShort({ kind, message }: ModelFailure, server: Server, at: string): string {
  if (kind === 'unauthorised') return `${at} wants another API key: choose this to set it.`;
  if (kind !== 'unreachable') return message;
  return server === 'ollama'
    ? `Nothing answers at ${at}: start it with \`ollama serve\`.`
    : `${at} cannot be reached: check the network and the address.`;
}

async function ofCatalogue(topics: Topics, root: vscode.Uri | undefined): Promise<readonly Offer[]> {
  const known = (await topics.in(root)).topics.length;
  return [
    {
      label: 'Catalogue',
      detail: `${known} topics. No account, no network, the same answer each time.`,
      choice: { provider: 'catalogue', id: '', baseUrl: '' },
    },
  ];
}

function thousands(tokens: number): string {
  return tokens >= 10_000 ? `${Math.round(tokens / 1000)}k` : String(tokens);
}
