import * as vscode from 'vscode';
import type { TextEdit } from '../../adr/edit/text';
import type { Range } from '../../adr/model';

export function rangeIn(document: vscode.TextDocument, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

export function workspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  for (const edit of edits) result.replace(document.uri, rangeIn(document, edit), edit.newText);
  return result;
}
