import { addChart } from '../../adr/edit/addChart';
import { addMatrix } from '../../adr/edit/addMatrix';
import { addTrigger } from '../../adr/edit/addTrigger';
import { addCriterion, moveCriterion, removeCriterion, renameCriterion } from '../../adr/edit/criteria';
import { setCritical } from '../../adr/edit/critical';
import { addOption, moveOption, removeOption, renameOption } from '../../adr/edit/options';
import { setNote, setScore } from '../../adr/edit/score';
import { applyEdits, type TextEdit } from '../../adr/edit/text';
import { recomputeTotals, withTotals } from '../../adr/edit/totals';
import { setWeight } from '../../adr/edit/weight';
import { type AdrRecord, read } from '../../adr/read';
import type { MatrixChange } from '../../protocol/matrixPane';
import { numericMatrices } from './message';

/** The text after a change that the pane asked for: the smallest edit, and the totals that were right before it. */
export function changed(record: AdrRecord, asked: MatrixChange): string {
  const change = inRecord(record, asked);
  switch (change.type) {
    case 'addMatrix':
      return applyEdits(record.text, addMatrix(record));
    case 'addTrigger':
      return applyEdits(record.text, addTrigger(record, change.trigger));
    case 'addChart':
      return applyEdits(record.text, addChart(record, change.matrix));
    case 'recomputeTotals':
      return applyEdits(record.text, recomputeTotals(record, change.matrix));
    case 'paste':
      return pasted(record, change);
    default:
      return withTotals(record, change.matrix, editsFor(record, change));
  }
}

/** The pane counts the matrices with numbers in them; the record counts all. */
function inRecord(record: AdrRecord, change: MatrixChange): MatrixChange {
  if (!('matrix' in change)) return change;
  return { ...change, matrix: numericMatrices(record)[change.matrix]?.at ?? record.matrices.length };
}

type TableChange = Exclude<
  MatrixChange,
  { type: 'addMatrix' | 'addTrigger' | 'addChart' | 'recomputeTotals' | 'paste' }
>;

function editsFor(record: AdrRecord, change: TableChange): TextEdit[] {
  switch (change.type) {
    case 'setScore':
      return setScore(record, change, change.score);
    case 'setNote':
      return setNote(record, change, change.note);
    case 'setWeight':
      return setWeight(record, change, change.weight);
    case 'setWeights': {
      // One for each criterion: two edits of one number would overlap.
      const weights = new Map(change.weights.map(({ criterion, weight }) => [criterion, weight]));
      return [...weights].flatMap(([criterion, weight]) =>
        setWeight(record, { matrix: change.matrix, criterion }, weight),
      );
    }
    case 'setCritical':
      return setCritical(record, change, change.critical);
    case 'addCriterion':
      return addCriterion(record, change.matrix, { name: change.name, weight: '0' });
    case 'addOption':
      return addOption(record, change.matrix, { name: change.name });
    case 'removeCriterion':
      return removeCriterion(record, change);
    case 'removeOption':
      return removeOption(record, change);
    case 'renameCriterion':
      return renameCriterion(record, change, change.name);
    case 'renameOption':
      return renameOption(record, change, change.name);
    case 'moveCriterion':
      return moveCriterion(record, change, change.to);
    case 'moveOption':
      return moveOption(record, change, change.to);
  }
}

/** `4`, `4,5`, `8/10`, `4 (survives a node)`: a number, and the reason that may stand beside it. */
const pastedCell = /^\s*(-?\d{1,12}(?:[.,]\d{1,12})?)(?:\s*\/\s*\d+)?\s*(?:\(([\s\S]*)\)|[-–:]\s+([\s\S]*))?\s*$/;

function pasted(record: AdrRecord, change: Extract<MatrixChange, { type: 'paste' }>): string {
  const cells = change.rows.flatMap((row, down) =>
    row.flatMap((cell, right) => {
      const [, score, inBrackets, after] = pastedCell.exec(cell) ?? [];
      if (score === undefined) return [];
      const at = { matrix: change.matrix, option: change.option + right, criterion: change.criterion + down };
      return [{ at, score: score.replace(',', '.'), note: (inBrackets ?? after ?? '').trim() }];
    }),
  );
  const scored = withTotals(
    record,
    change.matrix,
    cells.flatMap(({ at, score }) => setScore(record, at, score)),
  );
  const again = read(scored, record.path === null ? {} : { path: record.path });
  return applyEdits(
    scored,
    cells.flatMap(({ at, note }) => (note === '' ? [] : setNote(again, at, note))),
  );
}

/** The changes that name rows and columns by place, which must still be what the person saw. */
const byPlace: ReadonlySet<MatrixChange['type']> = new Set([
  'setScore',
  'setNote',
  'setWeight',
  'setWeights',
  'setCritical',
  'paste',
  'removeCriterion',
  'removeOption',
  'renameCriterion',
  'renameOption',
  'moveCriterion',
  'moveOption',
]);

/** Rows and columns by name: while this is the same, places mean the same. */
export function shapeOf(record: AdrRecord): readonly string[] {
  return numericMatrices(record).map(
    ({
      matrix: {
        matrix: { criteria, options },
      },
    }) => JSON.stringify([criteria.map(({ name }) => name), options.map(({ name }) => name)]),
  );
}

/** Whether a change computed from an older text still means the same rows and columns. */
export function stillMeans(change: MatrixChange, seen: readonly string[] | undefined, now: readonly string[]): boolean {
  if (!byPlace.has(change.type) || !('matrix' in change)) return true;
  return seen !== undefined && seen[change.matrix] === now[change.matrix];
}
