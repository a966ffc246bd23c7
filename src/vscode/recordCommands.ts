import * as vscode from 'vscode';
import { applyEdits } from '../adr/edit/text';
import { recomputeTotals } from '../adr/edit/totals';
import type { AdrRecord } from '../adr/read';
import { assess } from '../decision/assess';
import type { FromDiagramPane, ToDiagramPane } from '../protocol/diagramPane';
import type { FromMatrixPane, ToMatrixPane } from '../protocol/matrixPane';
import * as z from '../schema/schema';
import { activeDrawn, activeRecord } from './activeRecord';
import { UserError } from './commands';
import type { Edits } from './edits';
import type { PaneFocus } from './paneFocus';
import type { RecordPanes } from './recordPane';
import type { Records } from './records';

/** `{ uri?, line? }`: a record, by default the active one; a matrix of it by the line of its header, by default all. */
const argumentShape = z.object({ uri: z.optional(z.string()), line: z.optional(z.number()) });

/** Where a command looks for its record: the pane that has the focus, else the editor. */
export interface Place {
  readonly records: Records;
  readonly focus: PaneFocus;
}

async function target(
  { records, focus }: Place,
  argument: unknown,
  active = activeRecord,
): Promise<{ document: vscode.TextDocument; line: number | null }> {
  const parsed = argumentShape.safeParse(fromMenu(argument));
  if (!parsed.success) throw new UserError(`This command takes {uri?, line?}: ${z.prettifyError(parsed.error)}`);
  const { uri, line = null } = parsed.data;
  const document =
    uri === undefined
      ? (focus.document ?? (await active(records)))
      : await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  if (!document)
    throw new UserError('Open a decision record first: a Markdown file with a status or a decision matrix.');
  return { document, line };
}

/** Editor titles and menus pass the file itself. */
function fromMenu(argument: unknown): unknown {
  return argument instanceof vscode.Uri ? { uri: argument.toString() } : (argument ?? {});
}

export function openMatrix(place: Place, panes: RecordPanes<ToMatrixPane, FromMatrixPane>) {
  return async (argument: unknown): Promise<void> => {
    const { document } = await target(place, argument);
    await panes.open(document);
  };
}

export function openDiagrams(place: Place, panes: RecordPanes<ToDiagramPane, FromDiagramPane>) {
  return async (argument: unknown): Promise<void> => {
    const { document } = await target(place, argument, activeDrawn);
    await panes.open(document);
  };
}

/** Puts right what the record states of its matrices, in one undo step. */
export function recompute(place: Place, edits: Edits) {
  return async (argument: unknown): Promise<{ readonly changed: boolean }> => {
    const { document, line } = await target(place, argument);
    const before = document.getText();
    await edits.change(document.uri, record =>
      applyEdits(
        record.text,
        record.matrices.flatMap((matrix, at) =>
          line === null || matrix.line === line ? recomputeTotals(record, at) : [],
        ),
      ),
    );
    const changed = document.getText() !== before;
    if (!changed && argument === undefined)
      void vscode.window.setStatusBarMessage(whyNothing(place.records.of(document)), 6000);
    return { changed };
  };
}

function whyNothing(record: AdrRecord): string {
  const unknown = record.matrices.some(({ kind, matrix }) => kind === 'numeric' && assess(matrix).formula === null);
  return unknown
    ? 'Nothing was changed: no formula that we know gives the totals of this table.'
    : 'Nothing was changed: every total is right.';
}
