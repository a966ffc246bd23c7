import type { MatrixPart, ReadMatrix } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import { toNumber } from '../../decision/exact';
import { type MatrixReport, scoreReport } from '../../review/score';
import { escapeHtml } from './escape';

/** What is said beside a table of the record: in its cells, at the ends of its rows, after its last row, after it. */
export interface Remarks {
  /** The class of a cell by `line:column`, lines from 0. */
  readonly shades: ReadonlyMap<string, string>;
  /** Cells to add to a row, by its line. */
  readonly ends: ReadonlyMap<number, string>;
  /** Rows to add to the table, and what follows it, by the line of its header. */
  readonly rows: ReadonlyMap<number, string>;
  readonly after: ReadonlyMap<number, string>;
}

/** The matrices of a record as its page shows them: the record's own tables, with what code makes of them. */
export function remarksOf(record: AdrRecord, path: string): Remarks {
  const shades = new Map<string, string>();
  const ends = new Map<number, string>();
  const rows = new Map<number, string>();
  const after = new Map<number, string>();
  const numeric = record.matrices.filter(({ kind }) => kind === 'numeric');
  const { matrices } = scoreReport(path, record);
  for (const [at, report] of matrices.entries()) {
    const matrix = numeric[at];
    const last = matrix?.parts.at(-1);
    if (!matrix || !last) continue;
    after.set(last.line - 1, verdict(report));
    const [part, ...more] = matrix.parts;
    if (!part || more.length > 0) continue;
    shade(record, matrix, part, shades);
    if (matrix.orientation === 'criteria-rows') rows.set(part.line - 1, totalRows(part, report));
    else for (const [line, cells] of totalCells(part, report)) ends.set(line, cells);
  }
  return { shades, ends, rows, after };
}

/** From the worst of the scale to its best in five steps. The number stands in the cell, so that no one needs the colour. */
function shade(
  { document }: AdrRecord,
  { cells, matrix }: ReadMatrix,
  { table }: MatrixPart,
  shades: Map<string, string>,
) {
  const { min, max } = matrix.scale;
  const rows = new Map([table.header, ...table.rows].map(row => [row.line, row]));
  for (const [option, own] of cells.entries()) {
    for (const [criterion, cell] of own.entries()) {
      const score = matrix.scores[option]?.[criterion];
      if (!cell || !score || max <= min) continue;
      const line = document.lines.at(cell.cell.start);
      const column = rows
        .get(line)
        ?.cells.findIndex(({ start, end }) => start <= cell.cell.start && cell.cell.end <= end);
      if (column === undefined || column < 0) continue;
      const share = Math.min(1, Math.max(0, (toNumber(score) - min) / (max - min)));
      const worth = matrix.criteria[criterion]?.direction === 'lower' ? 1 - share : share;
      shades.set(`${line}:${column}`, `heat-${Math.round(worth * 4)}`);
    }
  }
}

function totalRows({ table, columns }: MatrixPart, { options }: MatrixReport): string {
  const row = (name: string, value: (option: MatrixReport['options'][number]) => string) => {
    const cells = table.header.cells.map((_, column) => {
      const option = options[columns.indexOf(column)];
      return column === 0 ? `<th scope="row">${name}</th>` : `<td>${option ? value(option) : ''}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  };
  return `<tfoot>${row('Computed total', total)}${row('Rank', rank)}</tfoot>`;
}

function totalCells({ table, rows }: MatrixPart, { options }: MatrixReport): Map<number, string> {
  const cells = new Map(table.rows.map(({ line }) => [line, '<td></td><td></td>']));
  cells.set(table.header.line, '<th scope="col">Computed total</th><th scope="col">Rank</th>');
  for (const [at, row] of rows.entries()) {
    const option = options[at];
    if (option) cells.set(row.line, `<td>${total(option)}</td><td>${rank(option)}</td>`);
  }
  return cells;
}

type Option = MatrixReport['options'][number];

function total({ total, stated, statedIsRight }: Option): string {
  const shown = total === null ? 'incomplete' : total.toFixed(2);
  if (stated === null || statedIsRight === null) return shown;
  return statedIsRight
    ? `${shown} <span class="right-total">✓ as stated</span>`
    : `${shown} <strong class="wrong-total">✗ stated ${escapeHtml(String(stated))}</strong>`;
}

function rank({ rank, vetoedBy, complete }: Option): string {
  if (vetoedBy.length > 0) return `out: fails ${escapeHtml(vetoedBy.join(', '))}`;
  return rank === null || !complete ? '–' : String(rank);
}

/** Ranking, gap and confidence in words, for eyes and ears alike. */
export function verdict({ options, ranking, gap, gapShare, confidence, scale }: MatrixReport): string {
  const byName = new Map(options.map(option => [option.name, option]));
  const items = ranking.slice(0, 30).flatMap(name => {
    const option = byName.get(name);
    return option ? [`<li>${escapeHtml(name)}: ${total(option)}</li>`] : [];
  });
  const out = options.filter(({ vetoedBy }) => vetoedBy.length > 0);
  const lines = [
    ...(items.length > 0
      ? [`<p>Computed ranking:</p><ol>${items.join('')}</ol>`]
      : ['<p>No ranking: scores are missing.</p>']),
    ...out
      .slice(0, 30)
      .map(({ name, vetoedBy }) => `<p>${escapeHtml(name)} is out: it fails ${escapeHtml(vetoedBy.join(', '))}.</p>`),
    ...(gap === null || gapShare === null
      ? []
      : [
          `<p>Gap ${gap.toFixed(2)} points, ${(gapShare * 100).toFixed(1)} % of the scale of ${scale.min} to ${scale.max}: confidence ${confidence ?? 'unknown'}.</p>`,
        ]),
    '<p class="legend">The stronger the shade of a score, the better; the number says the same.</p>',
  ];
  return `<div class="computed">${lines.join('')}</div>\n`;
}
