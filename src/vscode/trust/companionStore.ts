import type * as vscode from 'vscode';
import type { Store } from '../../ports/store';
import { recordsFolder } from '../models/settings';
import { workspaceStore } from '../store';
import { companionPath } from './companionPath';

/** A workspace folder in which `.aiwg` means whatever `deliberate.records` says. */
export function companionStore(root: vscode.Uri): Store {
  const store = workspaceStore(root);
  const at = (path: string) => companionPath(path, recordsFolder(root));
  return {
    list: folder => store.list(at(folder)),
    read: path => store.read(at(path)),
    bytes: path => store.bytes(at(path)),
    write: (path, text, expected) => store.write(at(path), text, expected),
    remove: (path, expected) => store.remove(at(path), expected),
  };
}
