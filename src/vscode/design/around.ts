import * as vscode from 'vscode';
import { recordsAround } from '../../design/rules/check';
import type { DesignAround } from '../../design/rules/rule';

/** The records that a document links to, as they stand in an editor, else on disk; null for what lies in no folder. */
export async function aroundOf(document: vscode.TextDocument): Promise<DesignAround | null> {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder || document.isUntitled) return null;
  const path = vscode.workspace.asRelativePath(document.uri, false);
  return recordsAround(document.getText(), path, async file => {
    const uri = vscode.Uri.joinPath(folder.uri, file);
    const open = vscode.workspace.textDocuments.find(one => one.uri.toString() === uri.toString());
    if (open) return open.getText();
    return vscode.workspace.fs.readFile(uri).then(
      bytes => new TextDecoder().decode(bytes),
      () => null,
    );
  });
}
