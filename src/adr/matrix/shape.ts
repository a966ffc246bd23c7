import { isRiskTable, isWeightedHead, maySumUp } from '../words/headers';
import type { Grid, Head } from './grid';
import { weightIn } from './label';

/** Which way the table lies, which columns and rows hold scores, and how strongly it says that it is a scoring table. */
export interface Shape {
  readonly orientation: 'criteria-rows' | 'criteria-columns';
  /** Columns with scores. */
  readonly data: readonly number[];
  /** Rows (of `grid.rows`) with scores. */
  readonly body: readonly number[];
  readonly weight: { readonly column: number } | { readonly row: number } | null;
  readonly total: { readonly column: number } | { readonly row: number } | null;
  /** Every row or column of totals, that one included: another one may be what the scores add up to. */
  readonly totals: readonly ({ readonly column: number } | { readonly row: number })[];
  /** A column of scores times weights for a column of scores. */
  readonly weighted: ReadonlyMap<number, number>;
  readonly notes: number | null;
  readonly verdict: number | null;
  readonly critical: number | null;
  readonly single: boolean;
  readonly numeric: boolean;
  readonly evidence: Evidence;
}

export interface Evidence {
  /** Heads that name criteria or options in so many words. */
  readonly named: boolean;
  /** Only as `Model`, `Feature` or the like. */
  readonly hinted: boolean;
  readonly weights: boolean;
  readonly total: boolean;
}

export interface Names {
  readonly options: (text: string) => boolean;
}

export function shapeOf(grid: Grid, names: Names): Shape | null {
  if (isRiskTable(grid.heads.map(head => head.text))) return null;
  const lie = orientationOf(grid, names);
  if (lie === null) return null;
  return lie === 'criteria-rows' ? criteriaInRows(grid) : criteriaInColumns(grid);
}

function orientationOf(grid: Grid, names: Names): Shape['orientation'] | null {
  const { heads, rows } = grid;
  const first = heads[grid.names];
  const rest = heads.filter((_, index) => index !== grid.names);
  const weighed = (raws: readonly string[]) => raws.filter(raw => weightIn(raw)?.doubtful === false).length;
  const headTexts = rest.map(({ cell }) => cell.raw);
  const rowTexts = rows.map(({ row }) => row.cells[grid.names]?.raw ?? '');
  let inRows = 0;
  let inColumns = 0;
  if (first?.kind === 'criterion') inRows += 4;
  if (first?.kind === 'aspect') inRows += 1;
  if (first?.kind === 'option') inColumns += 4;
  if (first?.kind === 'thing') inColumns += 1;
  if (rest.some(head => head.kind === 'weight' && weightIn(head.cell.raw) === null)) inRows += 4;
  if (rows.some(({ kind }, index) => kind === 'total' && index >= rows.length - 3)) inRows += 2;
  const weighedRows = weighed(rowTexts);
  if (weighedRows >= 2 && weighedRows * 2 >= rows.length - 1) inRows += 4;
  if (rest.some(head => head.kind === 'total')) inColumns += 2;
  if (rows.some(({ kind }) => kind === 'weight')) inColumns += 4;
  if (weighed(headTexts) >= 2) inColumns += 4;
  if (rest.some(head => head.kind === 'verdict')) inColumns += 1;
  // Heads that the record lists as its options settle what nothing else does.
  if (Math.abs(inRows - inColumns) >= 4) return inRows > inColumns ? 'criteria-rows' : 'criteria-columns';
  const headNames = rest.filter(head => head.kind === 'data' && names.options(head.label.name)).length;
  const rowNames = rows.filter(({ label }) => names.options(label.name)).length;
  if (headNames >= 2) inRows += 3;
  if (rowNames >= 2) inColumns += 3;
  if (
    rest.filter(head => head.label.chosen || /^(?:option|alternative) ?(?:\d|[a-z])\b/i.test(head.text)).length >= 1 &&
    first?.kind !== 'option'
  )
    inRows += 2;
  if (inRows === inColumns)
    return inRows === 0 ? null : first?.kind === 'criterion' ? 'criteria-rows' : 'criteria-columns';
  return inRows > inColumns ? 'criteria-rows' : 'criteria-columns';
}

