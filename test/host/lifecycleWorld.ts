import * as vscode from 'vscode';
import { ok } from './assert';
import { asked } from './textRecord';
import { onDisk, remove, run } from './trustWorld';
import { closeAll, root, write } from './workspace';

export interface Changed {
  readonly uri: string;
  readonly changed: readonly string[];
}

export const nygard = (heading: string, status = 'Accepted', date = '2026-01-12', body = 'x') =>
  `# ${heading}\n\nDate: ${date}\n\n## Status\n\n${status}\n\n## Context\n\n${body}\n\n## Decision\n\ny\n\n## Consequences\n\nz\n`;

let logs = 0;
/** A log of its own for each test: VS Code remembers texts by their names for a while, and other tests count records. */
export const place = { folder: '' };

export async function newLog(): Promise<void> {
  logs += 1;
  place.folder = `docs/log${logs}`;
  // Not by the setting: a folder that is not trusted cannot say where it is.
  await write('.adr-dir', `${place.folder}\n`);
}

export async function setting(name: string, value: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('deliberate').update(name, value, vscode.ConfigurationTarget.Workspace);
}

export const at = (path: string) => vscode.Uri.joinPath(root(), path);

/** Files of one test, and all that was under their names before. */
export class Files {
  readonly #paths = new Set<string>();

  async make(path: string, text: string): Promise<vscode.Uri> {
    this.#paths.add(path);
    return write(path, text);
  }

  async clean(): Promise<void> {
    // What would be saved by itself later would be there again.
    await vscode.workspace.saveAll(true);
    for (const _ of vscode.window.tabGroups.all.flatMap(group => group.tabs))
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeAll();
    await remove('.adr-dir');
    const companions = ['.aiwg/research', '.aiwg/ralph', '.aiwg/working'];
    for (const path of [...this.#paths, place.folder, ...companions]) await remove(path);
    this.#paths.clear();
  }
}

/** Every file below the folders that a command may touch, as bytes. */
export async function snapshot(...tops: readonly string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const walk = async (path: string): Promise<void> => {
    const entries = await vscode.workspace.fs.readDirectory(at(path)).then(
      all => all,
      () => [],
    );
    for (const [name, type] of entries) {
      const own = `${path}/${name}`;
      if (type & vscode.FileType.Directory) await walk(own);
      // A file is locked for as long as it is written, and may go while the others are read.
      else if (!/\.(?:lock|part)$/.test(name)) {
        const text = await vscode.workspace.fs.readFile(at(own)).then(String, () => null);
        if (text !== null) found[own] = text;
      }
    }
  };
  for (const top of tops) await walk(top);
  return found;
}

export async function show(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(at(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Undoes in the editor of a file, as a person does, and waits until the files are as they were. */
export async function undoTo(path: string, before: Record<string, string>, ...tops: readonly string[]): Promise<void> {
  await show(path);
  // VS Code may ask whether all files are meant, and nobody is there to answer.
  await Promise.race([run('undo'), new Promise(resolve => setTimeout(resolve, 3000))]);
  const wanted = JSON.stringify(before);
  const ordered = async () => {
    const now = await snapshot(...tops);
    return JSON.stringify(
      Object.fromEntries(Object.keys(before).flatMap(key => (key in now ? [[key, now[key]]] : []))),
    ) === wanted && Object.keys(now).length === Object.keys(before).length
      ? null
      : differing(before, now);
  };
  const left = await asked(`all files as before the undo in ${path}`, ordered, found => found === null).catch(
    async () => ordered(),
  );
  ok(left === null, `not as before: ${left}`);
}

function differing(before: Record<string, string>, now: Record<string, string>): string {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return JSON.stringify(
    keys.filter(key => before[key] !== now[key]).map(key => [key, before[key] ?? null, now[key] ?? null]),
  ).slice(0, 1500);
}

export async function textAt(path: string): Promise<string> {
  const text = await onDisk(path);
  ok(text !== null, `${path} is not there`);
  return text;
}
