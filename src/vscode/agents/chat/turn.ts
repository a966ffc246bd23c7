import * as vscode from 'vscode';
import type { LogEntry } from '../../../log/entries';
import { entryNamed } from '../../../log/find';
import { mentionsIn } from '../../../log/mentions';
import type { World } from '../../../mcp/world';
import type { Libraries } from '../../evidence/libraries';
import type { Bases } from '../../logs/bases';
import type { Logs } from '../../logs/logs';
import type { Records } from '../../records';
import { around } from '../place';
import { type AgentWorld, editorWorld } from '../world';
import { Say } from './say';

/** What answers in a chat need of the extension around them. */
export interface ChatWorld extends AgentWorld {
  readonly records: Records;
  readonly logs: Logs;
  readonly libraries: Libraries;
  readonly bases: Bases;
}

/** One question in a chat, and the log that it is about. */
export interface Turn {
  readonly given: ChatWorld;
  readonly request: vscode.ChatRequest;
  readonly history: vscode.ChatContext['history'];
  readonly say: Say;
  readonly root: vscode.Uri;
  readonly world: World;
  readonly entries: readonly LogEntry[];
  readonly token: vscode.CancellationToken;
  readonly signal: AbortSignal;
}

/** What came of it: kept by VS Code, and read again for what to ask next. */
export type Outcome = {
  readonly kind: 'new' | 'why' | 'impact' | 'review' | 'ask' | 'nothing';
  /** The record that it was about. */
  readonly record?: string;
};

export async function turnOf(
  given: ChatWorld,
  request: vscode.ChatRequest,
  history: vscode.ChatContext['history'],
  stream: vscode.ChatResponseStream,
  token: vscode.CancellationToken,
  signal: AbortSignal,
): Promise<Turn | { readonly problem: string }> {
  const root = rootOf(request);
  if (typeof root === 'string') return { problem: root };
  const world = editorWorld(given, root, signal);
  const { entries } = await given.logs.whole(root);
  return { given, request, history, say: new Say(stream), root, world, entries, token, signal };
}

/** The files that a person put into the question. */
export function filesIn({ references }: vscode.ChatRequest): vscode.Uri[] {
  return references.flatMap(({ value }) =>
    value instanceof vscode.Uri ? [value] : value instanceof vscode.Location ? [value.uri] : [],
  );
}

/** The record that is named in the words, put into the question, or open; the first that there is. */
export function recordMeant({ request, root, entries }: Turn): LogEntry | null {
  const words = request.prompt.trim();
  const [mention] = mentionsIn(words);
  const named = entryNamed(entries, mention ? `ADR-${mention.digits}` : words);
  if (words !== '' && !('problem' in named)) return named;
  if (mention) return null;
  const open = vscode.window.activeTextEditor?.document.uri;
  const near = [...filesIn(request), ...(open && words === '' ? [open] : [])].map(String);
  return entries.find(({ path }) => near.includes(vscode.Uri.joinPath(root, path).toString())) ?? null;
}

function rootOf(request: vscode.ChatRequest): vscode.Uri | string {
  const { folders, active } = around();
  const [first, second] = folders;
  if (!first) return 'Open a folder first: decision records are files in it (File > Open Folder).';
  const own = filesIn(request).flatMap(uri => vscode.workspace.getWorkspaceFolder(uri)?.uri ?? [])[0];
  if (own ?? !second) return own ?? first.uri;
  if (active) return active;
  const names = folders.map(({ name }) => name).join(', ');
  return `This workspace has several folders (${names}): open a file of the one you mean, or attach it.`;
}
