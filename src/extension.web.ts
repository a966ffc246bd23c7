import type * as vscode from 'vscode';
import { type Load, open } from './door';
import { barePlatform } from './vscode/platform';

/** Built into this one file, which the desktop loads too. */
export const load: Load = () => import('./start');

/** The web extension: nothing of Node. */
export function activate(context: vscode.ExtensionContext): void {
  open(context, barePlatform, load);
}
