import * as vscode from 'vscode';
import { stateOf } from '../../deliberation/place';
import { designOf } from '../../design/designOf';
import { isDesign } from '../../design/read';
import type { Store } from '../../ports/store';
import { provenancePath } from '../../provenance/name';
import { recordsFolder } from '../models/settings';
import { isRecord } from '../records';
import { webHash, workspaceStore } from '../store';
import { logFolder, logPaths } from './log';
import { personAt } from './person';
import { recordEdit } from './recordEdit';
import { reflectOnStatus } from './statusReflection';
import { warnOnce } from './told';
import type { TrustWorld } from './world';

const patience = 1000;

/** What is on disk now, and what was there before. */
export interface Saved {
  readonly before: string | null;
  readonly after: string;
  readonly started?: string | undefined;
  readonly bytes?: Uint8Array | null;
  /** By a command of ours that is done with it. */
  readonly made?: boolean;
  /** What the command did. */
  readonly description?: string;
}

/** Writes what was saved of a record into its provenance, and a lesson where its status changed. Answers whether it did. */
export async function recordSaved(
  world: TrustWorld,
  document: vscode.TextDocument,
  saved: Saved,
  given?: Store,
): Promise<boolean> {
  const { before, after, started, bytes, made, description } = saved;
  const { uri } = document;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const isDocument = isDesign(document.getText());
  if (!folder || !(isDocument || isRecord(world.records.of(document)))) return false;
  const root = folder.uri;
  if (vscode.workspace.getConfiguration('deliberate', root).get<unknown>('provenance.recordEdits') === false)
    return false;
  const path = vscode.workspace.asRelativePath(uri, false);
  const store = given ?? workspaceStore(root);
  const log = await logFolder(root);
  const others = await logPaths(root, log);
  const isOurs = path.startsWith(`${log}/`);
  const isNew = (await store.read(provenancePath(store, path, others))) === null;
  if (isNew && !isOurs) return false;
  // A deliberation makes its record first and says a moment later that it is under way.
  if (isNew && !made) await new Promise(resolve => setTimeout(resolve, patience));
  if (await isDeliberated(uri)) return false;
  const person = await personAt(root);
  const edit = {
    ...{ path, others, before, after, person },
    ...(started && { started }),
    ...(bytes && { bytes }),
    ...(description && { description }),
  };
  const refused = await recordEdit(store, webHash, world.clock, edit);
  if (refused !== null) warnOnce(world.log, refused);
  if (before !== null && !isDocument) await reflectOnStatus(world, root, path, before, after, store);
  return true;
}

/** While a deliberation or a design writes a file, it is the one that says who wrote what. */
export async function isDeliberated(uri: vscode.Uri): Promise<boolean> {
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (!root) return false;
  const path = vscode.workspace.asRelativePath(uri, false);
  const store = workspaceStore(root);
  const state = (await stateOf(store, recordsFolder(root), path)) ?? (await designOf(store, recordsFolder(root), path));
  return state?.status === 'running';
}
