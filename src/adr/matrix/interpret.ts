import { fromNumber, parseDecimal } from '../../decision/decimal';
import type { Exact } from '../../decision/exact';
import { compare, equal, exact, ONE, sum } from '../../decision/exact';
import type { Range } from '../model';
import { plain } from '../text/inline';
import type { Cell } from '../text/table';
import { bareName, isMarkedChosen } from '../words/names';
import { cellValue, decimal } from './cell';
import type { Draft, DraftCell, DraftCriterion, DraftOption } from './draft';
import type { Grid } from './grid';
import type { Label } from './label';
import { weightIn } from './label';
import type { Shape } from './shape';
import { totalIn } from './total';

/** A table and its shape as criteria, options and cells; `home` names the option of a table that holds only one. */
export function interpret(
  grid: Grid,
  shape: Shape,
  home: { name: string; range: Range } | null,
  legend: ReadonlyMap<string, Exact> | null,
): Draft {
  const rows = shape.orientation === 'criteria-rows';
  const criteria = rows
    ? shape.body.map(index => criterionOfRow(grid, shape, index))
    : shape.data.map(column => criterionOfColumn(grid, shape, column));
  dropDoubtful(criteria);
  readFractions(grid, shape, criteria);
  const options = rows
    ? shape.data.map(column => optionOfColumn(grid, shape, column, home))
    : shape.body.map(index => optionOfRow(grid, shape, index));
  const used = shape.numeric ? null : legend;
  const cells = options.map((_, option) =>
    criteria.map((_, criterion) => {
      const [row, column] = rows
        ? [shape.body[criterion], shape.data[option]]
        : [shape.body[option], shape.data[criterion]];
      const gridRow = grid.rows[row ?? -1];
      const cell = gridRow?.row.cells[column ?? -1];
      if (!cell) return null;
      const read = cellOf(cell, used);
      // A table for one option has its reasons in a column of their own.
      const reason = shape.single && shape.notes !== null ? gridRow?.row.cells[shape.notes] : undefined;
      if (!reason) return read;
      const noteCell = { start: reason.start, end: reason.end };
      return { ...read, noteCell, note: read.note ?? (reason.raw === '' ? null : noteCell) };
    }),
  );
  const marks = cells.flat().filter(cell => cell?.mark != null);
  const kind = shape.numeric || (marks.length > 0 && marks.every(cell => cell?.value)) ? 'numeric' : 'ordinal';
  return {
    grid,
    shape,
    orientation: shape.orientation,
    kind,
    criteria,
    options,
    cells,
    single: shape.single,
    legend: kind === 'numeric' && !shape.numeric ? legend : null,
  };
}

/** `Latency (3)` is a weight only where every criterion has such a number. */
function dropDoubtful(criteria: DraftCriterion[]): void {
  if (criteria.every(({ label, weight }) => weight !== null && label.weight !== null)) return;
  for (const criterion of criteria)
    if (criterion.label.weight?.doubtful && criterion.weight?.text === criterion.label.weight.text)
      criterion.weight = null;
}

