import * as vscode from 'vscode';
import { diskGit } from './node/git';
import { start } from './start';
import { barePlatform, type Platform } from './vscode/platform';

/** Git runs in folders of this machine that are trusted, and nowhere else. */
const desktop: Platform = {
  git: root => (root.scheme === 'file' && vscode.workspace.isTrusted ? diskGit(root.fsPath) : barePlatform.git(root)),
};

/** The desktop extension. */
export function activate(context: vscode.ExtensionContext): void {
  start(context, desktop);
}
