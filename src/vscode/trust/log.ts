import * as vscode from 'vscode';
import { type AdrRecord, read } from '../../adr/read';
import { entriesOf, recordPaths } from '../../log/entries';
import { findFolder } from '../../log/folder';
import { workspaceFiles } from '../files';

/** The folder of the records of a workspace folder. */
export function logFolder(root: vscode.Uri): Promise<string> {
  const setting = vscode.workspace.getConfiguration('deliberate', root).get<string>('folder', '');
  return findFolder(workspaceFiles(root), setting);
}

/** The paths of what may share a name with a record, by their names alone; `folder` where it is known. */
export async function logPaths(root: vscode.Uri, folder?: string): Promise<readonly string[]> {
  return recordPaths(workspaceFiles(root), folder ?? (await logFolder(root)));
}

/** The paths of the records of the log. */
export async function recordsIn(root: vscode.Uri): Promise<readonly string[]> {
  const entries = await entriesOf(workspaceFiles(root), await logFolder(root));
  return entries.map(({ path }) => path);
}

export type PlacedRecord = AdrRecord & { readonly path: string };

/** Every record of the log as it stands in an editor, else on disk. */
export async function readLog(root: vscode.Uri): Promise<PlacedRecord[]> {
  const files = workspaceFiles(root);
  const open = new Map(vscode.workspace.textDocuments.map(document => [document.uri.toString(), document]));
  const records: PlacedRecord[] = [];
  for (const path of await recordsIn(root)) {
    const text = open.get(vscode.Uri.joinPath(root, path).toString())?.getText() ?? (await files.read(path));
    if (text !== null) records.push(Object.assign(read(text, { path }), { path }));
  }
  return records;
}

/** The only folder, that of the active editor, or the one that is named. */
export function rootAt(uri: vscode.Uri | undefined): vscode.Uri | null {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const at = uri ?? vscode.window.activeTextEditor?.document.uri;
  const own = at && vscode.workspace.getWorkspaceFolder(at);
  return own?.uri ?? folders[0]?.uri ?? null;
}
