import * as vscode from 'vscode';
import type { Hash } from '../ports/hash';
import type { Store } from '../ports/store';
import { UserError } from './commands';
import { workspaceFiles } from './files';
import { barePlatform, type Platform } from './platform';

/** Writes to one file wait for each other, whoever in this window they come from. */
const queues = new Map<string, Promise<unknown>>();

let locked = barePlatform.locked;

/** On a disk other windows and the command line write too: the platform keeps them out. */
export function lockWith(platform: Pick<Platform, 'locked'>): void {
  locked = platform.locked;
}

/** A workspace folder that is changed without losing what somebody else wrote meanwhile. */
export function workspaceStore(root: vscode.Uri): Store {
  const files = workspaceFiles(root);
  const at = (path: string) => vscode.Uri.joinPath(root, path);
  return {
    ...files,
    bytes: path => bytesOf(at(path)),
    write: (path, text, expected) =>
      alone(path, at(path), async (uri, held) => {
        const found = await bytesOf(uri);
        if (textOf(found) !== expected) return 'changed';
        await replace(uri, withMark(text, found), held);
        return 'written';
      }),
    async remove(path, expected) {
      if ((await bytesOf(at(path))) === null) return 'removed';
      return alone(path, at(path), async uri => {
        const found = await bytesOf(uri);
        if (found === null) return 'removed';
        if (textOf(found) !== expected) return 'changed';
        await vscode.workspace.fs.delete(uri, { useTrash: false });
        return 'removed';
      });
    },
  };
}

export const webHash: Hash = {
  async sha256(bytes) {
    const digest = await globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
    return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  },
};

type Alone<T> = (uri: vscode.Uri, held: () => boolean) => Promise<T>;

/** After whoever in this window is writing the file, and then while no other process does. */
function alone<T>(path: string, uri: vscode.Uri, work: Alone<T>): Promise<T> {
  return queued(uri, () =>
    told(path, () => (uri.scheme === 'file' ? locked(uri, held => work(uri, held)) : work(uri, () => true))),
  );
}

function queued<T>(uri: vscode.Uri, work: (uri: vscode.Uri) => Promise<T>): Promise<T> {
  const key = uri.toString();
  const before = queues.get(key) ?? Promise.resolve();
  const mine = before.then(() => work(uri));
  const settled = mine
    .catch(() => {})
    .then(() => {
      if (queues.get(key) === settled) queues.delete(key);
    });
  queues.set(key, settled);
  return mine;
}

/** On a disk beside the file and then in its place, so that no reader sees half of it; other file systems write whole files. */
async function replace(uri: vscode.Uri, bytes: Uint8Array, held: () => boolean): Promise<void> {
  const { fs } = vscode.workspace;
  if (uri.scheme !== 'file') return fs.writeFile(uri, bytes);
  const folder = vscode.Uri.joinPath(uri, '..');
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const half = vscode.Uri.joinPath(folder, `.${name}.${globalThis.crypto.randomUUID()}.part`);
  try {
    await fs.writeFile(half, bytes);
    if (!held()) throw new Error('another process took it over');
    await fs.rename(half, uri, { overwrite: true });
  } catch (error) {
    await fs.delete(half, { useTrash: false }).then(undefined, () => {});
    throw error;
  }
}

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | null> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** A part of the path may be a file; on some file systems that is told by words alone. */
function isAbsent(error: unknown): boolean {
  if (!(error instanceof vscode.FileSystemError)) return false;
  return ['FileNotFound', 'FileNotADirectory'].includes(error.code) || /NotADirectory|ENOTDIR/.test(error.message);
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes && new TextDecoder().decode(bytes);
}

/** A byte order mark is no part of the text, and stays where there was one. */
function withMark(text: string, before: Uint8Array | null): Uint8Array {
  const marked = before?.[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf;
  return new TextEncoder().encode(marked ? `\uFEFF${text}` : text);
}

async function told<T>(path: string, work: () => Thenable<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${path} cannot be written, and is as it was (${reason}): see whether you may write there.`);
  }
}
