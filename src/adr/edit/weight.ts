import { parseDecimal } from '../../decision/decimal';
import { equal } from '../../decision/exact';
import type { ReadMatrix } from '../model';
import type { AdrRecord } from '../read';
import type { Row } from '../text/table';
import { withinCell } from './cells';
import type { CriterionAt } from './target';
import { replace, type TextEdit } from './text';

/** The number of a weight (`30`, `0.3`), wherever it stands: a cell, a head, a list, a sentence. Its sign stays. */
export function setWeight(record: AdrRecord, at: CriterionAt, weight: string): TextEdit[] {
  const matrix = record.matrices[at.matrix];
  const criterion = matrix?.criteria[at.criterion];
  const value = parseDecimal(weight.replace(',', '.'));
  if (!matrix || !criterion || !value) return [];
  const before = matrix.matrix.criteria[at.criterion]?.weight ?? null;
  if (before && equal(before, value)) return [];
  const { text } = record;
  const own = cellOf(matrix, at.criterion);
  if (criterion.weight) {
    const { start, end } = criterion.weight;
    const newText = /\d,\d/.test(text.slice(start, end)) ? weight.replace('.', ',') : weight;
    const inTable = own && start >= own.row.range.start && end <= own.row.range.end;
    return inTable
      ? withinCell(text, own.part.table, own.row, own.column, start, end, newText)
      : replace(text, start, end, newText);
  }
  const sign = matrix.criteria.some(
    other => other.weight && /^\s*%/.test(text.slice(other.weight.end, other.weight.end + 3)),
  )
    ? '%'
    : '';
  const column = own?.part.weightColumn ?? own?.column ?? 0;
  const row = own?.row;
  if (own && row && own.kind === 'cell') {
    const cell = row.cells[column];
    return cell ? withinCell(text, own.part.table, row, column, cell.start, cell.end, `${weight}${sign}`) : [];
  }
  // No weights at all yet: they go behind the names.
  const percent = sign === '' && Number(weight) > 1 ? '%' : sign;
  const head = own?.row.cells[own.column];
  if (!own || !head) return [];
  return withinCell(text, own.part.table, own.row, own.column, head.end, head.end, ` (${weight}${percent})`);
}

/** Where the weight of a criterion stands, or would: in its cell, else behind its name. */
function cellOf(
  matrix: ReadMatrix,
  criterion: number,
): { part: ReadMatrix['parts'][number]; row: Row; column: number; kind: 'cell' | 'name' } | null {
  const [part] = matrix.parts;
  if (!part) return null;
  if (matrix.orientation === 'criteria-rows') {
    const row = part.rows[criterion];
    if (!row) return null;
    return part.weightColumn === null
      ? { part, row, column: part.names, kind: 'name' }
      : { part, row, column: part.weightColumn, kind: 'cell' };
  }
  const column = part.columns[criterion];
  if (column === undefined) return null;
  return part.weightRow === null
    ? { part, row: part.table.header, column, kind: 'name' }
    : { part, row: part.weightRow, column, kind: 'cell' };
}
