import * as vscode from 'vscode';
import { contentsChange, contentsFile, styleOf } from '../../log/contents/contents';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { rootFor } from '../trust/target';
import { makeChanges } from './changedFiles';
import { isAsked, type LifecycleWorld, logAt } from './logAt';
import { tell } from './told';

const shape = z.object({ folder: z.optional(z.string()), check: z.optional(z.boolean()) });

/** `Update Index of Decisions`: the list in the README of the log; `check` only tells whether it is true. */
export function updateIndex(world: LifecycleWorld) {
  return async (
    argument: unknown,
  ): Promise<{ readonly uri: string; readonly isTrue: boolean; readonly changed: readonly string[] }> => {
    const asked = isAsked(argument);
    const said = shape.safeParse(asked ? {} : argument);
    if (!said.success)
      throw new UserError(`deliberate.updateIndex takes {folder?, check?}: ${z.prettifyError(said.error)}`);
    const root = rootFor(said.data.folder);
    const { path, change } = await listOf(world, root, true);
    const uri = vscode.Uri.joinPath(root, path);
    if (said.data.check) return { uri: uri.toString(), isTrue: change === null, changed: [] };
    const { changed } = await keepList(world, root, true);
    if (asked) {
      await vscode.window.showTextDocument(uri);
      tell(changed.length === 0 ? `${path} lists the decisions as they are.` : `${path} lists the decisions now.`, uri);
    }
    return { uri: uri.toString(), isTrue: true, changed };
  };
}

/** Brings the list up to date; without `begin` only where there is one. */
export function keepList(world: LifecycleWorld, root: vscode.Uri, begin: boolean) {
  return makeChanges(world, root, async () => {
    const { change } = await listOf(world, root, begin);
    return { changes: change ? [change] : [], description: 'index of decisions' };
  });
}

async function listOf(world: LifecycleWorld, root: vscode.Uri, begin: boolean) {
  const { files, folder, entries } = await logAt(world, root);
  const { path } = await contentsFile(files, folder);
  return { path, change: await contentsChange(files, folder, entries, begin) };
}

/** Whether the log of a folder has a list, without reading its records. */
export async function hasList(files: Parameters<typeof contentsFile>[0], folder: string): Promise<string | null> {
  const { path, text } = await contentsFile(files, folder);
  return text !== null && styleOf(text) !== null ? path : null;
}
