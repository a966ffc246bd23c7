import { parseDecimal } from '../../decision/decimal';
import { type Exact, equal } from '../../decision/exact';
import { cellValue } from '../matrix/cell';
import type { ReadMatrix } from '../model';
import type { AdrRecord } from '../read';
import { withinCell } from './cells';
import { escapeCell } from './escape';
import { type Place, placeOf, type ScoreAt } from './target';
import { insert, type TextEdit } from './text';

/** A score as text (`4`, `4.5`), in the table's own way of writing it; `null` takes it out. */
export function setScore(record: AdrRecord, at: ScoreAt, score: string | null): TextEdit[] {
  const place = placeOf(record, at);
  if (!place) return [];
  const value = score === null ? null : parseDecimal(score.replace(',', '.'));
  if (score !== null && value === null) return [];
  const before = place.matrix.matrix.scores[at.option]?.[at.criterion] ?? null;
  if (before === null ? value === null : value !== null && equal(before, value)) return [];
  const { cell } = place;
  if (!cell) return fillRow(place, score ?? '-');
  const text = record.text;
  const edit = (start: number, end: number, newText: string) =>
    withinCell(text, place.part.table, place.row, place.column, start, end, newText);
  const raw = text.slice(cell.cell.start, cell.cell.end);
  if (cell.score) {
    const old = text.slice(cell.score.start, cell.score.end);
    const { end } = cell.score;
    // `8/10` goes with its denominator when the score does.
    const over = score === null ? (/^\s*\/\s*\d+/.exec(text.slice(end, cell.cell.end))?.[0].length ?? 0) : 0;
    return edit(cell.score.start, end + over, score === null ? '-' : written(place.matrix, old, score, value));
  }
  const read = cellValue(raw);
  if (score === null) return [];
  if (read.kind === 'text' && raw !== '')
    return [...edit(cell.cell.start, cell.cell.start, `${score} (`), insert(cell.cell.end, ')')];
  return edit(cell.cell.start, cell.cell.end, score);
}

/** In stars where the table has stars, as the mark that stands for it, with the decimal comma it had. */
function written(matrix: ReadMatrix, old: string, score: string, value: Exact | null): string {
  if (matrix.legend && value) {
    const mark = [...matrix.legend].find(([, meant]) => equal(meant, value))?.[0];
    if (mark !== undefined) return mark === '⚠' ? '⚠️' : mark;
    return score;
  }
  const stars = /^((?:(★|⭐️?|🌟|●|⬤|■|█|✦))*)((?:(☆|✩|○|◯|□|░|✧))*)$/u.exec(old);
  if (stars && old !== '' && value && value.d === 1n) {
    const full = stars[2] ?? '★';
    const hollow = stars[4] ?? HOLLOW.get(full);
    const total = [...old.replaceAll('\uFE0F', '')].length;
    const filled = Number(value.n);
    if (filled >= 1)
      return (
        full.repeat(filled) +
        (stars[4] !== undefined || (hollow && /[★●]/u.test(full) && total > filled && stars[3] !== '')
          ? (hollow ?? '').repeat(Math.max(0, total - filled))
          : '')
      );
  }
  return /\d,\d/.test(old) ? score.replace('.', ',') : score;
}

const HOLLOW = new Map([
  ['★', '☆'],
  ['●', '○'],
  ['■', '□'],
]);

/** A row with fewer cells than its header gets those that are missing. */
function fillRow({ row, column }: Place, text: string): TextEdit[] {
  const missing = column - row.cells.length;
  if (missing < 0) return [];
  const last = row.cells.at(-1);
  const closed = last !== undefined && row.range.end > last.outer.end;
  return [insert(row.range.end, `${closed ? '' : ' |'}${'  |'.repeat(missing)} ${text} |`)];
}

/** The reason beside a score; `null` takes it out, parentheses and all. */
export function setNote(record: AdrRecord, at: ScoreAt, note: string | null): TextEdit[] {
  const place = placeOf(record, at);
  const cell = place?.cell;
  if (!place || !cell) return [];
  const { text } = record;
  const said = note === null || note.trim() === '' ? null : escapeCell(note);
  const column =
    cell.noteCell && (!cell.note || cell.note.range.start >= cell.noteCell.start)
      ? (place.part.notesColumn ?? place.column)
      : place.column;
  const edit = (start: number, end: number, newText: string) =>
    withinCell(text, place.part.table, place.row, column, start, end, newText);
  if (cell.note) {
    const { start, end } = cell.note.range;
    if (said !== null) return cell.note.value === note?.trim() ? [] : edit(start, end, said);
    if (column !== place.column) return edit(start, end, '');
    return edit(...wrapping(text, cell.score?.end ?? cell.cell.start, start, end, cell.cell.end), '');
  }
  if (said === null) return [];
  if (cell.noteCell) return edit(cell.noteCell.start, cell.noteCell.end, said);
  if (cell.cell.start === cell.cell.end) return edit(cell.cell.end, cell.cell.end, `- (${said})`);
  return edit(cell.cell.end, cell.cell.end, ` (${said})`);
}

/** From the blank before the note's parenthesis or sign to its end, emphasis around the score left alone. */
function wrapping(text: string, score: number, start: number, end: number, limit: number): [number, number] {
  let from = start;
  while (from > score && /[\s(（[\-–—:：,;]/.test(text.charAt(from - 1))) from--;
  let to = end;
  while (to < limit && /[\s)）\]]/.test(text.charAt(to))) to++;
  return [from, to];
}
