import * as vscode from 'vscode';
import { inside } from '../../log/folder';

/** The folders of a workspace, as far as choosing one needs them. */
export interface Around {
  readonly folders: readonly Pick<vscode.WorkspaceFolder, 'uri' | 'name'>[];
  readonly active: vscode.Uri | null;
}

/** Which folder an agent means, and its input with paths from that folder. */
export type Meant = { readonly root: vscode.Uri; readonly input: object } | { readonly problem: string };

export function around(): Around {
  const editor = vscode.window.activeTextEditor?.document.uri;
  const active = editor && vscode.workspace.getWorkspaceFolder(editor);
  return { folders: vscode.workspace.workspaceFolders ?? [], active: active?.uri ?? null };
}

/** The folder that is named, that of a path, the only one, that of the active editor; else the answer lists them. */
export function meantBy(input: object, { folders, active }: Around): Meant {
  const { folder: named, ...rest } = input as { folder?: unknown };
  const [first, second] = folders;
  if (!first) return { problem: 'No folder is open: ask the person to open the folder with the decisions.' };
  const list = folders.map(({ name }) => name).join(', ');
  if (named !== undefined && second) {
    const own = folders.find(({ name, uri }) => name === named || uri.toString() === named);
    return own
      ? { root: own.uri, input: withPaths(rest, path => located(own.uri, path) ?? path) }
      : { problem: `No folder of this workspace is called ${String(named).slice(0, 100)}. There are: ${list}.` };
  }
  const [path] = pathsIn(rest).map(([, value]) => value);
  const own = path === undefined ? undefined : folders.find(({ uri }) => isFull(path) && located(uri, path) !== null);
  if (own) return { root: own.uri, input: withPaths(rest, value => located(own.uri, value) ?? value) };
  if (!second) return { root: first.uri, input: rest };
  const byName = path === undefined ? undefined : folders.find(({ name }) => isBelow(path, name));
  if (byName) return { root: byName.uri, input: withPaths(rest, value => value.slice(byName.name.length + 1)) };
  if (active) return { root: active, input: rest };
  return { problem: `This workspace has several folders: ${list}. Say which one with "folder".` };
}

/** A path as an agent gives it, from the folder: relative, absolute, or an address. `null` for one that leads out. */
export function located(root: vscode.Uri, given: string): string | null {
  if (!isFull(given)) return inside(given);
  const uri = uriOf(given);
  if (!uri || uri.scheme !== root.scheme || !sameAuthority(uri.authority, root.authority, given)) return null;
  const home = `${plainDrive(root.path).replace(/\/$/, '')}/`;
  const path = plainDrive(uri.path);
  return path.startsWith(home) ? inside(path.slice(home.length)) : null;

  function uriOf(text: string): vscode.Uri | null {
    try {
      if (/^[a-z][a-z\d+.-]+:\/\//i.test(text)) return vscode.Uri.parse(text, true);
      // A path of the machine that the folder is on, which may be another than this one.
      return root.with({ path: vscode.Uri.file(text.replaceAll('\\', '/')).path });
    } catch {
      return null;
    }
  }
}

/** From the workspace and not from one of its folders: `/home/x`, `C:\x`, `file:///x`. */
function isFull(path: string): boolean {
  return /^(?:[a-z][a-z\d+.-]+:\/\/|[a-z]:[\\/]|[\\/])/i.test(path);
}

function sameAuthority(one: string, other: string, given: string): boolean {
  return one === other || !given.includes('://');
}

/** `/C:/x` and `/c:/x` are one path. */
function plainDrive(path: string): string {
  return path.replace(/^\/[A-Z]:/, drive => drive.toLowerCase());
}

function isBelow(path: string, name: string): boolean {
  return path.startsWith(`${name}/`) && path.length > name.length + 1;
}

const ofPaths = ['path', 'decision'] as const;

function pathsIn(input: object): [string, string][] {
  return ofPaths.flatMap((key): [string, string][] => {
    const value = (input as Record<string, unknown>)[key];
    return typeof value === 'string' ? [[key, value]] : [];
  });
}

function withPaths(input: object, change: (path: string) => string): object {
  return { ...input, ...Object.fromEntries(pathsIn(input).map(([key, value]) => [key, change(value)])) };
}
