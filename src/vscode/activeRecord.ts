import * as vscode from 'vscode';
import { isDesign } from '../design/read';
import { isRecord, type Records } from './records';

/** The record a person is at: in a text editor, a custom editor or the changed side of a diff. */
export function activeRecord(records: Records): Promise<vscode.TextDocument | null> {
  return activeThat(document => isRecord(records.of(document)));
}

/** A record, or an architecture document: both have diagrams. */
export function activeDrawn(records: Records): Promise<vscode.TextDocument | null> {
  return activeThat(document => isDesign(document.getText()) || isRecord(records.of(document)));
}

async function activeThat(is: (document: vscode.TextDocument) => boolean): Promise<vscode.TextDocument | null> {
  const editor = vscode.window.activeTextEditor?.document;
  const uri = uriOf(vscode.window.tabGroups.activeTabGroup.activeTab) ?? editor?.uri;
  if (!uri || !looksLikeMarkdown(uri, editor)) return null;
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  const document = open ?? (await opened(uri));
  return document && is(document) ? document : null;
}

/** Keeps what the editor that has the focus shows, for menus and keys: a record, an architecture document. */
export function keepContext(records: Records): vscode.Disposable {
  const last = new Map<string, boolean>();
  const set = (name: string, is: boolean) => {
    if (last.get(name) !== is) void vscode.commands.executeCommand('setContext', name, is);
    last.set(name, is);
  };
  const tell = (document: vscode.TextDocument | undefined) => {
    const text = document?.languageId === 'markdown' ? document : null;
    set('deliberate.activeRecord', text !== null && isRecord(records.of(text)));
    set('deliberate.activeDesign', text !== null && isDesign(text.getText()));
  };
  tell(vscode.window.activeTextEditor?.document);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(editor => tell(editor?.document)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) tell(document);
    }),
  );
}

function uriOf(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}

function looksLikeMarkdown(uri: vscode.Uri, editor: vscode.TextDocument | undefined): boolean {
  if (editor?.uri.toString() === uri.toString()) return editor.languageId === 'markdown';
  return /\.(?:md|markdown|mdx)$/i.test(uri.path);
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | null> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // A custom editor may show what is no text at all.
    return null;
  }
}

/** Why a document cannot be changed, or null. */
export async function readOnlyReason(uri: vscode.Uri): Promise<string | null> {
  if (uri.scheme === 'untitled') return null;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return 'This version of the file is read-only.';
  try {
    const { permissions } = await vscode.workspace.fs.stat(uri);
    return permissions && permissions & vscode.FilePermission.Readonly ? 'The file is read-only.' : null;
  } catch {
    return 'The file is not there any more. What was read of it is still shown.';
  }
}
