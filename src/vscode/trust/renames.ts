import * as vscode from 'vscode';
import { loadProvenance } from '../../provenance/files';
import { fingerprint } from '../../provenance/fingerprint';
import { moveProvenance } from '../../provenance/mend';
import { provenancePath } from '../../provenance/name';
import { recordChange } from '../../provenance/record';
import { pathOf } from '../../provenance/urn';
import { webHash, workspaceStore } from '../store';
import { logPaths } from './log';
import { moveExplorations, moveLessons } from './moveCompanions';
import { personAt } from './person';
import { warnOnce } from './told';
import type { TrustWorld } from './world';

/**
 * What belongs to a record moves with it, also where the folder that it lies in is renamed. A command that renames moves it
 * itself, and its undo takes that back: `isCommands` answers for both.
 */
export function followRenames(
  world: TrustWorld,
  isCommands: (oldUri: vscode.Uri, newUri: vscode.Uri) => boolean,
): vscode.Disposable {
  let turn: Promise<unknown> = Promise.resolve();
  return vscode.workspace.onDidRenameFiles(({ files }) => {
    const others = files.filter(({ oldUri, newUri }) => !isCommands(oldUri, newUri));
    turn = turn
      .then(async () => {
        for (const { oldUri, newUri } of others) await followRename(world, oldUri, newUri);
      })
      .catch((error: unknown) =>
        warnOnce(world.log, `What belongs to a renamed record did not follow: ${String(error)}`),
      );
  });
}

export async function followRename(world: TrustWorld, oldUri: vscode.Uri, newUri: vscode.Uri): Promise<void> {
  const root = vscode.workspace.getWorkspaceFolder(newUri)?.uri;
  if (!root || vscode.workspace.getWorkspaceFolder(oldUri)?.uri.toString() !== root.toString()) return;
  const from = vscode.workspace.asRelativePath(oldUri, false);
  const to = vscode.workspace.asRelativePath(newUri, false);
  const moved = (path: string) =>
    path === from ? to : path.startsWith(`${from}/`) ? `${to}${path.slice(from.length)}` : null;
  const store = workspaceStore(root);
  const others = await logPaths(root);
  for (const { path: record, record: provenance } of (await loadProvenance(store)).files) {
    const artifact = pathOf(provenance.entity.id);
    const target = artifact === null ? null : moved(artifact);
    if (target === null) continue;
    const { done, refused } = await moveProvenance(store, record, target, others);
    for (const text of done) world.log.info(text);
    for (const text of refused) warnOnce(world.log, text);
  }
  await moveExplorations(store, moved, others);
  for (const lesson of await moveLessons(store, moved)) await credited(world, root, lesson, to);
}

/** A lesson that has provenance of its own is changed by us, and says so. */
async function credited(world: TrustWorld, root: vscode.Uri, lesson: string, to: string): Promise<void> {
  const store = workspaceStore(root);
  const path = lesson;
  const bytes = await store.bytes(path);
  if (bytes === null || (await store.read(provenancePath(store, path, []))) === null) return;
  const [person, now] = [await personAt(root), world.clock.now()];
  const refused = await recordChange(store, { path, type: 'reflection' }, [], {
    ...{ type: 'modification', started: now, ended: now, day: world.clock.today(), agents: [world.tool, person] },
    onBehalfOf: [{ delegate: world.tool.id, responsible: person.id }],
    after: await fingerprint(webHash, bytes),
    description: `The record it tells of is ${to} now.`.slice(0, 2000),
  });
  if (refused !== null) world.log.warn(refused);
}
