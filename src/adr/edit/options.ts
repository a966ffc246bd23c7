import type { ReadMatrix } from '../model';
import type { AdrRecord } from '../read';
import { withinCell } from './cells';
import { escapeCell, escapeInline } from './escape';
import { addColumn, addRow, moveColumn, moveRow, removeColumn, removeRow } from './grid';
import { renameAsOption, renameInProse } from './rename';
import { type OptionAt, partOf } from './target';
import { insert, type TextEdit } from './text';

export interface NewOption {
  readonly name: string;
  /** Its place among the options; the last one unless said. */
  readonly at?: number;
}

/** An option that nothing is scored for yet; where each has a table of its own, a table under a heading of its name. */
export function addOption(record: AdrRecord, matrixAt: number, { name, at }: NewOption): TextEdit[] {
  const matrix = record.matrices[matrixAt];
  const [part] = matrix?.parts ?? [];
  if (!matrix || !part || name.trim() === '') return [];
  if (matrix.parts.length > 1) return addTable(record, matrix, name);
  const place = Math.max(0, Math.min(at ?? matrix.options.length, matrix.options.length));
  const label = escapeCell(name);
  if (matrix.orientation === 'criteria-columns') {
    const after = place === 0 ? (part.weightRow ?? part.table.delimiter) : part.rows[place - 1];
    if (!after) return [];
    const cells = part.table.header.cells.map((_, column) =>
      column === part.names ? label : part.columns.includes(column) ? '-' : '',
    );
    return addRow(record.document.lines, part.table, after, cells);
  }
  const before = part.columns[place - 1];
  const after = before === undefined ? (part.columns[0] ?? 1) - 1 : (part.paired.get(before) ?? before);
  return addColumn(part.table, after, row => (row === part.table.header ? label : part.rows.includes(row) ? '-' : ''));
}

/** The last option's heading and table again, with the new name and without scores. */
function addTable(record: AdrRecord, matrix: ReadMatrix, name: string): TextEdit[] {
  const last = matrix.parts.at(-1);
  if (!last) return [];
  const { lines } = record.document;
  const heading = record.sections.filter(section => section.heading.range.start < last.range.start).at(-1);
  const end = lines.end(last.table.rows.at(-1)?.line ?? last.table.delimiter.line);
  const eol = lines.breakAfter(last.table.header.line);
  const score = last.columns[0];
  const rows = last.table.rows.map(row => {
    let text = record.text.slice(row.range.start, row.range.end);
    for (const column of [last.notesColumn, score, ...last.paired.values()]) {
      const cell = row.cells[column ?? -1];
      if (cell && (column === score ? last.rows.includes(row) || row === last.totalRow : true)) {
        text = splice(
          text,
          cell.start - row.range.start,
          cell.end - row.range.start,
          column === score && row !== last.totalRow ? '-' : '',
        );
      }
    }
    return text;
  });
  const head = [last.table.header, last.table.delimiter].map(row => record.text.slice(row.range.start, row.range.end));
  const title = `${'#'.repeat(heading?.level ?? 3)} ${escapeInline(name)}`;
  return [insert(end, [``, ``, title, ``, ...head, ...rows].join(eol))];
}

/** Lengths change from the right to the left only when later columns were done first, so blanks keep the length. */
function splice(text: string, start: number, end: number, newText: string): string {
  return text.slice(0, start) + newText.padEnd(end - start) + text.slice(end);
}

export function removeOption(record: AdrRecord, at: OptionAt): TextEdit[] {
  const matrix = record.matrices[at.matrix];
  const found = matrix?.options[at.option] ? partOf(matrix, at.option) : null;
  if (!matrix || !found) return [];
  const { part, local } = found;
  if (matrix.parts.length > 1) {
    const section = record.sections.filter(({ heading }) => heading.range.start < part.range.start).at(-1);
    const { lines } = record.document;
    const start =
      section && section.body.end >= part.range.end ? lines.start(section.line) : lines.start(part.line - 1);
    return [
      {
        start,
        end: section && start < part.range.start ? section.body.end : lines.start(lines.at(part.range.end) + 1),
        newText: '',
      },
    ];
  }
  if (matrix.orientation === 'criteria-columns') {
    const row = part.rows[local];
    return row ? removeRow(record.document.lines, row) : [];
  }
  const column = part.columns[local];
  if (column === undefined) return [];
  const paired = part.paired.get(column);
  return [...removeColumn(part.table, column), ...(paired === undefined ? [] : removeColumn(part.table, paired))];
}

/** In every matrix that has the option, in the list that introduces it and where it is said to be chosen; prose only when asked. */
export function renameOption(
  record: AdrRecord,
  at: OptionAt,
  name: string,
  { prose = false }: { readonly prose?: boolean } = {},
): TextEdit[] {
  const old = record.matrices[at.matrix]?.matrix.options[at.option]?.name;
  if (old === undefined || name.trim() === '' || name.trim() === old) return [];
  const edits: TextEdit[] = [];
  for (const [index, matrix] of record.matrices.entries()) {
    const option = index === at.matrix ? at.option : matrix.matrix.options.findIndex(other => other.name === old);
    edits.push(...renameInMatrix(record, matrix, option, name));
  }
  for (const edit of renameAsOption(record, old, name)) {
    if (edits.every(other => edit.end < other.start || edit.start > other.end)) edits.push(edit);
  }
  return prose ? [...edits, ...renameInProse(record, old, name, edits)] : edits;
}

function renameInMatrix(record: AdrRecord, matrix: ReadMatrix, option: number, name: string): TextEdit[] {
  const own = matrix.options[option]?.name;
  const found = own ? partOf(matrix, option) : null;
  if (!own || !found) return [];
  const { part, local } = found;
  const row = matrix.orientation === 'criteria-rows' ? part.table.header : part.rows[local];
  const column = matrix.orientation === 'criteria-rows' ? (part.columns[local] ?? -1) : part.names;
  // Named by the heading above its table.
  if (!row || own.start < row.range.start || own.end > row.range.end) {
    const heading = record.text.slice(own.start, own.end);
    const old = matrix.matrix.options[option]?.name ?? heading;
    const at = heading.indexOf(old);
    return at < 0 ? [] : [{ start: own.start + at, end: own.start + at + old.length, newText: escapeInline(name) }];
  }
  return withinCell(record.text, part.table, row, column, own.start, own.end, escapeCell(name));
}

/** Puts the option at another place; the ones between make room. */
export function moveOption(record: AdrRecord, at: OptionAt, to: number): TextEdit[] {
  const matrix = record.matrices[at.matrix];
  const [part] = matrix?.parts ?? [];
  if (!matrix?.options[at.option] || !matrix.options[to] || !part || matrix.parts.length > 1) return [];
  if (matrix.orientation === 'criteria-columns') return moveRow(record.document.lines, part.rows, at.option, to);
  const [from, target] = [part.columns[at.option], part.columns[to]];
  if (from === undefined || target === undefined || part.paired.size > 0) return [];
  return moveColumn(record.text, part.table, from, target);
}
