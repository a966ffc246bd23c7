import type { MatrixPart, ReadCell, ReadMatrix } from '../model';
import type { AdrRecord } from '../read';
import type { Row } from '../text/table';

/** Which score: the matrix, its option and its criterion, by their places. */
export interface ScoreAt {
  readonly matrix: number;
  readonly option: number;
  readonly criterion: number;
}

export interface CriterionAt {
  readonly matrix: number;
  readonly criterion: number;
}

export interface OptionAt {
  readonly matrix: number;
  readonly option: number;
}

/** The part of a matrix that holds an option, and the option's place in it. */
export function partOf(matrix: ReadMatrix, option: number): { part: MatrixPart; local: number } | null {
  if (matrix.parts.length <= 1) {
    const [part] = matrix.parts;
    return part ? { part, local: option } : null;
  }
  const part = matrix.parts[option];
  return part ? { part, local: 0 } : null;
}

export interface Place {
  readonly matrix: ReadMatrix;
  readonly part: MatrixPart;
  readonly row: Row;
  readonly column: number;
  readonly cell: ReadCell | null;
}

/** Row and column of a score in its table. */
export function placeOf(record: AdrRecord, at: ScoreAt): Place | null {
  const matrix = record.matrices[at.matrix];
  const found = matrix ? partOf(matrix, at.option) : null;
  if (!matrix || !found) return null;
  const { part, local } = found;
  const byRow = matrix.orientation === 'criteria-rows';
  const row = part.rows[byRow ? at.criterion : local];
  const column = part.columns[byRow ? local : at.criterion];
  if (!row || column === undefined) return null;
  return { matrix, part, row, column, cell: matrix.cells[at.option]?.[at.criterion] ?? null };
}
