import * as vscode from 'vscode';
import { type AdrRecord, read } from '../adr/read';

/** Records as they stand in the editor, each version of a text read once. */
export class Records {
  #read = new WeakMap<vscode.TextDocument, { readonly version: number; readonly record: AdrRecord }>();

  /** A setting that reading depends on has changed. */
  forget(): void {
    this.#read = new WeakMap();
  }

  of(document: vscode.TextDocument): AdrRecord {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known.record;
    const record = recordAt(document.uri, document.getText());
    this.#read.set(document, { version: document.version, record });
    return record;
  }
}

/** A text as the record that it is at this place, with the settings there. */
export function recordAt(uri: vscode.Uri, text: string): AdrRecord {
  return read(text, { path: vscode.workspace.asRelativePath(uri, false), ...scaleFor(uri) });
}

/** Markdown that says of itself that it is a decision: a matrix, or a status with what was decided or why. */
export function isRecord(record: AdrRecord): boolean {
  if (record.matrices.length > 0) return true;
  return record.status !== null && record.sections.some(({ role }) => role === 'context' || role === 'decision');
}

function scaleFor(uri: vscode.Uri): { scale?: { min: number; max: number } } {
  const setting = vscode.workspace.getConfiguration('deliberate', uri).get<string>('scale', '');
  const [, min, max] = /^(\d+)-(\d+)$/.exec(setting) ?? [];
  return min && max ? { scale: { min: Number(min), max: Number(max) } } : {};
}
