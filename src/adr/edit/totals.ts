import { type Assessment, assess } from '../../decision/assess';
import { format } from '../../decision/decimal';
import type { Exact } from '../../decision/exact';
import type { ReadMatrix } from '../model';
import { type AdrRecord, read } from '../read';
import { withinCell } from './cells';
import { confidenceText } from './confidence';
import { contributionEdits } from './contributions';
import { escapeCell } from './escape';
import { assessBy, isUnderstood } from './formula';
import { partOf } from './target';
import { applyEdits, replace, type TextEdit } from './text';

/**
 * Puts right what the text states of a matrix: totals that are wrong, with the decimals they have; totals that a cell waits
 * for; and in a `tot` record the mark of a vetoed total and the Confidence paragraph. What is right keeps its bytes, and
 * so do totals whose formula we do not know.
 */
export function recomputeTotals(record: AdrRecord, matrixAt: number): TextEdit[] {
  const matrix = record.matrices[matrixAt];
  if (matrix?.kind !== 'numeric') return [];
  const assessment = assess(matrix.matrix);
  if (!isUnderstood(record, assessment)) return [];
  const edits = matrix.options.flatMap((_, option) => totalEdits(record, matrix, assessment, option));
  return [...edits, ...confidenceEdits(record, matrixAt, assessment)];
}

/** Only the totals of the options named, and only where they are not right: after an edit of their scores. */
export function recomputeOptions(record: AdrRecord, matrixAt: number, options: readonly number[]): TextEdit[] {
  const matrix = record.matrices[matrixAt];
  if (matrix?.kind !== 'numeric') return [];
  const assessment = assess(matrix.matrix);
  if (!isUnderstood(record, assessment)) return [];
  return options.flatMap(option => totalEdits(record, matrix, assessment, option));
}

/**
 * An edit and, after it, the totals that were right before, computed as they were; a wrong one stays, so that it is still
 * seen.
 */
export function withTotals(record: AdrRecord, matrixAt: number, edits: readonly TextEdit[]): string {
  const after = applyEdits(record.text, edits);
  const before = record.matrices[matrixAt];
  if (before?.kind !== 'numeric' || edits.length === 0) return after;
  const assessment = assess(before.matrix);
  const { formula } = assessment;
  const right = new Set(
    before.matrix.options.flatMap(({ name, stated }, option) =>
      stated === null || assessment.options[option]?.statedIsRight !== false ? [name] : [],
    ),
  );
  const again = read(after, record.path === null ? {} : { path: record.path });
  const matrix = again.matrices[matrixAt];
  if (matrix?.kind !== 'numeric') return after;
  const options = matrix.matrix.options.flatMap(({ name }, option) => (right.has(name) ? [option] : []));
  const assessed = formula === null ? assess(matrix.matrix) : assessBy(formula, assessment, matrix.matrix);
  const totals =
    formula !== null || isUnderstood(again, assessed)
      ? options.flatMap(option => totalEdits(again, matrix, assessed, option))
      : [];
  return applyEdits(after, [...contributionEdits(record, again, matrixAt), ...totals]);
}

function totalEdits(record: AdrRecord, matrix: ReadMatrix, assessment: Assessment, option: number): TextEdit[] {
  const range = matrix.options[option]?.total ?? totalCell(matrix, option);
  const own = assessment.options[option];
  if (!range || !own) return [];
  const stated = matrix.matrix.options[option]?.stated ?? null;
  const total = own.total;
  const { text } = record;
  if (stated === null) {
    if (total === null || !/^[\s*_~]*(?:[-–—?_.]*|tbd|n\/a|x+)[\s*_~]*$/i.test(text.slice(range.start, range.end)))
      return [];
    return inCell(record, matrix, option, range.start, range.end, fresh(record, matrix, own.vetoedBy, total));
  }
  const vetoed = vetoEdits(record, matrix, assessment, option, range);
  if (vetoed) return vetoed;
  if (own.statedIsRight !== false || total === null) return [];
  const old = text.slice(range.start, range.end);
  const shown = format(total, stated.decimals);
  return inCell(record, matrix, option, range.start, range.end, /\d,\d/.test(old) ? shown.replace('.', ',') : shown);
}

