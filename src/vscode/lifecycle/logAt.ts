import * as vscode from 'vscode';
import { entriesOf, entryOf, isRecordPath, type LogEntry } from '../../log/entries';
import { entryNamed } from '../../log/find';
import { folderOf } from '../../log/paths';
import type { World } from '../../log/renumber/renumber';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import type { Logs } from '../logs/logs';
import { recordsFolder } from '../models/settings';
import type { PaneFocus } from '../paneFocus';
import type { Platform } from '../platform';
import { logFolder } from '../trust/log';
import { recordTarget, type Target } from '../trust/target';
import type { Making } from './changedFiles';
import { editorFiles } from './editorFiles';

/** What the commands on the log need of the rest of the extension. */
export interface LifecycleWorld extends Making {
  readonly platform: Platform;
  readonly focus: PaneFocus;
  readonly logs: Logs;
}

/** One log as it stands in the editors. */
export interface LogAt extends World {
  readonly root: vscode.Uri;
  readonly entries: readonly LogEntry[];
}

export async function logAt({ platform }: LifecycleWorld, root: vscode.Uri): Promise<LogAt> {
  const files = editorFiles(root);
  const folder = await logFolder(root);
  const entries = await entriesOf(files, folder);
  return { root, files, git: platform.git(root), records: recordsFolder(root), folder, entries };
}

/** The record that is named, that of the pane that has the focus, or that of the editor. */
export async function targetOf(world: LifecycleWorld, uri: string | undefined): Promise<Target> {
  const wanted = uri ?? world.focus.document?.uri.toString();
  return (await targetInLog(wanted)) ?? recordTarget(world.records, wanted);
}

/** What lies in the log is a record also where only its number or its status says so. */
export async function targetInLog(uri: string | undefined): Promise<Target | null> {
  const document =
    uri === undefined
      ? vscode.window.activeTextEditor?.document
      : await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)).then(
          opened => opened,
          () => undefined,
        );
  const root = document && vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
  if (!document || !root) return null;
  const path = vscode.workspace.asRelativePath(document.uri, false);
  if (!path.startsWith(`${await logFolder(root)}/`) || !isRecordPath(path)) return null;
  const { number, status } = entryOf(path, document.getText());
  return number !== null || status !== null ? { document, root, path } : null;
}

/** A record by its address, its path or its number; also one beside the log. */
export async function named({ root, entries, files }: LogAt, word: string): Promise<LogEntry> {
  const path = pathOf(root, word);
  const known = path === null ? entryNamed(entries, word) : entries.find(entry => entry.path === path);
  if (known && !('problem' in known)) return known;
  const own = path ?? word;
  const text = /\.\w+$/.test(own) ? await files.read(own) : null;
  if (text !== null) return entryOf(own, text);
  throw new UserError(
    known ? known.problem.replace('deliberate list', 'the dashboard') : `${own} is not there: name another record.`,
  );
}

function pathOf(root: vscode.Uri, word: string): string | null {
  if (!/^[a-z][a-z\d+.-]+:\//i.test(word)) return null;
  const uri = vscode.Uri.parse(word, true);
  const own = vscode.workspace.getWorkspaceFolder(uri);
  if (own?.uri.toString() === root.toString()) return vscode.workspace.asRelativePath(uri, false);
  throw new UserError('Both records have to be in the same workspace folder: a link leads from one to the other.');
}

/** The records among which one has its number: the log, else those beside it. */
export async function around(log: LogAt, entry: LogEntry): Promise<readonly LogEntry[]> {
  if (log.entries.some(({ path }) => path === entry.path)) return log.entries;
  const beside = await entriesOf(log.files, folderOf(entry.path));
  return beside.some(({ path }) => path === entry.path) ? beside : [...beside, entry];
}

/** A command's argument, checked. A menu passes the file; without anything the person is asked. */
export function given<T>(schema: z.ZodMiniType<T>, argument: unknown, takes: string): { uri?: string } | T {
  if (argument === undefined || argument === null) return {};
  if (argument instanceof vscode.Uri) return { uri: argument.toString() };
  const parsed = schema.safeParse(argument);
  if (parsed.success) return parsed.data;
  throw new UserError(`${takes}: ${z.prettifyError(parsed.error)}`);
}

export function isAsked(argument: unknown): boolean {
  return argument === undefined || argument === null || argument instanceof vscode.Uri;
}
