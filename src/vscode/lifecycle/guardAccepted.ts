import * as vscode from 'vscode';
import type { Edits } from '../edits';
import { skippedSchemes } from '../trust/savedEdits';
import { isAgreed, touchesWords } from './agreedOn';
import type { LifecycleWorld } from './logAt';

const patience = 600;
const instead = 'Write a new decision that supersedes it';
const anyway = 'Edit anyway';
const never = "Don't ask again in this workspace";

/** Who begins to rewrite what was agreed on is told so, once for each record; nothing is kept from being typed. */
export function guardAccepted(world: LifecycleWorld, edits: Edits): vscode.Disposable {
  const told = new Set<string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const look = async (document: vscode.TextDocument) => {
    const key = document.uri.toString();
    const before = await vscode.workspace.fs.readFile(document.uri).then(
      bytes => new TextDecoder().decode(bytes),
      () => null,
    );
    const path = vscode.workspace.asRelativePath(document.uri, false);
    if (before === null || told.has(key) || !document.isDirty) return;
    if (!isAgreed(before, path) || !touchesWords(before, document.getText(), path)) return;
    told.add(key);
    await notice(document.uri, path);
  };
  const typed = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const { uri, languageId } = document;
    const key = uri.toString();
    if (contentChanges.length === 0 || reason !== undefined || languageId !== 'markdown' || told.has(key)) return;
    // A person types into the editor that has the focus; panes and commands change texts in other ways.
    if (vscode.window.activeTextEditor?.document !== document || skippedSchemes.has(uri.scheme)) return;
    if (edits.isBusy(uri) || world.changes.isBusy(uri) || !vscode.workspace.getWorkspaceFolder(uri)) return;
    if (vscode.workspace.getConfiguration('deliberate', uri).get<unknown>('guardAccepted') === false) return;
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        look(document).catch((error: unknown) => world.log.warn('Accepted records', String(error)));
      }, patience),
    );
  });
  return vscode.Disposable.from(typed, {
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  });
}

async function notice(uri: vscode.Uri, path: string): Promise<void> {
  const answer = await vscode.window.showInformationMessage(
    `${path} is accepted: what it says was agreed on.`,
    instead,
    anyway,
    never,
  );
  if (answer === instead) await vscode.commands.executeCommand('deliberate.supersede', uri);
  if (answer === never)
    await vscode.workspace
      .getConfiguration('deliberate', uri)
      .update('guardAccepted', false, vscode.ConfigurationTarget.Workspace);
}
