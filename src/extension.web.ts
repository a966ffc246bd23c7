import type * as vscode from 'vscode';
import { open } from './door';
import { barePlatform } from './vscode/platform';

/** The web extension: nothing of Node. */
export function activate(context: vscode.ExtensionContext): void {
  open(context, barePlatform);
}
