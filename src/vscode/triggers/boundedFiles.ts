import * as vscode from 'vscode';
import type { Files } from '../../ports/files';
import { workspaceFiles } from '../files';

const largest = 10_000_000;

/**
 * The files of a workspace folder for paths that a record names: nothing larger than a record would mean, and nothing that
 * a link leads to, which may lie outside. It remembers which folders are links, so it is made anew for each look around.
 */
export function boundedFiles(root: vscode.Uri): Files {
  const files = workspaceFiles(root);
  const isLink = linkedFolders(root);
  return {
    list: async folder => ((await isLink(folder)) ? [] : files.list(folder)),
    async read(path) {
      const found = await statOf(root, path);
      if (!found || !(found.type & vscode.FileType.File)) return null;
      const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
      if (found.type & vscode.FileType.SymbolicLink || (await isLink(folder)))
        throw new Error(`${path} is a link, and may lead out of the workspace`);
      if (found.size > largest)
        throw new Error(`${path} has ${Math.round(found.size / 1e6)} MB, up to ${largest / 1e6} MB are read`);
      return files.read(path);
    },
  };
}

/** Whether a folder of the workspace, or one above it, is a link. The answers are remembered. */
export function linkedFolders(root: vscode.Uri): (folder: string) => Promise<boolean> {
  const folders = new Map<string, Promise<boolean>>();
  const isLink = (folder: string): Promise<boolean> => {
    const known = folders.get(folder);
    if (known) return known;
    const looking = look(folder);
    folders.set(folder, looking);
    return looking;
  };
  const look = async (folder: string): Promise<boolean> => {
    if (folder === '') return false;
    const above = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
    if (await isLink(above)) return true;
    return ((await statOf(root, folder))?.type ?? 0) >= vscode.FileType.SymbolicLink;
  };
  return isLink;
}

function statOf(root: vscode.Uri, path: string): Thenable<vscode.FileStat | null> {
  return vscode.workspace.fs.stat(vscode.Uri.joinPath(root, path)).then(
    found => found,
    () => null,
  );
}
