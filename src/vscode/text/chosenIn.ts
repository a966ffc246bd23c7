import * as vscode from 'vscode';
import { read } from '../../adr/read';
import { workspaceFiles } from '../files';
import type { Records } from '../records';

/** What a record decided: as it stands in an editor, else on disk. */
export async function chosenIn(records: Records, root: vscode.Uri, path: string): Promise<string | null> {
  const uri = vscode.Uri.joinPath(root, path).toString();
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri);
  if (open) return records.of(open).chosen?.value ?? null;
  const text = await workspaceFiles(root).read(path);
  return text === null ? null : (read(text, { path }).chosen?.value ?? null);
}
