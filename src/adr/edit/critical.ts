import { parseDecimal } from '../../decision/decimal';
import { equal } from '../../decision/exact';
import type { Threshold } from '../../decision/model';
import type { ReadMatrix } from '../model';
import type { AdrRecord } from '../read';
import { withinCell } from './cells';
import { escapeInline } from './escape';
import type { CriterionAt } from './target';
import { insert, replace, type TextEdit } from './text';

/** A threshold as text: `>=` and `4`. */
export interface ThresholdText {
  readonly op: Threshold['op'];
  readonly value: string;
}

/** The fixed phrase of a `tot` record, from `Critical:` to its full stop. */
const PHRASE = /Critical:[ \t]*(.*[<>≥≤]=?\s*\d+(?:[.,]\d+)?)\.(?=\s|$)/;

/**
 * The pass-or-fail threshold of a criterion. The fixed phrase is rewritten from all thresholds; one that stands elsewhere
 * keeps its words and changes its sign and number; a new one goes into the phrase, which is made where there is none.
 */
export function setCritical(record: AdrRecord, at: CriterionAt, threshold: ThresholdText | null): TextEdit[] {
  const matrix = record.matrices[at.matrix];
  const criterion = matrix?.matrix.criteria[at.criterion];
  if (!matrix || !criterion) return [];
  const value = threshold ? parseDecimal(threshold.value.replace(',', '.')) : null;
  if (threshold && !value) return [];
  const before = criterion.critical;
  if (
    before === null
      ? threshold === null
      : threshold !== null && value !== null && before.op === threshold.op && equal(before.value, value)
  )
    return [];
  const { text } = record;
  const range = matrix.criteria[at.criterion]?.critical ?? null;
  const phrase = phraseOf(record, matrix);
  if (range && (!phrase || range.start < phrase.start || range.end > phrase.end)) {
    if (threshold) return inPlace(text, range.start, range.end, threshold, before?.op ?? '>=');
    return inColumn(record, matrix, range.start) ?? withoutParentheses(text, range.start, range.end);
  }
  const all = matrix.matrix.criteria.flatMap((other, index) => {
    if (index === at.criterion)
      return threshold ? [`${escapeInline(other.name)} ${threshold.op} ${threshold.value}`] : [];
    const own = matrix.criteria[index]?.critical;
    if (!other.critical || !own || (phrase && (own.start < phrase.start || own.end > phrase.end))) return [];
    return [`${escapeInline(other.name)} ${other.critical.op} ${text.slice(own.start, own.end)}`];
  });
  if (phrase)
    return all.length > 0
      ? replace(text, phrase.start, phrase.end, `Critical: ${all.join(', ')}.`)
      : removal(record, phrase.start, phrase.end);
  return all.length > 0 ? newPhrase(record, matrix, `Critical: ${all.join(', ')}.`) : [];
}

function phraseOf(record: AdrRecord, matrix: ReadMatrix): { start: number; end: number } | null {
  const { lines } = record.document;
  const table = lines.at(matrix.range.start);
  for (let line = table - 1; line >= Math.max(0, table - 8); line--) {
    const found = PHRASE.exec(lines.of(line));
    if (found)
      return { start: lines.start(line) + found.index, end: lines.start(line) + found.index + found[0].length };
  }
  return null;
}

function inPlace(
  text: string,
  start: number,
  end: number,
  { op, value }: ThresholdText,
  before: Threshold['op'],
): TextEdit[] {
  const edits = replace(text, start, end, value);
  if (op === before) return edits;
  const lead = text.slice(Math.max(0, start - 24), start);
  const sign =
    /(>=|≥|=>|<=|≤|=<|>|<|at least|no less than|at most|no more than|min(?:imum)?\.?|max(?:imum)?\.?)\s*$/i.exec(lead);
  const at = sign ? start - lead.length + sign.index : start;
  return [...replace(text, at, sign ? at + (sign[1]?.length ?? 0) : start, sign ? op : `${op} `), ...edits];
}

/** A threshold in a column of its own leaves a dash there. */
function inColumn(record: AdrRecord, matrix: ReadMatrix, start: number): TextEdit[] | null {
  for (const { table, rows, names } of matrix.parts) {
    for (const row of rows) {
      const column = row.cells.findIndex(cell => start >= cell.start && start < cell.end);
      const cell = row.cells[column];
      if (cell && column !== names) return withinCell(record.text, table, row, column, cell.start, cell.end, '-');
    }
  }
  return null;
}

/** `Security (>= 4)` -> `Security`; words of a sentence stay, because taking one out would break it. */
function withoutParentheses(text: string, start: number, end: number): TextEdit[] {
  const open = text.lastIndexOf('(', start);
  const close = text.indexOf(')', end);
  // Parentheses that hold the threshold and nothing else that somebody wrote.
  if (
    open < 0 ||
    close < 0 ||
    !/^\([^()|\n]{0,30}$/.test(text.slice(open, start)) ||
    text.slice(end, close).trim() !== ''
  )
    return [];
  const from = text.charAt(open - 1) === ' ' ? open - 1 : open;
  return [{ start: from, end: close + 1, newText: '' }];
}

function removal({ text, document: { lines } }: AdrRecord, start: number, end: number): TextEdit[] {
  const line = lines.at(start);
  // A paragraph of its own goes with the blank line after it, as it came.
  if (lines.of(line).trim() === text.slice(start, end) && lines.of(line + 1).trim() === '')
    return [{ start: lines.start(line), end: lines.start(line + 2), newText: '' }];
  const from = text.charAt(start - 1) === ' ' ? start - 1 : start;
  return [{ start: from, end, newText: '' }];
}

function newPhrase(record: AdrRecord, matrix: ReadMatrix, phrase: string): TextEdit[] {
  const { lines } = record.document;
  const table = lines.at(matrix.range.start);
  for (let line = table - 1; line >= Math.max(0, table - 8); line--) {
    if (/^\s*Scale:\s/.test(lines.of(line)))
      return [insert(lines.start(line) + lines.of(line).trimEnd().length, ` ${phrase}`)];
  }
  const eol = lines.breakAfter(table);
  return [insert(lines.start(table), `${phrase}${eol}${eol}`)];
}
