import * as vscode from 'vscode';
import { type RecordFile, SessionError } from '../../deliberation/keeping';
import { type Edits, Refused } from '../edits';

/**
 * The record while it grows, as it stands in the editor: what a person types meanwhile is in it, saved or not, and each
 * of our steps is one that undo takes back.
 */
export function recordFile(uri: vscode.Uri, edits: Edits, log: vscode.LogOutputChannel): RecordFile {
  return {
    async read() {
      return (await opened(uri))?.getText() ?? null;
    },
    async write(text, expected) {
      if (expected === null) return (await createRecord(uri, text)) ? 'written' : 'changed';
      let changed = false;
      try {
        await edits.change(uri, record => {
          changed = record.text !== expected;
          return changed ? record.text : text;
        });
      } catch (error) {
        if (error instanceof Refused) throw new SessionError(`${error.message} Make it writable, then resume.`);
        throw error;
      }
      if (changed) return 'changed';
      await save(uri, log);
      return 'written';
    },
  };
}

/** Never over a file that appeared meanwhile: without `overwrite` VS Code refuses. */
export async function createRecord(uri: vscode.Uri, text: string): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  return vscode.workspace.applyEdit(edit);
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | null> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    const isThere = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (isThere) throw new SessionError(`${vscode.workspace.asRelativePath(uri)} cannot be opened: ${String(error)}`);
    return null;
  }
}

/** What could not be saved is still in the editor, and the next step tries again. */
async function save(uri: vscode.Uri, log: vscode.LogOutputChannel): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isDirty && !(await document.save())) log.warn('The record could not be saved.', uri.toString());
}
