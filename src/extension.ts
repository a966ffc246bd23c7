import type * as vscode from 'vscode';
import { open } from './door';
import { barePlatform } from './vscode/platform';

/** The desktop extension. */
export function activate(context: vscode.ExtensionContext): void {
  open(context, barePlatform);
}
