import * as vscode from 'vscode';
import { activeRecord } from '../activeRecord';
import { UserError } from '../commands';
import { isRecord, type Records } from '../records';
import { rootAt } from './log';

/** A record in a folder of the workspace. */
export interface Target {
  readonly document: vscode.TextDocument;
  readonly root: vscode.Uri;
  readonly path: string;
}

/** The record that is named, or the active one. */
export async function recordTarget(records: Records, uri: string | undefined): Promise<Target> {
  const target = await targetIfAny(records, uri);
  if (target) return target;
  throw new UserError('Open a decision record first: a Markdown file with a status or a decision matrix.');
}

/** `null` where no record is named and none is active. */
export async function targetIfAny(records: Records, uri: string | undefined): Promise<Target | null> {
  const document = uri === undefined ? await activeRecord(records) : await opened(uri);
  if (!document || !isRecord(records.of(document))) return null;
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder) {
    if (uri === undefined) return null;
    throw new UserError('The record is not in a folder of this workspace: open its folder first.');
  }
  return { document, root: folder.uri, path: vscode.workspace.asRelativePath(document.uri, false) };
}

/** The workspace folder that a command without a record is about. */
export function rootFor(folder: string | undefined): vscode.Uri {
  if (folder !== undefined) {
    const own = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === folder);
    if (own) return own.uri;
    throw new UserError(`No folder of this workspace has the address ${folder}.`);
  }
  const root = rootAt(undefined);
  if (root) return root;
  throw new UserError('Open a folder first: decision records are files in it (File > Open Folder).');
}

async function opened(uri: string): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  } catch {
    throw new UserError(`${uri} cannot be opened: is the record still there?`);
  }
}
