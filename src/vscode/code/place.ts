import * as vscode from 'vscode';
import type { LogEntry } from '../../log/entries';
import type { Mention } from '../../log/mentions';
import { codeMentions, mayMention, meantBy, prefixesOf } from '../../log/numberIndex';
import type { BasedLog } from '../logs/folderLog';
import type { Logs } from '../logs/logs';
import type { Records } from '../records';
import type { Guard } from '../text/guard';

/** What everything here works with. */
export interface CodeWorld {
  readonly records: Records;
  readonly logs: Logs;
  readonly guard: Guard;
}

/** A log that speaks for a file, and the workspace folder that it lies in. */
export interface RootedLog extends BasedLog {
  readonly root: vscode.Uri;
}

/** Where a file stands, and the logs that its mentions may mean, the nearest first. */
export interface CodePlace {
  readonly root: vscode.Uri;
  readonly path: string;
  /** Of its own workspace folder. */
  readonly own: readonly RootedLog[];
  readonly logs: readonly RootedLog[];
}

/** One decision that a mention means. */
export interface Meant {
  readonly root: vscode.Uri;
  readonly entry: LogEntry;
  readonly log: RootedLog;
}

export function logged({ root, entry }: Pick<Meant, 'root' | 'entry'>): vscode.Uri {
  return vscode.Uri.joinPath(root, entry.path);
}

/** `null` for a file outside of the workspace, and where nobody keeps a log. */
export async function placeOf(logs: Logs, uri: vscode.Uri): Promise<CodePlace | null> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return null;
  const path = vscode.workspace.asRelativePath(uri, false);
  const own = (await logs.above(folder.uri, path)).map(log => ({ ...log, root: folder.uri }));
  const all = [...own, ...(await otherRoots(logs, folder))].filter(({ entries }) => entries.length > 0);
  return all.length === 0 ? null : { root: folder.uri, path, own, logs: all };
}

/** A workspace of several folders may keep its decisions in one of them. */
async function otherRoots(logs: Logs, folder: vscode.WorkspaceFolder): Promise<readonly RootedLog[]> {
  const others = (vscode.workspace.workspaceFolders ?? []).filter(({ index }) => index !== folder.index);
  return Promise.all(others.map(async ({ uri }) => ({ base: '', root: uri, ...(await logs.whole(uri)) })));
}

/** The decisions that a mention in a file means: none, one, or several that share its number. */
export function meantIn(mention: Pick<Mention, 'prefix' | 'digits'>, place: CodePlace): readonly Meant[] {
  const found = meantBy(mention, place.logs);
  return found ? found.entries.map(entry => ({ root: found.log.root, entry, log: found.log })) : [];
}

/** More of a line than anybody reads, on either side of the cursor. */
const around = 400;

/** The mention at a place, with the decisions that it means. */
export async function mentionAt(
  logs: Logs,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<{ readonly range: vscode.Range; readonly place: CodePlace; readonly meant: readonly Meant[] } | null> {
  const from = Math.max(0, position.character - around);
  const line = document.lineAt(position.line).text.slice(from, position.character + around);
  if (!mayMention(line)) return null;
  const place = await placeOf(logs, document.uri);
  if (!place) return null;
  const at = position.character - from;
  const mention = codeMentions(line, prefixesOf(place.logs)).find(({ start, end }) => start <= at && at <= end);
  const meant = mention ? meantIn(mention, place) : [];
  if (!mention || meant.length === 0) return null;
  const range = new vscode.Range(position.line, from + mention.start, position.line, from + mention.end);
  return { range, place, meant };
}
