import * as vscode from 'vscode';
import type { Files } from '../ports/files';
import { recordsFolder } from './models/settings';

/** A workspace folder on disk, on a remote machine or in a virtual file system: VS Code knows which. */
export function workspaceFiles(root: vscode.Uri): Files {
  const at = (path: string) => (path === '' ? root : vscode.Uri.joinPath(root, path));
  return {
    records: recordsFolder(root),
    async list(folder) {
      const entries = await whatIsThere(vscode.workspace.fs.readDirectory(at(folder)));
      return (entries ?? []).map(([name, type]) => ({
        name,
        kind: type & vscode.FileType.Directory ? 'folder' : 'file',
      }));
    },
    async read(path) {
      const bytes = await whatIsThere(vscode.workspace.fs.readFile(at(path)));
      return bytes ? new TextDecoder().decode(bytes) : null;
    },
  };
}

async function whatIsThere<T>(answer: Thenable<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    const absent =
      error instanceof vscode.FileSystemError && ['FileNotFound', 'FileNotADirectory'].includes(error.code);
    if (absent) return null;
    throw error;
  }
}
