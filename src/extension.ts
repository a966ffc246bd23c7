import * as vscode from 'vscode';
import { open } from './door';
import { diskGit } from './node/git';
import { diskHistory } from './node/history';
import { locked } from './node/lock';
import { barePlatform, type Platform } from './vscode/platform';

/** Git runs in folders of this machine that are trusted, and nowhere else. */
function isOurs(root: vscode.Uri): boolean {
  return root.scheme === 'file' && vscode.workspace.isTrusted;
}

const desktop: Platform = {
  git: root => (isOurs(root) ? diskGit(root.fsPath) : barePlatform.git(root)),
  history: root => (isOurs(root) ? diskHistory(root.fsPath) : barePlatform.history(root)),
  locked: ({ fsPath }, work) => locked(fsPath, work),
};

/** The desktop extension. */
export function activate(context: vscode.ExtensionContext): void {
  open(context, desktop, async () => (await import('./extension.web')).load());
}
