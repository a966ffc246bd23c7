import type * as vscode from 'vscode';
import { locked } from './node/lock';
import { start } from './start';
import { barePlatform } from './vscode/platform';

/** The desktop extension. */
export function activate(context: vscode.ExtensionContext): void {
  start(context, { ...barePlatform, locked: ({ fsPath }, work) => locked(fsPath, work) });
}
