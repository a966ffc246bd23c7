import * as vscode from 'vscode';
import { root, write } from './workspace';

/*
 * A git repository written as files, object by object: a test inside VS Code starts no program, and a web worker could not.
 */

const folder = '.git';
const encoder = new TextEncoder();

/** `{ 'docs/adr/1.md': text }`: all there is in a commit, one folder deep at most per part of a path. */
export type Tree = { readonly [name: string]: string | Tree };

export async function initGit(): Promise<void> {
  await write(`${folder}/HEAD`, 'ref: refs/heads/topic\n');
  await write(`${folder}/config`, '[core]\n\trepositoryformatversion = 0\n\tbare = false\n');
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(root(), folder, 'objects'));
}

export async function setBranch(name: string, commit: string): Promise<void> {
  await write(`${folder}/refs/heads/${name}`, `${commit}\n`);
}

export async function commit(subject: string, tree: Tree, parents: readonly string[], day: number): Promise<string> {
  const who = `Ann Bee <ann@example.org> ${1_767_225_600 + day * 86_400} +0000`;
  const lines = [
    `tree ${await treeOf(tree)}`,
    ...parents.map(id => `parent ${id}`),
    `author ${who}`,
    `committer ${who}`,
  ];
  return object('commit', encoder.encode(`${lines.join('\n')}\n\n${subject}\n`));
}

async function treeOf(tree: Tree): Promise<string> {
  const parts: Uint8Array[] = [];
  for (const [name, inside] of Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const isText = typeof inside === 'string';
    const id = isText ? await object('blob', encoder.encode(inside)) : await treeOf(inside);
    const bytes = id.match(/../g)?.map(pair => Number.parseInt(pair, 16)) ?? [];
    parts.push(encoder.encode(`${isText ? '100644' : '40000'} ${name}\0`), Uint8Array.from(bytes));
  }
  return object('tree', joined(parts));
}

async function object(kind: string, content: Uint8Array): Promise<string> {
  const whole = joined([encoder.encode(`${kind} ${content.length}\0`), content]);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', whole));
  const id = [...hash].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const packed = new Response(new Blob([whole]).stream().pipeThrough(new CompressionStream('deflate')));
  const file = vscode.Uri.joinPath(root(), folder, 'objects', id.slice(0, 2), id.slice(2));
  await vscode.workspace.fs.writeFile(file, new Uint8Array(await packed.arrayBuffer()));
  return id;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