/** A column that is still to be scored: nothing in it, or dashes. */
function isWaiting(grid: Grid, column: number, weighed: boolean): boolean {
  const head = grid.heads[column];
  if (!head || (head.kind !== 'data' && head.kind !== 'score') || head.scores + head.marks + head.texts > 0)
    return false;
  return (
    weighed || grid.rows.filter(({ row }) => (row.cells[column]?.raw ?? '') !== '').length * 2 > grid.rows.length - 1
  );
}

function isData(head: Head, numeric: boolean): boolean {
  const filled = head.scores + head.marks + head.texts;
  if (filled === 0) return false;
  return numeric ? head.scores * 2 > filled && head.scores > 0 : (head.scores + head.marks) * 10 >= filled * 7;
}

function criteriaInRows(grid: Grid): Shape | null {
  const { heads, rows } = grid;
  const others = heads.map((head, column) => ({ head, column })).filter(({ column }) => column !== grid.names);
  const weightColumn = others.find(({ head }) => head.kind === 'weight' && weightIn(head.cell.raw) === null)?.column;
  const skip = new Set<Head['kind']>(['weight', 'notes', 'rank', 'critical', 'criterion']);
  const open = others.filter(({ head, column }) => column !== weightColumn && !skip.has(head.kind));
  const numeric = open.some(({ head }) => isData(head, true) && head.kind !== 'total');
  const filled = open.some(({ head }) => head.scores + head.marks > 0);
  const told = weightColumn !== undefined || heads[grid.names]?.kind === 'criterion';
  let data = open
    .filter(({ head }) => head.kind !== 'total' && head.kind !== 'verdict')
    .filter(({ head, column }) => isData(head, numeric) || (filled && told && isWaiting(grid, column, false)))
    .map(({ column }) => column);
  const weighted = new Map<number, number>();
  const plainData: number[] = [];
  for (const column of data) {
    const head = heads[column];
    const before = plainData.at(-1);
    if (head && isWeightedHead(head.text) && before !== undefined) weighted.set(before, column);
    else plainData.push(column);
  }
  for (const { head, column } of open) {
    const before = plainData.filter(other => other < column).at(-1);
    if (head.kind === 'total' && before !== undefined && !weighted.has(before)) weighted.set(before, column);
  }
  data = plainData;
  if (data.length === 0 && told) {
    // A template: nothing is scored yet.
    data = open.filter(({ column }) => isWaiting(grid, column, weightColumn !== undefined)).map(({ column }) => column);
    if (data.length < 2 && heads[data[0] ?? -1]?.kind !== 'score') return null;
  }
  const single = data.length === 1 && heads[data[0] ?? 0]?.kind === 'score';
  if (data.length === 0 || (data.length === 1 && !single)) return null;
  const totals = rows.map((row, index) => ({ row, index })).filter(({ row }) => row.kind === 'total');
  const total =
    totals.find(({ row }) => isWeightedHead(row.label.name) || /gewicht|加权|nutzwert/i.test(row.label.name)) ??
    totals[0];
  const body = rows.flatMap(({ kind, values }, index) => {
    if (kind === 'total' || kind === 'weight' || kind === 'rank' || kind === 'verdict' || kind === 'empty') return [];
    return data.some(column => values[column]?.kind !== 'text') ? [index] : [];
  });
  if (body.length < 2) return null;
  const first = heads[grid.names];
  return {
    orientation: 'criteria-rows',
    data,
    body,
    weight: weightColumn === undefined ? null : { column: weightColumn },
    total: total ? { row: total.index } : null,
    totals: totals.map(({ index }) => ({ row: index })),
    weighted,
    notes: columnOf(heads, 'notes', data),
    verdict: null,
    critical: columnOf(heads, 'critical', data),
    single,
    numeric: numeric || heads.every(head => head.marks === 0),
    evidence: {
      named: first?.kind === 'criterion',
      hinted: first?.kind === 'aspect' || first?.kind === 'empty',
      weights: weightColumn !== undefined || body.filter(index => rows[index]?.label.weight).length * 2 >= body.length,
      total: total !== undefined,
    },
  };
}

function columnOf(heads: readonly Head[], kind: Head['kind'], data: readonly number[]): number | null {
  const column = heads.findIndex((head, index) => head.kind === kind && !data.includes(index));
  return column < 0 ? null : column;
}

