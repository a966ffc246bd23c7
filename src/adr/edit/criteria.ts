import type { MatrixPart, ReadMatrix } from '../model';
import type { AdrRecord } from '../read';
import type { Row } from '../text/table';
import { withinCell } from './cells';
import { setCritical } from './critical';
import { escapeCell } from './escape';
import { addColumn, addRow, moveColumn, moveRow, removeColumn, removeRow } from './grid';
import { renameNear } from './rename';
import type { CriterionAt } from './target';
import type { TextEdit } from './text';

export interface NewCriterion {
  readonly name: string;
  /** `20`; put where the table has its weights, with their sign. */
  readonly weight?: string;
  /** Its place among the criteria; the last one unless said. */
  readonly at?: number;
}

/** A criterion that nothing is scored on yet, in every table of the matrix. */
export function addCriterion(record: AdrRecord, matrixAt: number, { name, weight, at }: NewCriterion): TextEdit[] {
  const matrix = record.matrices[matrixAt];
  if (!matrix || name.trim() === '') return [];
  const place = Math.max(0, Math.min(at ?? matrix.criteria.length, matrix.criteria.length));
  const sign = matrix.criteria.some(
    ({ weight: own }) => own && /^\s*[%％]/.test(record.text.slice(own.end, own.end + 2)),
  )
    ? '%'
    : '';
  return matrix.parts.flatMap(part => {
    const said = weight === undefined ? '' : `${weight}${sign}`;
    const label = `${escapeCell(name)}${said !== '' && weightsInNames(matrix, part) ? ` (${said})` : ''}`;
    if (matrix.orientation === 'criteria-rows') {
      const after = place === 0 ? part.table.delimiter : part.rows[place - 1];
      if (!after) return [];
      const cells = part.table.header.cells.map((_, column) => {
        if (column === part.names) return label;
        if (column === part.weightColumn) return said;
        return part.columns.includes(column) ? '-' : '';
      });
      return addRow(record.document.lines, part.table, after, cells);
    }
    const after = place === 0 ? (part.columns[0] ?? 1) - 1 : (part.columns[place - 1] ?? part.names);
    return addColumn(part.table, after, row => {
      if (row === part.table.header) return label;
      if (row === part.weightRow) return said === '' ? '-' : said;
      return part.rows.includes(row) ? '-' : '';
    });
  });
}

/** `Security (30%)`: the weights stand behind the names. */
function weightsInNames(matrix: ReadMatrix, part: MatrixPart): boolean {
  if (part.weightColumn !== null || part.weightRow !== null) return false;
  const inside = (row: Row | undefined, at: number) => row !== undefined && at >= row.range.start && at < row.range.end;
  return matrix.criteria.some(
    ({ weight }, index) =>
      weight && inside(matrix.orientation === 'criteria-rows' ? part.rows[index] : part.table.header, weight.start),
  );
}

export function removeCriterion(record: AdrRecord, at: CriterionAt): TextEdit[] {
  const matrix = record.matrices[at.matrix];
  if (!matrix?.criteria[at.criterion]) return [];
  const critical = matrix.criteria[at.criterion]?.critical;
  // A threshold on a criterion that is gone would be read as one on another.
  const outside =
    critical && (critical.start < matrix.range.start || critical.end > matrix.range.end)
      ? setCritical(record, at, null)
      : [];
  const inside = matrix.parts.flatMap(part => {
    if (matrix.orientation === 'criteria-rows') {
      const row = part.rows[at.criterion];
      return row ? removeRow(record.document.lines, row) : [];
    }
    const column = part.columns[at.criterion];
    return column === undefined ? [] : removeColumn(part.table, column);
  });
  return [...outside, ...inside];
}

/** The name in the tables and where the weight or threshold of the criterion stands outside them; prose is left alone. */
export function renameCriterion(record: AdrRecord, at: CriterionAt, name: string): TextEdit[] {
  const matrix = record.matrices[at.matrix];
  const criterion = matrix?.criteria[at.criterion];
  const old = matrix?.matrix.criteria[at.criterion]?.name;
  if (!matrix || !criterion || old === undefined || name.trim() === '' || name.trim() === old) return [];
  const said = escapeCell(name);
  const inside = matrix.parts.flatMap((part, index) => {
    const row = matrix.orientation === 'criteria-rows' ? part.rows[at.criterion] : part.table.header;
    const column = matrix.orientation === 'criteria-rows' ? part.names : (part.columns[at.criterion] ?? -1);
    const cell = row?.cells[column];
    if (!row || !cell) return [];
    const own =
      index === 0
        ? criterion.name
        : rangeIn(record.text, cell.start, cell.end, record.text.slice(criterion.name.start, criterion.name.end));
    return own ? withinCell(record.text, part.table, row, column, own.start, own.end, said) : [];
  });
  const outside = [criterion.weight, criterion.critical].flatMap(range =>
    range && (range.start < matrix.range.start || range.end > matrix.range.end)
      ? renameNear(record, range.start, old, name)
      : [],
  );
  const seen = new Set<number>();
  return [...inside, ...outside].filter(edit => !seen.has(edit.start) && seen.add(edit.start));
}

function rangeIn(text: string, start: number, end: number, part: string): { start: number; end: number } | null {
  const at = text.slice(start, end).indexOf(part);
  return at < 0 ? null : { start: start + at, end: start + at + part.length };
}

/** Puts the criterion at another place; the ones between make room. */
export function moveCriterion(record: AdrRecord, at: CriterionAt, to: number): TextEdit[] {
  const matrix = record.matrices[at.matrix];
  if (!matrix?.criteria[at.criterion] || !matrix.criteria[to]) return [];
  return matrix.parts.flatMap(part => {
    if (matrix.orientation === 'criteria-rows') return moveRow(record.document.lines, part.rows, at.criterion, to);
    const [from, target] = [part.columns[at.criterion], part.columns[to]];
    return from === undefined || target === undefined ? [] : moveColumn(record.text, part.table, from, target);
  });
}
