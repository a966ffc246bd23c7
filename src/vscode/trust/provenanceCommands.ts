import * as vscode from 'vscode';
import type { Checked } from '../../provenance/check';
import { exported, exportFormats } from '../../provenance/export/export';
import { loadProvenance } from '../../provenance/files';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { workspaceStore } from '../store';
import { aroundOf, provenanceReport } from './report';
import type { SavedEdits } from './savedEdits';
import type { ShownTexts } from './shownTexts';
import { rootFor, type Target, targetIfAny } from './target';
import { mend, verifyAll } from './verify';
import type { TrustWorld } from './world';

const verifyShape = z.object({
  uri: z.optional(z.string()),
  folder: z.optional(z.string()),
  fix: z.optional(z.boolean()),
  /** Whether the report is opened; callers with an argument see it only where they ask for it. */
  show: z.optional(z.boolean()),
});

/** `Verify Provenance`: of the active record, or of the whole log; with the report, and the graph in the diagram pane. */
export function verifyProvenance(world: TrustWorld, edits: SavedEdits, texts: ShownTexts) {
  return async (
    argument: unknown,
  ): Promise<Checked & { readonly fixed: readonly string[]; readonly report?: string }> => {
    const isAsked = argument === undefined || argument instanceof vscode.Uri;
    const given = verifyShape.safeParse(isAsked ? (argument ? { uri: argument.toString() } : {}) : argument);
    if (!given.success)
      throw new UserError(
        `deliberate.verifyProvenance takes {uri?, folder?, fix?, show?}: ${z.prettifyError(given.error)}`,
      );
    const { uri, folder, fix, show } = given.data;
    const target = isAsked || uri !== undefined ? await targetIfAny(world.records, uri) : null;
    const root = target?.root ?? rootFor(folder);
    await edits.settled();
    let found = await verifyAll(root, target?.path ?? null);
    const wanted = fix ?? (isAsked && (await asksToFix(found)));
    const mended = wanted ? await mend(root, world.clock, found.troubles) : { done: [], refused: [] };
    const fixed = [...mended.done, ...mended.refused];
    if (wanted) {
      found = await verifyAll(root, target?.path ?? null);
      edits.mended();
    }
    if (!(show ?? isAsked)) return { ...found, fixed };
    const report = await showReport(texts, root, target, found);
    return { ...found, fixed, report: report.uri.toString() };
  };
}

async function asksToFix({ troubles }: Checked): Promise<boolean> {
  const count = troubles.filter(({ fixable }) => fixable).length;
  if (count === 0) return false;
  const [first] = troubles.filter(({ fixable }) => fixable);
  const yes = 'Record and Repair';
  const more = count === 1 ? '' : ` (and ${count - 1} more)`;
  return (await vscode.window.showWarningMessage(`${first?.message ?? ''}${more}`, yes, 'Only Show')) === yes;
}

async function showReport(
  texts: ShownTexts,
  root: vscode.Uri,
  target: Target | null,
  found: Checked,
): Promise<vscode.TextDocument> {
  const { files, unreadable } = await loadProvenance(workspaceStore(root));
  const title = target?.path ?? 'the decision log';
  const text = provenanceReport(files, found, { title, path: target?.path ?? null });
  const report = await texts.show(`Provenance of ${title}`, text);
  if (files.length > 0 && unreadable.length <= files.length)
    await vscode.commands.executeCommand('deliberate.openDiagrams', { uri: report.uri.toString() });
  return report;
}

const exportShape = z.object({
  uri: z.optional(z.string()),
  folder: z.optional(z.string()),
  format: z.enum(exportFormats),
  /** Where it is written; without it the text is only handed back. */
  target: z.optional(z.string()),
});

/** `Export Provenance`: of the active record with what it comes from and led to, or of the whole log. */
export function exportProvenance(world: TrustWorld, edits: SavedEdits) {
  return async (argument: unknown): Promise<{ readonly text: string; readonly uri?: string } | undefined> => {
    const isAsked = argument === undefined || argument instanceof vscode.Uri;
    const format = isAsked ? await pickFormat() : undefined;
    if (isAsked && !format) return undefined;
    const given = exportShape.safeParse(isAsked ? { format, ...(argument && { uri: argument.toString() }) } : argument);
    if (!given.success)
      throw new UserError(
        `deliberate.exportProvenance takes {uri?, folder?, format: 'prov-json' | 'prov-n', target?}: ${z.prettifyError(given.error)}`,
      );
    const { uri, folder } = given.data;
    const target = isAsked || uri !== undefined ? await targetIfAny(world.records, uri) : null;
    const root = target?.root ?? rootFor(folder);
    await edits.settled();
    const text = await exportText(root, target, given.data.format);
    const name = `${target ? target.path.replace(/^.*\//, '').replace(/\.\w+$/, '') : 'decisions'}.${endings[given.data.format]}`;
    const to = isAsked ? await askTarget(root, name) : given.data.target && vscode.Uri.parse(given.data.target, true);
    if (!to) return isAsked ? undefined : { text };
    await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(text));
    if (isAsked) await vscode.window.showTextDocument(to);
    return { text, uri: to.toString() };
  };
}

const endings = { 'prov-json': 'prov.json', 'prov-n': 'provn' } as const;

async function exportText(
  root: vscode.Uri,
  target: Target | null,
  format: (typeof exportFormats)[number],
): Promise<string> {
  const { files } = await loadProvenance(workspaceStore(root));
  const chosen = target ? aroundOf(files, target.path) : files;
  if (chosen.length === 0)
    throw new UserError(`${target?.path ?? 'This log'} has no provenance yet: ADR: Verify Provenance begins it.`);
  const result = exported(chosen, format);
  if ('text' in result) return result.text;
  const [first] = result.problems;
  const why = first ? `${first.path}: ${first.at}: ${first.message}` : (result.broken[0] ?? '');
  throw new UserError(`Nothing is exported: ${why.replace(/[.\s]+$/, '')}. ADR: Verify Provenance lists all of it.`);
}

async function pickFormat() {
  const picked = await vscode.window.showQuickPick(
    [
      { label: 'PROV-JSON', description: 'for other programs', format: 'prov-json' as const },
      { label: 'PROV-N', description: 'for people', format: 'prov-n' as const },
    ],
    { title: 'Export Provenance', placeHolder: 'In which form?' },
  );
  return picked?.format;
}

function askTarget(root: vscode.Uri, name: string): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(root, name), title: 'Export Provenance' });
}