/** Weights of `1/2`, `1/4` and `1/4` are fractions; `5/5` and `3/5`, as `50/100`, are points out of so many. */
function readFractions(grid: Grid, shape: Shape, criteria: DraftCriterion[]): void {
  const { weight } = shape;
  if (!weight) return;
  const cells =
    'column' in weight
      ? shape.body.map(row => grid.rows[row]?.row.cells[weight.column])
      : shape.data.map(column => grid.rows[weight.row]?.row.cells[column]);
  const read = cells.flatMap(cell => {
    const found = cell ? /^([\s*_~`]*)((\d{1,2})\s*\/\s*(\d{1,2}))[\s*_~`]*$/.exec(cell.raw) : null;
    const [below, above] = [Number(found?.[4] ?? 0), Number(found?.[3] ?? 0)];
    if (!cell || !found || below === 0 || above >= below) return [];
    const start = cell.start + (found[1]?.length ?? 0);
    const text = found[2] ?? '';
    return [{ value: exact(above, below), below, text, range: { start, end: start + text.length } }];
  });
  if (read.length !== criteria.length) return;
  if (read.every(({ below }) => below === read[0]?.below) && !equal(sum(read.map(({ value }) => value)), ONE)) return;
  for (const [index, criterion] of criteria.entries()) {
    const { value, text, range } = read[index] ?? {};
    if (value && text && range) criterion.weight = { value, text, range };
  }
}

function criterionOfRow(grid: Grid, shape: Shape, index: number): DraftCriterion {
  const row = grid.rows[index];
  const cell = row?.row.cells[grid.names];
  const label = row?.label;
  const weightCell = shape.weight && 'column' in shape.weight ? row?.row.cells[shape.weight.column] : undefined;
  const limit = shape.critical === null ? undefined : row?.row.cells[shape.critical];
  return criterion(label, cell, weightCell, limit);
}

function criterionOfColumn(grid: Grid, shape: Shape, column: number): DraftCriterion {
  const head = grid.heads[column];
  const weightCell = shape.weight && 'row' in shape.weight ? grid.rows[shape.weight.row]?.row.cells[column] : undefined;
  return criterion(head?.label, head?.cell, weightCell, undefined);
}

const NOTHING: Label = {
  name: '',
  nameAt: { start: 0, end: 0 },
  weight: null,
  lower: false,
  chosen: false,
  threshold: null,
};

function criterion(
  label: Label | undefined,
  cell: Cell | undefined,
  weightCell: Cell | undefined,
  limit: Cell | undefined,
): DraftCriterion {
  const own = label ?? NOTHING;
  const at = cell?.start ?? 0;
  const weight = weightCell ? weightInCell(weightCell) : own.weight ? placed(own.weight, at) : null;
  const value = own.threshold ? decimal(own.threshold.text) : null;
  const critical =
    own.threshold && value
      ? { op: own.threshold.op, value, range: shift(own.threshold.at, at) }
      : limit
        ? limitInCell(limit)
        : null;
  const word = weightCell && !weight ? plain(weightCell.raw) : '';
  return { label: own, at, weight, weightWord: word === '' ? null : word, critical, lower: own.lower };
}

function placed(weight: { text: string; at: Range }, offset: number): DraftCriterion['weight'] {
  const value = decimal(weight.text);
  return value ? { value, range: shift(weight.at, offset), text: weight.text } : null;
}

function shift(range: Range, by: number): Range {
  return { start: range.start + by, end: range.end + by };
}

/** `30%`, `0.3`, `**25 %**`, `3x`, `High (3)` */
function weightInCell(cell: Cell): DraftCriterion['weight'] {
  const told = weightIn(cell.raw);
  if (told && !told.doubtful) return placed(told, cell.start);
  const value = cellValue(cell.raw);
  if (value.kind === 'score')
    return {
      value: value.value,
      range: shift(value.at, cell.start),
      text: cell.raw.slice(value.at.start, value.at.end),
    };
  const found = /^[\s*_~`]*[x×]?\s*(\d{1,5}(?:[.,]\d+)?)\s*[x×]?[\s*_~`]*$/.exec(cell.raw);
  if (found?.[1] === undefined) return null;
  const start = cell.raw.indexOf(found[1]);
  return placed({ text: found[1], at: { start, end: start + found[1].length } }, cell.start);
}

/** `>= 4`, `4`, `min 3` in a column of thresholds; `Yes` and `-` are none. */
function limitInCell(cell: Cell): DraftCriterion['critical'] {
  const found = /(>=|≥|>|<=|≤|<|min\.?|max\.?|at least|at most)?\s*(\d+(?:[.,]\d+)?)/i.exec(cell.raw);
  const value = found?.[2] === undefined ? null : decimal(found[2]);
  if (!found?.[2] || !value) return null;
  const sign = (found[1] ?? '>=').toLowerCase();
  const op = sign === '>' || sign === '<' ? sign : /^(?:<=|≤|max|at most)/.test(sign) ? '<=' : '>=';
  const start = cell.start + found.index + found[0].lastIndexOf(found[2]);
  return { op, value, range: { start, end: start + found[2].length } };
}

function optionOfColumn(
  grid: Grid,
  shape: Shape,
  column: number,
  home: { name: string; range: Range } | null,
): DraftOption {
  const head = grid.heads[column];
  const totalRow = shape.total && 'row' in shape.total ? grid.rows[shape.total.row] : undefined;
  // Beside a column of raw scores, the total stands under the weighted ones.
  const beside = shape.weighted.get(column);
  const cell = (beside === undefined ? undefined : filled(totalRow?.row.cells[beside])) ?? totalRow?.row.cells[column];
  const total = cell ? totalOf(cell) : null;
  if (shape.single && home) return { name: home.name, range: home.range, selected: false, total };
  const name = head?.label.name.replace(/\s+(?:raw\s+)?(?:scores?|ratings?|points)$/i, '') ?? '';
  const range = head ? shift(head.label.nameAt, head.cell.start) : { start: 0, end: 0 };
  return { name, range, selected: head?.label.chosen ?? false, total };
}

function filled(cell: Cell | undefined): Cell | undefined {
  return cell && totalIn(cell.raw) ? cell : undefined;
}

function optionOfRow(grid: Grid, shape: Shape, index: number): DraftOption {
  const row = grid.rows[index];
  const cell = row?.row.cells[grid.names];
  const label = row?.label ?? NOTHING;
  const totalCell = shape.total && 'column' in shape.total ? row?.row.cells[shape.total.column] : undefined;
  const verdict = shape.verdict === null ? '' : (row?.row.cells[shape.verdict]?.raw ?? '');
  const selected =
    label.chosen ||
    (/^\W*(?:✅\s*)?\W*(?:selected|chosen|accepted|winner|adopted?|gewählt|choisi|elegid|选)/iu.test(verdict) &&
      !/not|un/i.test(verdict.slice(0, 6))) ||
    (totalCell ? isMarkedChosen(totalCell.raw) || /selected|chosen/i.test(totalCell.raw) : false);
  // A weight notation in an option's name is none: `4-node cluster (3)`.
  const whole =
    cell && label.weight
      ? { name: bareName(cell.raw), at: { start: 0, end: cell.raw.length } }
      : { name: label.name, at: label.nameAt };
  return {
    name: whole.name,
    range: cell ? shift(whole.at, cell.start) : { start: 0, end: 0 },
    selected,
    total: totalCell ? totalOf(totalCell) : null,
  };
}

function totalOf(cell: Cell): DraftOption['total'] {
  const total = totalIn(cell.raw);
  if (!total) return { stated: null, range: { start: cell.start, end: cell.end } };
  return { stated: total.stated, range: shift(total.at, cell.start) };
}

function cellOf(cell: Cell, legend: ReadonlyMap<string, Exact> | null): DraftCell {
  const value = cellValue(cell.raw);
  const range = { start: cell.start, end: cell.end };
  const empty = {
    cell: range,
    value: null,
    score: null,
    note: null,
    noteCell: null,
    mark: null,
    text: value.kind === 'text',
    max: null,
  };
  switch (value.kind) {
    case 'score': {
      const note =
        value.note && !isContribution(cell.raw.slice(value.note.start, value.note.end))
          ? shift(value.note, cell.start)
          : null;
      return { ...empty, value: value.value, score: shift(value.at, cell.start), note, max: value.max };
    }
    case 'mark':
      return {
        ...empty,
        value: legend?.get(value.mark) ?? null,
        score: shift(value.at, cell.start),
        note: value.note ? shift(value.note, cell.start) : null,
        mark: value.mark,
      };
    case 'missing':
      return {
        ...empty,
        score: value.at ? shift(value.at, cell.start) : null,
        note: value.note ? shift(value.note, cell.start) : null,
      };
    case 'text':
      return empty;
  }
}

/** `8 (2.4)`: the score times its weight is no reason. A mark such as ✅ is none either. */
function isContribution(note: string): boolean {
  return /^[=×x*\d.,%\s/]+$/.test(note) || /^(?:\p{Extended_Pictographic}|\uFE0F|[✓✔✗✘★☆*†‡→↑↓\s])+$/u.test(note);
}

/** Scores that no scale people use would hold: a table of measurements. */
export function onSomeScale(draft: Draft): boolean {
  const low = parseDecimal('-5');
  const values = draft.cells.flat().flatMap(cell => (cell?.value ? [cell.value] : []));
  return low !== null && values.every(value => compare(value, low) >= 0 && compare(value, fromNumber(100)) <= 0);
}
