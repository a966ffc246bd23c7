import * as vscode from 'vscode';
import { isRecordPath } from '../../log/entries';
import { workspaceFiles } from '../files';
import { logFolder } from '../trust/log';
import type { LifecycleWorld } from './logAt';

const patience = 400;

/**
 * A list of records that a team began stays true: what is saved, made, renamed or removed in this window changes it as an edit
 * that can be undone. What comes from elsewhere (a checkout, a merge) is that one's own to get right.
 */
export function keepIndex(world: LifecycleWorld): vscode.Disposable {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const soon = (uri: vscode.Uri) => {
    const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    // Commands keep the list themselves, and their undo takes it back.
    if (!root || world.changes.isBusy(uri) || !/\.\w+$/.test(uri.path)) return;
    const key = root.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        keep(world, root, vscode.workspace.asRelativePath(uri, false)).catch((error: unknown) =>
          world.log.warn('Index of decisions', error instanceof Error ? error.message : String(error)),
        );
      }, patience),
    );
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument(({ uri }) => soon(uri)),
    vscode.workspace.onDidCreateFiles(({ files }) => files.forEach(soon)),
    vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(soon)),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        soon(oldUri);
        soon(newUri);
      }
    }),
    {
      dispose: () => {
        for (const timer of timers.values()) clearTimeout(timer);
      },
    },
  );
}

async function keep(world: LifecycleWorld, root: vscode.Uri, path: string): Promise<void> {
  const folder = await logFolder(root);
  if (!path.startsWith(`${folder}/`) || !isRecordPath(path)) return;
  const { hasList, keepList } = await import('./updateIndex');
  if ((await hasList(workspaceFiles(root), folder)) === null) return;
  const { changed } = await keepList(world, root, false);
  if (changed.length > 0)
    void vscode.window.setStatusBarMessage(`${changed[0]} lists the decisions as they are.`, 5000);
}
