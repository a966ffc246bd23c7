import * as vscode from 'vscode';
import type { Records } from '../records';
import { recordIn } from '../text/deps';

/** More than anybody wrote by hand. */
const longest = 1_000_000;
const mostLines = 100_000;

/** A file whose mentions are ours to show: records have their own ways, and a person may want none. */
export function isWatched(records: Records, document: vscode.TextDocument): boolean {
  if (!vscode.workspace.getWorkspaceFolder(document.uri)) return false;
  if (!vscode.workspace.getConfiguration('deliberate', document.uri).get<boolean>('codeMentions', true)) return false;
  return !isRecordItself(records, document);
}

export function isRecordItself(records: Records, document: vscode.TextDocument): boolean {
  return document.languageId === 'markdown' && recordIn(records, document) !== null;
}

/** The text, where it is not too long to look through as somebody types. */
export function textToScan(document: vscode.TextDocument): string | null {
  if (document.lineCount > mostLines) return null;
  const text = document.getText();
  return text.length > longest ? null : text;
}