function criteriaInColumns(grid: Grid): Shape | null {
  const { heads, rows } = grid;
  const totals = heads
    .map((head, column) => ({ head, column }))
    .filter(({ head, column }) => head.kind === 'total' && column !== grid.names && !head.label.weight);
  let total = (totals.find(({ head }) => isWeightedHead(head.text)) ?? totals.at(-1))?.column;
  const weightRow = rows.findIndex(({ kind }) => kind === 'weight');
  const numericTotal = total === undefined ? 0 : (heads[total]?.scores ?? 0);
  const skip = new Set<Head['kind']>(['total', 'rank', 'option', 'weight']);
  const soft = new Set<Head['kind']>(['notes', 'verdict', 'critical']);
  const inRow = (column: number) => weightRow >= 0 && rows[weightRow]?.values[column]?.kind === 'score';
  const open = heads.flatMap((head, column) => {
    const weighed = head.label.weight !== null && !head.label.weight.doubtful;
    const valued = head.kind === 'rank' && inRow(column);
    if (column === grid.names || (skip.has(head.kind) && !weighed && !valued)) return [];
    return soft.has(head.kind) && !weighed && head.texts > 0 ? [] : [{ head, column }];
  });
  const numeric = open.some(({ head }) => isData(head, true));
  const weightOf = (head: Head) => head.label.weight !== null && !head.label.weight.doubtful;
  const told = heads[grid.names]?.kind === 'option' || total !== undefined;
  let data = open
    .filter(
      ({ head, column }) =>
        isData(head, numeric) || weightOf(head) || inRow(column) || (told && isWaiting(grid, column, false)),
    )
    .map(({ column }) => column);
  const last = data.at(-1);
  // `Option | A | B | Score`
  if (
    total === undefined &&
    last !== undefined &&
    data.length >= 3 &&
    maySumUp(heads[last]?.text ?? '') &&
    !heads[last]?.label.weight
  ) {
    total = last;
    data = data.slice(0, -1);
  }
  const weighted = new Map<number, number>();
  data = data.filter((column, index) => {
    const before = data[index - 1];
    if (before === undefined || !isWeightedHead(heads[column]?.text ?? '')) return true;
    weighted.set(before, column);
    return false;
  });
  const weighed = data.filter(column => heads[column]?.label.weight && !heads[column]?.label.weight?.doubtful);
  // Where criteria carry weights, a number column without one is a fact beside them: a price, a rank.
  if (weighed.length >= 2) data = weighed;
  else if (weightRow >= 0)
    data = data.filter(
      column =>
        rows[weightRow]?.values[column]?.kind === 'score' || (rows[weightRow]?.row.cells[column]?.raw ?? '') !== '',
    );
  if (data.length < 2) return null;
  const body = rows.flatMap(({ kind, values }, index) => {
    if (kind === 'weight') return [];
    const scored = data.filter(column => values[column]?.kind !== 'missing' && values[column]?.kind !== 'text').length;
    // An option may be called `Sum`; a row of sums has no total of its own.
    if (kind === 'total' && (total === undefined || values[total]?.kind === 'missing')) return [];
    if (kind === 'total' && scored * 2 < data.length) return [];
    return scored > 0 || data.every(column => values[column]?.kind === 'missing') ? [index] : [];
  });
  if (body.length < (total === undefined ? 2 : 1) || body.length > 60) return null;
  const first = heads[grid.names];
  return {
    orientation: 'criteria-columns',
    data,
    body,
    weight: weightRow >= 0 ? { row: weightRow } : null,
    total: total === undefined ? null : { column: total },
    totals: totals.map(({ column }) => ({ column })),
    weighted,
    notes: columnOf(heads, 'notes', data),
    verdict: columnOf(heads, 'verdict', data),
    critical: null,
    single: false,
    numeric: numeric || data.every(column => heads[column]?.marks === 0),
    evidence: {
      named: first?.kind === 'option',
      hinted: first?.kind === 'thing' || first?.kind === 'empty',
      weights: weighed.length >= 2 || weightRow >= 0,
      total:
        total !== undefined && (numericTotal > 0 || (heads[total]?.texts ?? 0) > 0 || (heads[total]?.missing ?? 0) > 0),
    },
  };
}
