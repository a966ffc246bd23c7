import * as vscode from 'vscode';
import { difference } from '../../adr/edit/difference';
import { Lines } from '../../adr/text/lines';
import { applyChanges, type Change } from '../../log/change';
import { readOnlyReason } from '../activeRecord';
import { UserError } from '../commands';
import { recordsFolder } from '../models/settings';
import { workspaceStore } from '../store';
import type { ChangedText, CommandChanges } from '../trust/commandChanges';
import { journaled } from '../trust/journaled';
import { recordSaved } from '../trust/recordSaved';
import { warnOnce } from '../trust/told';
import type { TrustWorld } from '../trust/world';

/** What a command wants the files of a workspace folder to become. */
export interface Wanted {
  readonly changes: readonly Change[];
  /** Files that get another name; each is in the changes as one that goes and one that comes. */
  readonly moves?: readonly { readonly from: string; readonly to: string }[];
  /** For the provenance: `status set to accepted`. */
  readonly description: string;
}

export interface Making extends TrustWorld {
  readonly changes: CommandChanges;
}

const attempts = 6;
const pause = (attempt: number) => new Promise(resolve => setTimeout(resolve, 20 * 2 ** attempt));

/**
 * Changes files as one step that one undo takes back. `compute` looks at the texts as they stand in the editors; where somebody
 * was quicker it is asked again. What had no unsaved changes is saved. Answers with the paths that changed.
 */
export async function makeChanges<W extends Wanted>(
  world: Making,
  root: vscode.Uri,
  compute: () => Promise<W>,
): Promise<W & { readonly changed: readonly string[] }> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const wanted = await compute();
    const { texts, companions } = parted(root, wanted);
    if (texts.length === 0) return { ...wanted, changed: [] };
    const prepared = await prepare(texts);
    if (!prepared) {
      await pause(attempt);
      continue;
    }
    const change = world.changes.begin(root, prepared.texts);
    try {
      if (await vscode.workspace.applyEdit(prepared.edit)) {
        await follow(world, root, change, companions, wanted.description);
        return { ...wanted, changed: prepared.texts.map(({ to }) => vscode.workspace.asRelativePath(to, false)) };
      }
    } catch (error) {
      world.changes.cancel(change);
      throw error;
    }
    world.changes.cancel(change);
    await pause(attempt);
  }
  throw new UserError('Nothing was changed: a file is read-only, or something else keeps changing it. Try again.');
}

type Place = Omit<ChangedText, 'kept'>;

/** Texts that a person edits, and the companions that go with them. */
function parted(root: vscode.Uri, { changes, moves = [] }: Wanted) {
  const records = recordsFolder(root);
  const isCompanion = (path: string) =>
    ['research/provenance/', 'working/tot-explorations/', 'ralph/reflections/'].some(folder =>
      path.startsWith(`${records}/${folder}`),
    );
  const at = (path: string) => vscode.Uri.joinPath(root, path);
  const companions = changes.filter(({ path }) => isCompanion(path));
  const gone = new Map(changes.flatMap(({ path, before, after }) => (after === null ? [[path, before] as const] : [])));
  const texts = changes.flatMap(({ path, before, after }): Place[] => {
    if (after === null || isCompanion(path)) return [];
    const from = moves.find(({ to }) => to === path)?.from ?? path;
    const old = from === path ? before : (gone.get(from) ?? null);
    return old === after && from === path ? [] : [{ from: at(from), to: at(path), before: old, after }];
  });
  return { texts, companions };
}

/** `null` where a text is not any more what the change was computed from. */
async function prepare(places: readonly Place[]) {
  const edit = new vscode.WorkspaceEdit();
  const texts: ChangedText[] = [];
  const saves = vscode.workspace.getConfiguration('files').get<unknown>('refactoring.autoSave') !== false;
  for (const place of places) {
    const { from, to, before, after } = place;
    if (before === null) {
      // Never over a file that appeared meanwhile: without `overwrite` VS Code refuses.
      edit.createFile(to, { contents: new TextEncoder().encode(after) });
      texts.push({ ...place, kept: true });
      continue;
    }
    const reason = await readOnlyReason(from);
    if (reason !== null)
      throw new UserError(`Nothing was changed. ${vscode.workspace.asRelativePath(from, false)}: ${reason}`);
    const document = await vscode.workspace.openTextDocument(from);
    const now = document.getText();
    // An editor has one kind of line end in a file, the disk may have two.
    if (plain(now) !== plain(before)) return null;
    if (from.toString() !== to.toString()) edit.renameFile(from, to);
    const kind = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    texts.push({ ...place, before: now, after: plain(after).replaceAll('\n', kind), kept: saves && !document.isDirty });
  }
  for (const { to, before, after } of texts) {
    if (before === null) continue;
    const lines = new Lines(before);
    const position = (offset: number) => {
      const line = lines.at(offset);
      return new vscode.Position(line, offset - lines.start(line));
    };
    for (const { start, end, newText } of difference(before, after))
      edit.replace(to, new vscode.Range(position(start), position(end)), newText);
  }
  return { edit, texts };
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Saves, moves companions and records; what fails here is told, since the texts are changed by now. */
async function follow(
  world: Making,
  root: vscode.Uri,
  change: ReturnType<CommandChanges['begin']>,
  companions: readonly Change[],
  description: string,
): Promise<void> {
  const { store, changes } = journaled(workspaceStore(root));
  try {
    const saved: ChangedText[] = [];
    for (const text of change.texts) {
      const document = text.kept ? await vscode.workspace.openTextDocument(text.to) : null;
      // Whether it is dirty is told a moment late: it is saved in any case.
      if (document && ((await document.save()) || !document.isDirty)) saved.push(text);
    }
    // After what was saved before: otherwise that would be taken for somebody else's.
    await world.changes.inTurn(async () => {
      const trouble = await applyChanges(store, companions);
      if (trouble !== null) warnOnce(world.log, `What belongs to the record did not follow: ${trouble}`);
      for (const { to, before, after } of saved) {
        const document = await vscode.workspace.openTextDocument(to);
        await recordSaved(world, document, { before, after, made: true, description }, store);
      }
    });
  } finally {
    world.changes.done(change, changes());
  }
}
