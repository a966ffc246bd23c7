import type { Lines } from '../text/lines';
import type { Row, Table } from '../text/table';
import { insert, type TextEdit } from './text';

/*
 * Rows and columns of a table as text: put in, taken out, moved. What is not moved keeps every byte.
 */

/** A new row after the given one, in its indentation, quote marks, padding and line break. */
export function addRow(lines: Lines, table: Table, after: Row, cells: readonly string[]): TextEdit[] {
  const { text } = lines;
  const lead = text.slice(lines.start(after.line), after.range.start);
  const piped = text.charAt(after.range.start) === '|';
  const parts = cells.map((cell, column) => {
    const delimiter = table.delimiter.cells[column];
    const own = after.cells[column];
    const aligned = own && delimiter && own.outer.end - own.outer.start === delimiter.outer.end - delimiter.outer.start;
    const width = aligned ? delimiter.outer.end - delimiter.outer.start - 2 : 0;
    return ` ${/^-+:$/.test(delimiter?.raw ?? '') ? cell.padStart(width) : cell.padEnd(width)} `;
  });
  const row = piped ? `|${parts.join('|')}|` : parts.join('|').trim();
  return [insert(lines.end(after.line), `${lines.breakAfter(after.line)}${lead}${row}`)];
}

export function removeRow(lines: Lines, row: Row): TextEdit[] {
  const start = lines.start(row.line);
  const next = lines.start(row.line + 1);
  // The last line of a file that ends without a line break takes the break before it along.
  if (row.line + 1 >= lines.count && row.line > 0) return [{ start: lines.end(row.line - 1), end: next, newText: '' }];
  return [{ start, end: next, newText: '' }];
}

/** Puts the row at `from` where the row at `to` is, the ones between moving up or down. */
export function moveRow(lines: Lines, rows: readonly Row[], from: number, to: number): TextEdit[] {
  const [moved, target] = [rows[from], rows[to]];
  if (!moved || !target || from === to) return [];
  const content = lines.of(moved.line);
  const gone = removeRow(lines, moved);
  const eol = lines.breakAfter(Math.max(0, moved.line - 1));
  if (to > from) return [...gone, insert(lines.end(target.line), `${eol}${content}`)];
  return [...gone, insert(lines.start(target.line), `${content}${eol}`)];
}

/** A new cell in every row that reaches so far, after the given column. */
export function addColumn(table: Table, after: number, cellFor: (row: Row) => string): TextEdit[] {
  return everyRow(table).flatMap(row => {
    const cell = row.cells[after];
    if (!cell) return [];
    const content =
      row === table.delimiter ? (table.delimiter.cells[after]?.raw.replace(/-+/, '---') ?? '---') : cellFor(row);
    const closed = cell.outer.end < row.range.end;
    return [closed ? insert(cell.outer.end + 1, ` ${content} |`) : insert(cell.outer.end, ` | ${content}`)];
  });
}

export function removeColumn(table: Table, column: number): TextEdit[] {
  return everyRow(table).flatMap(row => {
    const cell = row.cells[column];
    if (!cell) return [];
    // The pipe after the cell goes with it, or the one before where there is none after.
    return [
      cell.outer.end < row.range.end
        ? { start: cell.outer.start, end: cell.outer.end + 1, newText: '' }
        : { start: Math.max(row.range.start, cell.outer.start - 1), end: cell.outer.end, newText: '' },
    ];
  });
}

/** Puts the column `from` where the column `to` is. */
export function moveColumn(text: string, table: Table, from: number, to: number): TextEdit[] {
  if (from === to) return [];
  return everyRow(table).flatMap(row => {
    const [moved, target] = [row.cells[from], row.cells[to]];
    if (!moved || !target) return [];
    const content = text.slice(moved.outer.start, moved.outer.end);
    const closes = (end: number) => end < row.range.end;
    const first = Math.min(moved.outer.start, target.outer.start) === row.range.start;
    // A row without outer pipes has no pipe at one end: there the cells change places one by one.
    if (first || !closes(moved.outer.end) || !closes(target.outer.end)) return rotate(text, row, from, to);
    const gone = { start: moved.outer.start, end: moved.outer.end + 1, newText: '' };
    return [gone, to > from ? insert(target.outer.end + 1, `${content}|`) : insert(target.outer.start, `${content}|`)];
  });
}

function rotate(text: string, row: Row, from: number, to: number): TextEdit[] {
  const step = to > from ? 1 : -1;
  const edits: TextEdit[] = [];
  for (let column = from; column !== to + step; column += step) {
    const cell = row.cells[column];
    const source = row.cells[column === to ? from : column + step];
    if (cell && source) edits.push({ start: cell.start, end: cell.end, newText: text.slice(source.start, source.end) });
  }
  return edits;
}

function everyRow(table: Table): Row[] {
  return [table.header, table.delimiter, ...table.rows];
}
