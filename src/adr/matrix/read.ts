import type { Exact } from '../../decision/exact';
import { resolveScale } from '../../decision/scale';
import type { MatrixPart, Range, ReadMatrix, ReadOption, Section } from '../model';
import { sectionsAround } from '../read/sections';
import type { Document } from '../text/document';
import { plain } from '../text/inline';
import { lazy } from '../text/lazy';
import type { Table } from '../text/table';
import { bareName, indexOfName } from '../words/names';
import { isDecisionMatrix, isPlausible } from './accept';
import { combineSingles } from './combine';
import type { Draft, DraftCell } from './draft';
import { type Grid, gridOf } from './grid';
import { interpret } from './interpret';
import { type ProseLine, proseOf } from './prose';
import { applyCritical, applyDirections, type Ends, legendIn, minimumFor, scaleFor, scaleIn } from './sentences';
import { type Shape, shapeOf } from './shape';
import { applyProseTotals } from './stated';
import { bestTotals, readThousands } from './totals';
import { applyWeights, type WeightSource, weightSources } from './weights';

export interface MatrixInput {
  readonly document: Document;
  readonly tables: readonly Table[];
  readonly sections: readonly Section[];
  readonly options: () => readonly ReadOption[];
  /** The scale that a setting gives where the text states none. */
  readonly scale: Ends | null;
}

/** Every scoring table of a record, with weights, totals, scale and thresholds from wherever the record states them. */
export function matricesOf(input: MatrixInput): ReadMatrix[] {
  const { document } = input;
  const candidates = input.tables.filter(worthALook);
  if (candidates.length === 0) return [];
  const grids = candidates.flatMap(table => gridOf(table) ?? []);
  const found = grids.flatMap(grid => {
    const shape = shapeOf(grid, { options: text => indexOfName(optionNames(input), text) >= 0 });
    return shape && isPlausible(shape) ? [{ grid, shape }] : [];
  });
  if (found.length === 0) return [];
  const prose = lazy(() => proseOf(document, linesOf(input.tables)));
  const sources = lazy(() => weightSources(grids, prose()));
  const legend = lazy(() => legendIn(prose()));
  const drafts = found.flatMap(({ grid, shape }) => draftOf(input, grid, shape, prose, sources, legend) ?? []);
  return combineSingles(drafts)
    .filter(group => !group[0]?.single || group.some(({ cells }) => cells.flat().some(cell => cell?.value)))
    .filter(
      group => group.length > 1 || !group[0]?.single || group[0].options[0]?.total || underOption(input, group[0]),
    )
    .map(group => finish(input, group, prose()))
    .sort((a, b) => a.line - b.line);
}

/** Names of the record's options, read only when a table leaves a doubt. */
function optionNames(input: MatrixInput): string[] {
  return input.options().map(option => option.name);
}

