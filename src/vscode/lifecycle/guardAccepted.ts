import * as vscode from 'vscode';
import type { Edits } from '../edits';
import { skippedSchemes } from '../trust/savedEdits';
import { isAgreed, touchesWords } from './agreedOn';
import type { LifecycleWorld } from './logAt';

const patience = 600;
const instead = 'Supersede It';
const anyway = 'Edit Anyway';
const never = 'Don’t Ask Here Again';

/** Who begins to rewrite what was agreed on is told so, once for each record; nothing is kept from being typed. */
export function guardAccepted(world: LifecycleWorld, edits: Edits): vscode.Disposable {
  const told = new Set<string>();
  const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; before: Promise<string | null> }>();
  const look = async (document: vscode.TextDocument, reading: Promise<string | null>) => {
    const key = document.uri.toString();
    const before = await reading;
    const path = vscode.workspace.asRelativePath(document.uri, false);
    if (before === null || told.has(key)) return;
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
    const known = waiting.get(key);
    clearTimeout(known?.timer);
    // Read when the first key is hit: a moment later it may have been saved by itself.
    const before = known?.before ?? onDisk(uri);
    const timer = setTimeout(() => {
      waiting.delete(key);
      look(document, before).catch((error: unknown) => world.log.warn('Accepted records', String(error)));
    }, patience);
    waiting.set(key, { timer, before });
  });
  return vscode.Disposable.from(typed, {
    dispose: () => {
      for (const { timer } of waiting.values()) clearTimeout(timer);
    },
  });
}

async function onDisk(uri: vscode.Uri): Promise<string | null> {
  return vscode.workspace.fs.readFile(uri).then(
    bytes => new TextDecoder().decode(bytes),
    () => null,
  );
}

async function notice(uri: vscode.Uri, path: string): Promise<void> {
  const answer = await vscode.window.showInformationMessage(
    `${path} is accepted: what it says was agreed on. A new decision can supersede it.`,
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
