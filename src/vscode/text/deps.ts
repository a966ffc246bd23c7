import type * as vscode from 'vscode';
import type { AdrRecord } from '../../adr/read';
import type { Libraries } from '../evidence/libraries';
import type { Logs } from '../logs/logs';
import type { PaneFocus } from '../paneFocus';
import { isRecord, type Records } from '../records';
import type { Guard } from './guard';

/** What every provider works with. */
export interface Deps {
  readonly records: Records;
  readonly logs: Logs;
  readonly libraries: Libraries;
  readonly guard: Guard;
  readonly focus: PaneFocus;
}

/** Any scheme: records are read on disk, in virtual workspaces, before they are saved, and in older versions. */
export const selector: vscode.DocumentSelector = { language: 'markdown' };

/** The record in a document; `null` where it is other Markdown. */
export function recordIn(records: Records, document: vscode.TextDocument): AdrRecord | null {
  const record = records.of(document);
  return isRecord(record) ? record : null;
}
