import type * as vscode from 'vscode';
import { addressOf } from '../../llm/address';
import type { ModelFailure } from '../../llm/model';
import { lmId } from './lmId';
import { type Provider, type Server, serverAt, servers } from './provider';

/** Who is asked, and where: a provider's own address where none is given. */
export interface Choice {
  readonly provider: Server | 'vscode';
  readonly id: string;
  readonly baseUrl: string;
}

export type Chosen =
  | { readonly vscode: vscode.LanguageModelChat }
  | { readonly server: Choice & { readonly provider: Server } }
  | { readonly catalogue: true }
  | { readonly failure: ModelFailure };

export interface Wanted {
  readonly provider: Provider;
  readonly id: string;
  readonly baseUrl: string;
}

/** Who answers by the settings, given what is there; `keyed` are the servers that a key is stored for. */
export function chosen(wanted: Wanted, chats: readonly vscode.LanguageModelChat[], keyed: readonly Server[]): Chosen {
  const { provider, id, baseUrl } = wanted;
  if (provider === 'catalogue') return { catalogue: true };
  if (provider === 'vscode') return chatOf(chats, id);
  if (provider !== 'auto') return { server: { provider, id, baseUrl } };
  const server = configured(wanted, keyed);
  const named = id === '' ? undefined : chatNamed(chats, id);
  if (named) return { vscode: named };
  // An id that no model of VS Code has is one of the server's.
  if (server && (id !== '' || chats.length === 0)) return { server };
  return chats[0] ? { vscode: chats[0] } : { catalogue: true };
}

/** A model of VS Code by `vendor/id`, or by its id or family alone. */
function chatNamed(chats: readonly vscode.LanguageModelChat[], id: string): vscode.LanguageModelChat | undefined {
  return chats.find(chat => lmId(chat) === id) ?? chats.find(chat => chat.id === id || chat.family === id);
}

function chatOf(chats: readonly vscode.LanguageModelChat[], id: string): Chosen {
  const chat = id === '' ? chats[0] : chatNamed(chats, id);
  if (chat) return { vscode: chat };
  const message =
    chats.length === 0
      ? 'VS Code offers no language model: sign in to GitHub Copilot or add a model to VS Code, or choose another (`ADR: Select Language Model`).'
      : `VS Code offers no model ${id}: choose one that it has (\`ADR: Select Language Model\`).`;
  return { failure: { kind: 'no-model', message } };
}

/** A server that a person set up: an address, or a key together with the model to ask. */
function configured({ id, baseUrl }: Wanted, keyed: readonly Server[]): (Choice & { provider: Server }) | null {
  const address = addressOf(baseUrl);
  if (baseUrl !== '' && address) return { provider: serverAt(address.host), id, baseUrl };
  if (baseUrl !== '' || id === '') return null;
  const likely = /^claude/i.test(id) ? 'anthropic' : 'openai';
  const provider = keyed.includes(likely) ? likely : servers.find(server => keyed.includes(server));
  return provider ? { provider, id, baseUrl: '' } : null;
}
