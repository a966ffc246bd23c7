import * as vscode from 'vscode';
import { ASSESSMENTS } from '../../evidence/library';
import {
  crateFiles,
  EXPORT_FORMATS,
  type ExportedFiles,
  type ExportFormat,
  formatFiles,
} from '../../exchange/exportFiles';
import { type Drawer, packDrawer } from '../../exchange/html/drawer';
import { type Exported, hasDiagrams, pageOf } from '../../exchange/html/page';
import { companionFolder } from '../../ports/companions';
import { folder as provenanceFolder } from '../../provenance/shape';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { webHash, workspaceStore } from '../store';
import { rootFor } from '../trust/target';
import type { ExchangeWorld } from './index';

const shape = z.object({
  format: z.enum(EXPORT_FORMATS),
  /** The address of the page, or of an empty or new folder. */
  target: z.string(),
  folder: z.optional(z.string()),
  diagrams: z.optional(z.boolean()),
});

export interface Written {
  readonly uri: string;
  readonly files: number;
  readonly warnings: readonly string[];
}

/** `Export Decision Log`, `{format, target, folder?, diagrams?}`. */
export async function exportLog(world: ExchangeWorld, argument: unknown): Promise<Written | undefined> {
  const isAsked = argument === undefined || argument instanceof vscode.Uri;
  const root = rootFor(
    isAsked ? undefined : z.object({ folder: z.optional(z.string()) }).safeParse(argument).data?.folder,
  );
  const asked = isAsked ? await ask(root) : argument;
  if (asked === undefined) return undefined;
  const given = shape.safeParse(asked);
  if (!given.success)
    throw new UserError(
      `deliberate.exportLog takes {format: ${EXPORT_FORMATS.map(each => `'${each}'`).join(' | ')}, target, folder?, diagrams?}: ${z.prettifyError(given.error)}`,
    );
  const { format, diagrams = true } = given.data;
  const target = vscode.Uri.parse(given.data.target, true);
  const records = await recordsIn(world, root);
  if (records.length === 0)
    throw new UserError('There is no decision record to export yet: ADR: New ADR writes the first.');
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Exporting the decision log' },
    () => write(world, root, records, format, diagrams, target),
  );
  if (isAsked) void tell(target, result, format);
  return { uri: target.toString(), files: result.files.size, warnings: result.warnings };
}

async function write(
  world: ExchangeWorld,
  root: vscode.Uri,
  records: readonly Exported[],
  format: ExportFormat,
  diagrams: boolean,
  target: vscode.Uri,
): Promise<ExportedFiles> {
  const name = root.path.replace(/^.*\/(?=[^/])/, '').replace(/\/$/, '') || 'this workspace';
  if (format === 'html') {
    const page = await pageOf(
      name,
      records,
      webHash,
      diagrams && hasDiagrams(records) ? await drawerIn(world.extensionUri) : null,
    );
    await put(target, page);
    return { files: new Map([[target.path, page]]), warnings: [] };
  }
  await refuseFull(target);
  const result =
    format === 'ro-crate'
      ? await crateFiles(workspaceStore(root), records, {
          name,
          date: world.clock.today(),
          companions: companions(root),
        })
      : formatFiles(format, records, { version: world.tool.version ?? '', now: world.clock.now() });
  for (const [path, content] of result.files) await put(vscode.Uri.joinPath(target, path), content);
  return result;
}

function companions(root: vscode.Uri): string[] {
  const store = workspaceStore(root);
  return [provenanceFolder, ASSESSMENTS].map(kind => companionFolder(store, kind));
}

async function recordsIn({ logs }: ExchangeWorld, root: vscode.Uri): Promise<Exported[]> {
  const store = workspaceStore(root);
  const records: Exported[] = [];
  for (const entry of (await logs.whole(root)).entries) {
    const text = await store.read(entry.path);
    if (text !== null) records.push({ entry, text });
  }
  return records;
}

function drawerIn(extensionUri: vscode.Uri): Promise<Drawer | null> {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  return packDrawer({
    read: async file => new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, file))),
    async pack(text) {
      const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
      return base64(new Uint8Array(await new Response(packed).arrayBuffer()));
    },
  });
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** What lies in a folder already is never written over. */
async function refuseFull(target: vscode.Uri): Promise<void> {
  const inside = await vscode.workspace.fs.readDirectory(target).then(
    found => found.length,
    () => 0,
  );
  if (inside > 0) throw new UserError(`${target.path} holds files already: give a folder that is empty or not there.`);
}

async function put(uri: vscode.Uri, content: string | Uint8Array): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${uri.path} cannot be written (${reason}): see whether you may write there.`);
  }
}

const forms: readonly { readonly label: string; readonly description: string; readonly format: ExportFormat }[] = [
  { label: 'Page', description: 'one HTML file for everybody: search, matrices, diagrams', format: 'html' },
  { label: 'RO-Crate', description: 'the records with provenance and licence, for archives', format: 'ro-crate' },
  { label: 'MADR', description: 'records as MADR 4 has them', format: 'madr' },
  { label: 'Nygard', description: 'records as adr-tools has them', format: 'nygard' },
  { label: 'log4brains', description: 'records as log4brains has them', format: 'log4brains' },
  { label: 'JSON-ADR', description: 'for other programs', format: 'json' },
];

async function ask(root: vscode.Uri): Promise<{ format: ExportFormat; target: string } | undefined> {
  const title = 'Export Decision Log';
  const picked = await vscode.window.showQuickPick(forms, { title, placeHolder: 'In which form?' });
  if (!picked) return undefined;
  const { format } = picked;
  const to =
    format === 'html'
      ? await vscode.window.showSaveDialog({ title, defaultUri: vscode.Uri.joinPath(root, 'decisions.html') })
      : (
          await vscode.window.showOpenDialog({
            ...{ title, openLabel: 'Export Here', canSelectFiles: false, canSelectFolders: true, canSelectMany: false },
          })
        )?.[0];
  return to && { format, target: to.toString() };
}

async function tell(target: vscode.Uri, { files, warnings }: ExportedFiles, format: ExportFormat): Promise<void> {
  const [first] = warnings;
  const more = warnings.length > 1 ? ` (and ${warnings.length - 1} more)` : '';
  const open = format === 'html' ? ['Open'] : [];
  const said = `${files.size} ${files.size === 1 ? 'file' : 'files'} written to ${target.path}.${first ? ` ${first}${more}` : ''}`;
  if ((await vscode.window.showInformationMessage(said, ...open)) === 'Open') await vscode.env.openExternal(target);
}
