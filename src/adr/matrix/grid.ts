import { plain } from '../text/inline';
import type { Cell, Row, Table } from '../text/table';
import { type HeadKind, headKind, isOverall, maySumUp } from '../words/headers';
import { type CellValue, cellValue } from './cell';
import { type Label, labelOf, weightIn } from './label';
import { totalIn } from './total';

/** A table with every head classified and every cell understood: what orientation and acceptance are decided on. */
export interface Grid {
  readonly table: Table;
  readonly heads: readonly Head[];
  readonly rows: readonly GridRow[];
  /** The column that names the rows. */
  readonly names: number;
}

export interface Head {
  readonly cell: Cell;
  readonly text: string;
  readonly kind: HeadKind;
  readonly label: Label;
  /** Cells of body rows that hold scores, marks, nothing, or something else. */
  readonly scores: number;
  readonly marks: number;
  readonly missing: number;
  readonly texts: number;
}

export interface GridRow {
  readonly row: Row;
  kind: HeadKind;
  readonly label: Label;
  readonly values: readonly CellValue[];
}

export function gridOf(table: Table): Grid | null {
  const { header } = table;
  if (header.cells.length < 2 || table.rows.length === 0) return null;
  const names = namesColumn(table);
  const rows: GridRow[] = [];
  for (const row of table.rows) {
    const cell = row.cells[names];
    if (!cell || row.cells.length < 2 || row.cells.every(({ raw }) => raw === '')) continue;
    rows.push({
      row,
      kind: headKind(plain(cell.raw)),
      // Labels are read only of tables that turn out to be worth it.
      get label() {
        return labelOf(cell.raw);
      },
      values: row.cells.map(({ raw }) => cellValue(raw)),
    });
  }
  if (rows.length === 0) return null;
  tellApart(header, rows, names);
  const body = rows.filter(
    ({ kind }) => kind !== 'total' && kind !== 'weight' && kind !== 'rank' && kind !== 'verdict',
  );
  const heads = header.cells.map((cell, column) => {
    const tally = { score: 0, mark: 0, missing: 0, text: 0 };
    for (const { values } of body) tally[values[column]?.kind ?? 'missing']++;
    const text = plain(cell.raw);
    return {
      cell,
      text,
      kind: headKind(text),
      get label() {
        return labelOf(cell.raw);
      },
      scores: tally.score,
      marks: tally.mark,
      missing: tally.missing,
      texts: tally.text,
    };
  });
  return { table, heads, rows, names };
}

/**
 * A row called `Fit` or `Rank` with a weight of its own and scores is a criterion; one called `Score` or `Net` that has
 * none, at the end or in bold, sums up the others; a bold one with nothing in it is a heading.
 */
function tellApart(header: Row, rows: readonly GridRow[], names: number): void {
  // Most tables have no such row.
  if (
    rows.every(
      ({ row, kind }) => kind === 'data' && !/^[*_]{2}|^[\s*_]*(?:net|percent|sub)/i.test(row.cells[names]?.raw ?? ''),
    )
  )
    return;
  const column = header.cells.findIndex(
    (cell, index) => index !== names && headKind(plain(cell.raw)) === 'weight' && weightIn(cell.raw) === null,
  );
  const weights = rows.map(({ row, kind }) => {
    const told = kind === 'weight' ? null : weightIn(row.cells[names]?.raw ?? '');
    const own = told && !told.doubtful ? told.text : column < 0 ? undefined : row.cells[column]?.raw;
    return Number(/\d+(?:[.,]\d+)?/.exec(own ?? '')?.[0].replace(',', '.') ?? Number.NaN);
  });
  const weighed = weights.filter(weight => !Number.isNaN(weight)).length >= 2;
  const others = (index: number) => index !== names && index !== column;
  const empty = ({ row }: GridRow) => row.cells.every(({ raw }, index) => !others(index) || raw === '');
  let atEnd = true;
  for (const [index, row] of [...rows.entries()].reverse()) {
    const { kind } = row;
    const text = plain(row.row.cells[names]?.raw ?? '');
    const bold = /^[*_]{2}/.test(row.row.cells[names]?.raw ?? '');
    const weight = weights[index] ?? Number.NaN;
    const before = weights.slice(0, index).filter(other => !Number.isNaN(other));
    const sums = before.length >= 2 && Math.abs(before.reduce((a, b) => a + b, 0) - weight) < 1e-6;
    const scores = row.values.filter((value, at) => others(at) && value.kind === 'score').length;
    const figures = row.row.cells.filter(({ raw }, at) => others(at) && totalIn(raw) !== null).length;
    const single = rows.length === 1 || header.cells.length - names < 3;
    const sumsUp = !single && maySumUp(text) && (Number.isNaN(weight) || sums) && figures > 0;
    if (!sumsUp && (kind === 'rank' || kind === 'verdict' || (kind === 'total' && isOverall(text)))) {
      if (!Number.isNaN(weight) && !sums && scores > 0) row.kind = 'data';
    } else if (sumsUp) {
      if (/^sub ?total/i.test(text) || ((weighed || kind !== 'score') && (atEnd || bold))) row.kind = 'total';
    } else if (bold && empty(row) && index < rows.length - 1 && kind === 'data' && column >= 0) {
      if (Number.isNaN(weight) || isGroup(rows, weights, index, empty)) row.kind = 'empty';
    }
    atEnd &&= row.kind === 'total' || row.kind === 'rank' || row.kind === 'verdict' || row.kind === 'notes';
  }
}

/** Its weight is that of the rows under it, up to the next heading. */
function isGroup(
  rows: readonly GridRow[],
  weights: readonly number[],
  at: number,
  empty: (row: GridRow) => boolean,
): boolean {
  let left = weights[at] ?? 0;
  for (let index = at + 1; index < rows.length; index++) {
    const row = rows[index];
    if (!row || empty(row) || row.kind === 'total') break;
    left -= weights[index] ?? 0;
  }
  return Math.abs(left) < 1e-6;
}

/** `# | Option | ...` and `排名 | 方法 | 中文名 | ...`: the first column that says which row it is in words. */
function namesColumn(table: Table): number {
  const kinds = table.header.cells.map(cell => headKind(plain(cell.raw)));
  const told = kinds.findIndex(kind => kind === 'option' || kind === 'criterion');
  if (told >= 0 && told <= 2) return told;
  if (kinds[0] !== 'rank') return 0;
  const next = kinds.findIndex(
    (kind, index) =>
      index > 0 && kind !== 'rank' && table.rows.some(row => cellValue(row.cells[index]?.raw ?? '').kind === 'text'),
  );
  return Math.max(next, 0);
}
