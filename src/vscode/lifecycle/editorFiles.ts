import * as vscode from 'vscode';
import type { Files } from '../../ports/files';
import { workspaceStore } from '../store';

/** A workspace folder with what is not saved yet as it stands in the editors; each file is read once. */
export function editorFiles(root: vscode.Uri): Files {
  const disk = workspaceStore(root);
  const open = new Map(
    vscode.workspace.textDocuments
      .filter(({ isClosed, isDirty }) => isDirty && !isClosed)
      .map(one => [one.uri.toString(), one]),
  );
  const texts = new Map<string, Promise<string | null>>();
  const lists = new Map<string, ReturnType<Files['list']>>();
  const once = <T>(known: Map<string, Promise<T>>, path: string, look: () => Promise<T>) => {
    const before = known.get(path);
    if (before) return before;
    const looking = look();
    known.set(path, looking);
    return looking;
  };
  return {
    list: folder => once(lists, folder, () => disk.list(folder)),
    read: path =>
      once(texts, path, async () => {
        const document = open.get(vscode.Uri.joinPath(root, path).toString());
        return document ? document.getText() : disk.read(path);
      }),
  };
}
