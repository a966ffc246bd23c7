import { plain } from '../text/inline';
import type { Cell, Row, Table } from '../text/table';
import { type HeadKind, headKind } from '../words/headers';
import { type CellValue, cellValue } from './cell';
import { type Label, labelOf } from './label';

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
  readonly kind: HeadKind;
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
