import * as vscode from 'vscode';
import { around, meantBy } from './place';
import type { EditorTool } from './toolList';
import type { AgentWorld } from './world';

/** Runs a tool for an agent of this editor; what it does is loaded with the first call. */
export async function callTool(
  world: AgentWorld,
  tool: EditorTool,
  input: unknown,
  token: vscode.CancellationToken,
): Promise<vscode.LanguageModelToolResult> {
  const text = await called(world, tool, input, token);
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}

const untrusted =
  'This workspace is not trusted, so nothing is drafted in it: ask the person to trust it (Workspaces: Manage Workspace Trust).';

/** The answer as text; what failed is thrown in words that a model can act on. */
async function called(
  world: AgentWorld,
  { mcp, readOnly }: EditorTool,
  input: unknown,
  token: vscode.CancellationToken,
): Promise<string> {
  if (!readOnly && !vscode.workspace.isTrusted) throw new Error(untrusted);
  const meant = meantBy(typeof input === 'object' && input !== null ? input : {}, around());
  if ('problem' in meant) throw new Error(meant.problem);
  const cancel = new AbortController();
  const listening = token.onCancellationRequested(() => cancel.abort());
  try {
    const [{ call }, { editorWorld }] = await Promise.all([import('../../mcp/tools'), import('./world')]);
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const working = call(editorWorld(world, meant.root, cancel.signal), mcp, meant.input);
    // What writes comes to its own end, so that it says what it left.
    const answer = await (readOnly ? unlessCancelled(working, cancel.signal) : working);
    if (answer.failed) throw token.isCancellationRequested ? new vscode.CancellationError() : new Error(answer.text);
    return answer.text;
  } finally {
    listening.dispose();
  }
}

function unlessCancelled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new vscode.CancellationError());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject);
  });
}

/** Before something is written a person says yes, with what it is before their eyes. */
export function prepareTool(
  { readOnly, doing, displayName }: EditorTool,
  input: unknown,
): vscode.PreparedToolInvocation {
  const words = input as { title?: unknown; path?: unknown; query?: unknown; decision?: unknown };
  const about = [words?.title, words?.path, words?.query, words?.decision].find(value => typeof value === 'string');
  const subject = typeof about === 'string' ? about.replace(/\s+/g, ' ').trim().slice(0, 100) : '';
  const invocationMessage = new vscode.MarkdownString(`${doing} `);
  if (subject !== '') invocationMessage.appendText(`“${subject}”`);
  if (readOnly) return { invocationMessage };
  const message = new vscode.MarkdownString();
  message.appendText(
    `A new record “${subject}” is written among the decisions of this workspace. It is proposed: only you accept it. Existing records are not changed.`,
  );
  return { invocationMessage, confirmationMessages: { title: `${displayName}?`, message } };
}
