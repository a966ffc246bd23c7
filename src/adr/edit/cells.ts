import type { Cell, Row, Table } from '../text/table';
import { replace, type TextEdit } from './text';

/**
 * New text within a cell, the pipes after it staying where they are: in a table that somebody lined up, blanks are taken
 * from or given to the cell's padding; in one that nobody did, nothing but the text changes.
 */
export function withinCell(
  source: string,
  table: Table,
  row: Row,
  column: number,
  start: number,
  end: number,
  newText: string,
): TextEdit[] {
  const edits = replace(source, start, end, newText);
  const cell = row.cells[column];
  const delimiter = table.delimiter.cells[column];
  if (edits.length === 0 || !cell || !delimiter) return edits;
  const grown = newText.length - (end - start);
  if (grown === 0 || widthOf(cell) !== widthOf(delimiter) || widthOf(cell) < 5) return edits;
  const right = /^-+:$/.test(delimiter.raw);
  const [from, to] = right ? [cell.outer.start, cell.start] : [cell.end, cell.outer.end];
  const spare = to - from - 1;
  if (grown > 0 && spare < 1) return edits;
  const take = Math.min(grown, spare);
  const at = right ? from : to;
  const padding: TextEdit =
    grown > 0
      ? right
        ? { start: at, end: at + take, newText: '' }
        : { start: at - take, end: at, newText: '' }
      : { start: at, end: at, newText: ' '.repeat(-grown) };
  return merge(source, [...edits, padding]);
}

function widthOf(cell: Cell): number {
  return cell.outer.end - cell.outer.start;
}

/** Edits that touch become one, which an editor's undo and a reader's diff both like better. */
function merge(source: string, edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: TextEdit[] = [];
  for (const edit of sorted) {
    const last = merged.at(-1);
    if (last && edit.start < last.end) return [...edits.slice(0, -1)];
    if (last && edit.start === last.end)
      merged[merged.length - 1] = { start: last.start, end: edit.end, newText: last.newText + edit.newText };
    else merged.push(edit);
  }
  return merged.flatMap(({ start, end, newText }) => replace(source, start, end, newText));
}
