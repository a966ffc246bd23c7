import { format } from '../../decision/decimal';
import { abs, compare, type Exact, equal, exact, mul, sub } from '../../decision/exact';
import { normalise } from '../../decision/weights';
import { decimal, decimalsOf } from '../matrix/cell';
import type { ReadMatrix } from '../model';
import type { AdrRecord } from '../read';
import { withinCell } from './cells';
import { placeOf } from './target';
import type { TextEdit } from './text';

/** `8 (2.4)`: after the score, what it gives times its weight. */
const BESIDE = /^[\s*_~`]*[(（][\s=]*(\d{1,6}(?:[.,]\d{1,4})?)\s*[)）]/;

/**
 * Brings the numbers in brackets behind the scores that changed up to date, where they were score times weight before. Any
 * other number there is somebody's remark.
 */
export function contributionEdits(before: AdrRecord, after: AdrRecord, matrixAt: number): TextEdit[] {
  const [old, now] = [before.matrices[matrixAt], after.matrices[matrixAt]];
  if (!old || !now || !sameNames(old, now)) return [];
  const [unitsBefore, units] = [unitsOf(old), unitsOf(now)];
  return now.matrix.scores.flatMap((row, option) =>
    row.flatMap((score, criterion) => {
      const was = old.matrix.scores[option]?.[criterion] ?? null;
      const said = besideIn(before, old, option, criterion);
      const beside = besideIn(after, now, option, criterion);
      if (score === null || was === null || !said || !beside || equal(score, was)) return [];
      const unit = unitsBefore.findIndex(weights => isAbout(said.text, mul(was, weights[criterion] ?? exact(0))));
      const weight = units[unit]?.[criterion];
      const place = placeOf(after, { matrix: matrixAt, option, criterion });
      if (!weight || !place) return [];
      const shown = format(mul(score, weight), decimalsOf(beside.text));
      const newText = beside.text.includes(',') ? shown.replace('.', ',') : shown;
      const { start, text } = beside;
      return withinCell(after.text, place.part.table, place.row, place.column, start, start + text.length, newText);
    }),
  );
}

function sameNames(a: ReadMatrix, b: ReadMatrix): boolean {
  const namesOf = ({ matrix }: ReadMatrix) => [...matrix.criteria, { name: '\n' }, ...matrix.options];
  const others = namesOf(b);
  return namesOf(a).length === others.length && namesOf(a).every(({ name }, index) => name === others[index]?.name);
}

/** The weights as they are written, and as shares of one: `30%` gives 2.4 for 8. */
function unitsOf({ matrix }: ReadMatrix): readonly (readonly Exact[])[] {
  const written = matrix.criteria.map(({ weight }) => weight);
  if (written.some(weight => weight === null)) return [];
  return [written.map(weight => weight ?? exact(0)), normalise(written).shares];
}

function besideIn(record: AdrRecord, matrix: ReadMatrix, option: number, criterion: number) {
  const cell = matrix.cells[option]?.[criterion];
  if (!cell?.score) return null;
  const found = BESIDE.exec(record.text.slice(cell.score.end, cell.cell.end));
  if (found?.[1] === undefined) return null;
  return { text: found[1], start: cell.score.end + found[0].lastIndexOf(found[1]) };
}

/** Within half a unit of the last decimal, as totals are judged. */
function isAbout(text: string, value: Exact): boolean {
  const said = decimal(text);
  return said !== null && compare(abs(sub(said, value)), exact(1n, 2n * 10n ** BigInt(decimalsOf(text)))) <= 0;
}
