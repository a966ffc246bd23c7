import * as vscode from 'vscode';
import type { ReadMatrix } from '../../adr/model';
import { type FromMatrixPane, fromMatrixPane, type MatrixChange, type ToMatrixPane } from '../../protocol/matrixPane';
import { readOnlyReason } from '../activeRecord';
import { type Edits, Refused } from '../edits';
import type { RecordPane, RecordPaneKind, Shown } from '../recordPane';
import type { Records } from '../records';
import { changed, shapeOf, stillMeans } from './change';
import { copied } from './copy';
import { headMessage, matrixMessage, numericMatrices } from './message';

type MatrixPane = RecordPane<ToMatrixPane, FromMatrixPane>;

/** So many versions back an intent may have been computed. */
const remembered = 200;

export function matrixPaneKind(records: Records, edits: Edits): RecordPaneKind<ToMatrixPane, FromMatrixPane> {
  const active = new WeakMap<vscode.TextDocument, number>();
  const seen = new WeakMap<vscode.TextDocument, Map<number, readonly string[]>>();
  const remember = (document: vscode.TextDocument) => {
    const shapes = seen.get(document) ?? new Map<number, readonly string[]>();
    seen.set(document, shapes.set(document.version, shapeOf(records.of(document))));
    for (const version of shapes.keys()) if (version < document.version - remembered) shapes.delete(version);
  };

  const snapshot = ({ document, readOnly, pinned, restore }: Shown): ToMatrixPane => {
    const common = {
      type: 'snapshot',
      version: document?.version ?? 0,
      uri: document?.uri.toString() ?? null,
      readOnly,
      pinned,
      ...(restore && { restore }),
    } as const;
    const none = { matrices: [], active: 0, matrix: null, canAddMatrix: false };
    if (!document) return { ...common, ...none, record: null, notice: 'Open a decision record to see its matrix.' };
    remember(document);
    const record = records.of(document);
    const matrices = numericMatrices(record);
    const at = Math.min(active.get(document) ?? 0, Math.max(0, matrices.length - 1));
    const there = matrices[at];
    const shown = there && isTooLarge(there.matrix) ? undefined : there;
    return {
      ...common,
      record: headMessage(record),
      matrices: matrices.map(({ matrix }) => ({ line: matrix.line, label: labelOf(record, matrix.range.start) })),
      active: at,
      matrix: shown ? matrixMessage(record, shown.matrix) : null,
      notice: shown ? null : noticeFor(there?.matrix),
      canAddMatrix: !there && readOnly === null,
    };
  };

  /** The pane may show another record by the time a change arrives. No other than those it has shown can be meant. */
  const meantBy = ({ uri }: MatrixChange, pane: MatrixPane): vscode.TextDocument | null => {
    if (uri === undefined || uri === pane.uri?.toString()) return pane.document;
    const meant = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri);
    if (!meant || !seen.has(meant)) throw new Refused('The record is not open any more. Nothing was written.');
    return meant;
  };

  const change = async (pane: MatrixPane, intent: MatrixChange): Promise<void> => {
    try {
      const document = meantBy(intent, pane);
      if (!document) return;
      const readOnly = document === pane.document ? pane.readOnly : await readOnlyReason(document.uri);
      if (readOnly !== null) throw new Refused(readOnly);
      const shape = seen.get(document)?.get(intent.version);
      await edits.change(document.uri, record => {
        if (!stillMeans(intent, shape, shapeOf(record)))
          throw new Refused('The table has changed meanwhile. Nothing was written; look again.');
        return changed(record, intent);
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      pane.send({ type: 'refused', message: error.message });
      await pane.update();
    } finally {
      if (intent.id !== undefined) pane.send({ type: 'done', id: intent.id });
    }
  };

  const handlers = (pane: MatrixPane) => {
    const write = (intent: MatrixChange) => change(pane, intent);
    // What was typed before is what is undone, and it may still be on its way.
    const history = async (command: 'undo' | 'redo') => {
      if (pane.uri) await edits.settled(pane.uri);
      await pane.undoOrRedo(command);
    };
    return {
      reveal: async ({ matrix, option, criterion }: Extract<FromMatrixPane, { type: 'reveal' }>) => {
        if (!pane.document) return;
        const read = numericMatrices(records.of(pane.document))[matrix]?.matrix;
        await pane.showText(read?.cells[option]?.[criterion]?.cell.start ?? read?.range.start);
      },
      selectMatrix: async ({ matrix }: Extract<FromMatrixPane, { type: 'selectMatrix' }>) => {
        if (pane.document) active.set(pane.document, matrix);
        await pane.update();
      },
      undo: () => history('undo'),
      redo: () => history('redo'),
      copy: async ({ matrix, as }: Extract<FromMatrixPane, { type: 'copy' }>) => {
        const read = pane.document && numericMatrices(records.of(pane.document))[matrix]?.matrix;
        if (read && pane.document) await vscode.env.clipboard.writeText(copied(pane.document.getText(), read, as));
      },
      setScore: write,
      setNote: write,
      setWeight: write,
      setWeights: write,
      setCritical: write,
      paste: write,
      addCriterion: write,
      addOption: write,
      removeCriterion: write,
      removeOption: write,
      renameCriterion: write,
      renameOption: write,
      moveCriterion: write,
      moveOption: write,
      recomputeTotals: write,
      addMatrix: write,
      addTrigger: write,
      addChart: write,
    };
  };

  return { name: 'matrix', title: 'Decision Matrix', schema: fromMatrixPane, inline: true, snapshot, handlers };
}

/** A pane of more cells would be slow and nobody could read it. */
const mostCells = 3000;

function isTooLarge({ matrix: { criteria, options } }: ReadMatrix): boolean {
  return criteria.length * options.length > mostCells;
}

function noticeFor(matrix: ReadMatrix | undefined): string {
  if (!matrix) return 'This record has no decision matrix.';
  const { criteria, options } = matrix.matrix;
  return `This matrix has ${options.length} options by ${criteria.length} criteria, too many to show here: edit it in the text.`;
}

/** A matrix is known by the heading above it. */
function labelOf(record: ReturnType<Records['of']>, offset: number): string {
  const heading = record.sections.filter(section => section.body.start <= offset && offset < section.body.end).at(-1);
  return heading?.heading.value.slice(0, 200) ?? 'Matrix';
}
