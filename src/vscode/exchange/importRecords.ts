import * as vscode from 'vscode';
import { type FoundRecords, foreignIn, foreignJson } from '../../exchange/foreign';
import { imported } from '../../exchange/import';
import { withList } from '../../log/after';
import { applyChanges } from '../../log/change';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { workspaceFiles } from '../files';
import { workspaceStore } from '../store';
import { rootFor } from '../trust/target';
import type { ExchangeWorld } from './index';

const shape = z.object({
  /** The address of a folder of records, or of a file of JSON-ADR. */
  from: z.string(),
  folder: z.optional(z.string()),
});

export interface Brought {
  readonly uris: readonly string[];
  readonly warnings: readonly string[];
}

/** `Import Decision Records`, `{from, folder?}`: the records of another log as the next ones of this log; all or none. */
export async function importRecords(world: ExchangeWorld, argument: unknown): Promise<Brought | undefined> {
  const isAsked = argument === undefined || argument instanceof vscode.Uri;
  const asked = argument instanceof vscode.Uri ? { from: argument.toString() } : isAsked ? await ask() : argument;
  if (asked === undefined) return undefined;
  const given = shape.safeParse(asked);
  if (!given.success)
    throw new UserError(`deliberate.importRecords takes {from, folder?}: ${z.prettifyError(given.error)}`);
  const root = rootFor(given.data.folder);
  const from = vscode.Uri.parse(given.data.from, true);
  const { records, warnings } = await recordsAt(from);
  if (records.length === 0)
    throw new UserError(
      `${from.path} holds no decision records: give the folder that has them. ${warnings[0] ?? ''}`.trim(),
    );
  const log = await world.logs.whole(root);
  if (vscode.Uri.joinPath(root, log.folder).toString() === from.toString())
    throw new UserError(`${from.path} is the log itself: give another one.`);
  const store = workspaceStore(root);
  const { changes } = imported(records, log.entries, log.folder);
  const trouble = await applyChanges(store, await withList(store, log.folder, changes));
  if (trouble !== null) throw new UserError(trouble);
  const uris = changes.map(({ path }) => vscode.Uri.joinPath(root, path));
  for (const uri of uris) await world.made(uri);
  if (isAsked) await tell(uris, warnings);
  return { uris: uris.map(uri => uri.toString()), warnings };
}

async function recordsAt(from: vscode.Uri): Promise<FoundRecords> {
  try {
    const { type } = await vscode.workspace.fs.stat(from);
    if (type & vscode.FileType.Directory) return await foreignIn(workspaceFiles(from));
    return foreignJson([[from.path, new TextDecoder().decode(await vscode.workspace.fs.readFile(from))]]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${from.path} cannot be read (${reason}): give a folder of records or a file of JSON-ADR.`);
  }
}

async function ask(): Promise<{ from: string } | undefined> {
  const [from] =
    (await vscode.window.showOpenDialog({
      ...{ title: 'Import Decision Records', openLabel: 'Import', canSelectFiles: true, canSelectFolders: true },
      filters: { 'JSON-ADR': ['json'] },
    })) ?? [];
  return from && { from: from.toString() };
}

async function tell(uris: readonly vscode.Uri[], warnings: readonly string[]): Promise<void> {
  const [first] = uris;
  if (first) await vscode.window.showTextDocument(first);
  const more =
    warnings.length > 0 ? ` ${warnings[0]}${warnings.length > 1 ? ` (and ${warnings.length - 1} more)` : ''}` : '';
  void vscode.window.showInformationMessage(
    `${uris.length} ${uris.length === 1 ? 'record' : 'records'} imported.${more}`,
  );
}