/** Most tables have neither a word nor a mark nor a score that could make them one. */
function worthALook(table: Table): boolean {
  if (table.header.cells.length < 2 || table.header.cells.length > 40 || table.rows.length < 1) return false;
  return table.rows
    .slice(0, 12)
    .some(row =>
      row.cells
        .slice(1)
        .some(({ raw }) =>
          /^[\s*_~`]*(?:\d|[.,]\d|\p{Extended_Pictographic}|[-+_xX✓✗✘★☆○△◎×]|\p{L}{1,14}(?:$|[\s*(:]))/u.test(raw),
        ),
    );
}

function linesOf(tables: readonly Table[]): Set<number> {
  const lines = new Set<number>();
  for (const table of tables) {
    lines.add(table.header.line);
    lines.add(table.delimiter.line);
    for (const row of table.rows) lines.add(row.line);
  }
  return lines;
}

function draftOf(
  input: MatrixInput,
  grid: Grid,
  shape: Shape,
  prose: () => readonly ProseLine[],
  sources: () => readonly WeightSource[],
  legendOf: () => ReadonlyMap<string, Exact> | null,
): Draft | null {
  const around = sectionsAround(input.sections, grid.table.range.start);
  const home = homeOf(input.document.text, around);
  const first = interpret(grid, shape, home, null);
  const drafts =
    shape.totals.length > 1 ? [first, ...others(shape).map(one => interpret(grid, one, home, null))] : [first];
  for (const one of drafts) {
    if (one.kind !== 'numeric') continue;
    applyWeights(one, sources);
    if (drafts.length > 1) applyDirections(one, prose());
  }
  let draft = bestTotals(drafts, () => scaleFor(first, prose()) ?? scaleOfCells(first.cells, null)) ?? first;
  const { line } = grid.table.header;
  const accepted = isDecisionMatrix(draft, draft.shape, {
    headings: around.map(section => section.heading.value),
    before: () =>
      prose()
        .filter(other => other.line < line)
        .slice(-3)
        .map(other => other.text)
        .join(' '),
    scale: () =>
      prose().some(
        other => Math.abs(other.line - line) <= 60 && /\d/.test(other.text) && scaleIn(plain(other.text)) !== null,
      ),
    knownOptions: () => draft.options.filter(option => indexOfName(optionNames(input), option.name) >= 0).length,
  });
  if (!accepted) return null;
  if (draft.kind === 'ordinal') {
    const legend = legendOf();
    if (legend) draft = interpret(grid, shape, home, legend);
    applyWeights(draft, sources);
  }
  applyProseTotals(draft, prose(), nextTableLine(input, grid.table));
  applyCritical(draft, prose());
  applyDirections(draft, prose());
  readThousands(draft, input.document.text, () => scaleFor(draft, prose()) ?? scaleOfCells(draft.cells, draft.legend));
  return draft;
}

/** The shape with each of its other totals. */
function others(shape: Shape): Shape[] {
  const key = JSON.stringify(shape.total);
  return shape.totals.filter(total => JSON.stringify(total) !== key).map(total => ({ ...shape, total }));
}

function nextTableLine(input: MatrixInput, table: Table): number {
  const index = input.tables.indexOf(table);
  return input.tables[index + 1]?.header.line ?? Number.POSITIVE_INFINITY;
}

const GENERIC =
  /^(?:evaluation|scores?|scoring|assessment|rating|criteria|decision matrix|analysis|bewertung|évaluation|evaluación|avaliação|评分|评估|評価)\b/i;

/** The heading that names the option of a table of its own, without `Alternative 2:`. */
function homeOf(text: string, around: readonly Section[]): { name: string; range: Range } | null {
  const home = around.find(section => !GENERIC.test(section.heading.value)) ?? around[0];
  if (!home) return null;
  const bare = bareName(text.slice(home.heading.range.start, home.heading.range.end));
  const name = bare.replace(
    /^(?:(?:option|alternative|variant|solution|approach|candidate|opci[óo]n|op[çc][ãa]o|variante|alternativa|方案|选项)\s*#?\s*(?:\d{1,2}|[a-z])\s*[:：.–—-]\s*|\d{1,2}[.)]\s+)(?=\S)/i,
    '',
  );
  return { name, range: home.heading.range };
}

function underOption(input: MatrixInput, draft: Draft): boolean {
  const name = draft.options[0]?.name ?? '';
  return indexOfName(optionNames(input), name) >= 0 || /^(?:option|alternative|variant|candidate)\b/i.test(name);
}

function finish(input: MatrixInput, group: readonly Draft[], prose: readonly ProseLine[]): ReadMatrix {
  const [first] = group;
  if (!first) throw new RangeError('A matrix needs a table');
  const cells = group.flatMap(draft => draft.cells);
  const options = group.flatMap(draft => draft.options);
  const stated = scaleFor(first, prose) ?? scaleOfCells(cells, first.legend);
  const scores = cells.map(row => row.map(cell => cell?.value ?? null));
  const scale = resolveScale(stated, input.scale, scores.flat());
  const minimum = minimumFor(first, prose, scale);
  const { text } = input.document;
  const parts = group.map(partOf);
  return {
    matrix: {
      scale,
      criteria: first.criteria.map(criterion => ({
        name: criterion.label.name,
        weight: criterion.weight?.value ?? null,
        direction: criterion.lower ? 'lower' : 'higher',
        critical: criterion.critical ? { op: criterion.critical.op, value: criterion.critical.value } : null,
      })),
      options: options.map(option => ({ name: option.name, stated: option.total?.stated ?? null })),
      scores,
      minimum: minimum?.value ?? null,
    },
    orientation: first.orientation,
    line: first.grid.table.header.line + 1,
    range: { start: parts[0]?.range.start ?? 0, end: parts.at(-1)?.range.end ?? 0 },
    parts,
    kind: group.every(draft => draft.kind === 'numeric') ? 'numeric' : 'ordinal',
    criteria: first.criteria.map(({ label, at, weight, weightWord, critical }) => ({
      name: { start: at + label.nameAt.start, end: at + label.nameAt.end },
      weight: weight?.range ?? null,
      weightText: weight?.text ?? null,
      weightWord,
      critical: critical?.range ?? null,
    })),
    options: options.map(option => ({
      name: option.range,
      total: option.total?.range ?? null,
      selected: option.selected,
    })),
    cells: cells.map(row =>
      row.map(cell =>
        cell
          ? {
              cell: cell.cell,
              score: cell.score,
              note: cell.note ? { value: plain(text.slice(cell.note.start, cell.note.end)), range: cell.note } : null,
              noteCell: cell.noteCell,
              mark: cell.mark,
            }
          : null,
      ),
    ),
    legend: first.legend,
  };
}

function partOf({ grid, shape }: Draft): MatrixPart {
  const row = (index: number) => grid.rows[index]?.row ?? grid.table.header;
  return {
    line: grid.table.header.line + 1,
    range: grid.table.range,
    table: grid.table,
    names: grid.names,
    rows: shape.body.map(row),
    columns: shape.data,
    weightColumn: shape.weight && 'column' in shape.weight ? shape.weight.column : null,
    weightRow: shape.weight && 'row' in shape.weight ? row(shape.weight.row) : null,
    totalColumn: shape.total && 'column' in shape.total ? shape.total.column : null,
    totalRow: shape.total && 'row' in shape.total ? row(shape.total.row) : null,
    notesColumn: shape.notes,
    paired: shape.weighted,
  };
}

/** `8/10` in the cells, or what the marks stand for, states the top of the scale; its foot is 1 unless a score lies below. */
function scaleOfCells(
  cells: readonly (readonly (DraftCell | null)[])[],
  legend: ReadonlyMap<string, Exact> | null,
): Ends | null {
  const of = (value: Exact) => Number(value.n) / Number(value.d);
  if (legend) {
    const values = [...legend.values()].map(of);
    return { min: Math.min(...values), max: Math.max(...values) };
  }
  const tops = new Set(cells.flat().flatMap(cell => (cell?.max == null ? [] : [cell.max])));
  const [top] = tops;
  if (tops.size !== 1 || top === undefined) return null;
  const values = cells.flat().flatMap(cell => (cell?.value ? [of(cell.value)] : []));
  return values.every(value => value <= top) ? { min: values.some(value => value < 1) ? 0 : 1, max: top } : null;
}