/** The cell that waits for a total in a row that was added. */
function totalCell(matrix: ReadMatrix, option: number): { start: number; end: number } | null {
  const found = partOf(matrix, option);
  if (!found) return null;
  const { part, local } = found;
  const cell =
    part.totalColumn !== null
      ? part.rows[local]?.cells[part.totalColumn]
      : part.totalRow?.cells[part.paired.get(part.columns[local] ?? -1) ?? part.columns[local] ?? -1];
  return cell ? { start: cell.start, end: cell.end } : null;
}

/** A new total looks like its neighbours: their decimals, and bold where they all are. */
function fresh(record: AdrRecord, matrix: ReadMatrix, vetoedBy: readonly number[], total: Exact): string {
  const others = matrix.matrix.options.flatMap(({ stated }) => (stated ? [stated.decimals] : []));
  const shown = format(total, others.length > 0 ? Math.max(...others) : 2);
  if (record.dialect === 'tot' && vetoedBy.length > 0) return struck(matrix, vetoedBy, shown);
  const row = matrix.parts[0]?.totalRow;
  const bold =
    others.length > 0
      ? matrix.options.some(({ total: range }) => range && record.text.slice(range.start - 2, range.start) === '**')
      : (row?.cells[matrix.parts[0]?.names ?? 0]?.raw.startsWith('**') ?? false);
  return bold ? `**${shown}**` : shown;
}

function inCell(
  record: AdrRecord,
  matrix: ReadMatrix,
  option: number,
  start: number,
  end: number,
  newText: string,
): TextEdit[] {
  const found = partOf(matrix, option);
  const row = found ? (found.part.totalRow ?? found.part.rows[found.local]) : undefined;
  const column = found
    ? (found.part.totalColumn ??
      found.part.paired.get(found.part.columns[found.local] ?? -1) ??
      found.part.columns[found.local] ??
      -1)
    : -1;
  if (!found || !row || start < row.range.start || end > row.range.end)
    return replace(record.text, start, end, newText);
  return withinCell(record.text, found.part.table, row, column, start, end, newText);
}

/** `~~4.35~~ below Security 4`: a `tot` record strikes the total that an option would have had. */
function vetoEdits(
  record: AdrRecord,
  matrix: ReadMatrix,
  assessment: Assessment,
  option: number,
  range: { start: number; end: number },
): TextEdit[] | null {
  const own = assessment.options[option];
  const stated = matrix.matrix.options[option]?.stated;
  const cell = totalCell(matrix, option);
  if (record.dialect !== 'tot' || !own?.total || !stated || !cell || range.start < cell.start || range.end > cell.end)
    return null;
  const raw = record.text.slice(cell.start, cell.end);
  const isStruck = /~~/.test(raw);
  if (isStruck === own.vetoedBy.length > 0) return null;
  const shown =
    own.statedIsRight === false ? format(own.total, stated.decimals) : record.text.slice(range.start, range.end);
  return inCell(
    record,
    matrix,
    option,
    cell.start,
    cell.end,
    own.vetoedBy.length > 0 ? struck(matrix, own.vetoedBy, shown) : `**${shown}**`,
  );
}

function struck(matrix: ReadMatrix, vetoedBy: readonly number[], shown: string): string {
  const why = vetoedBy.flatMap(index => {
    const criterion = matrix.matrix.criteria[index];
    if (!criterion?.critical) return [];
    const { op, value } = criterion.critical;
    const limit = format(value, value.d === 1n ? 0 : 2);
    return [`${op === '<=' || op === '<' ? 'above' : 'below'} ${escapeCell(criterion.name)} ${limit}`];
  });
  return `~~${shown}~~ ${why.join(', ')}`;
}

/** Only a `tot` record has the paragraph, and only its first matrix is what it speaks of. */
function confidenceEdits(record: AdrRecord, matrixAt: number, assessment: Assessment): TextEdit[] {
  const { confidence } = record;
  if (!confidence || record.dialect !== 'tot' || matrixAt !== firstNumeric(record)) return [];
  const eol = record.document.lines.breakAfter(record.document.lines.at(confidence.range.start));
  return replace(record.text, confidence.range.start, confidence.range.end, confidenceText(assessment, eol));
}

function firstNumeric(record: AdrRecord): number {
  return record.matrices.findIndex(({ kind, options }) => kind === 'numeric' && options.length > 1);
}
