import type { ReadMatrix } from '../../adr/model';
import { assess } from '../../decision/assess';
import { format } from '../../decision/decimal';

/** A matrix for elsewhere: as it stands in the text, or as values that a spreadsheet takes, criteria in rows. */
export function copied(text: string, read: ReadMatrix, as: 'markdown' | 'csv' | 'tsv'): string {
  if (as === 'markdown') return read.parts.map(({ range }) => text.slice(range.start, range.end)).join('\n\n');
  const { matrix } = read;
  const assessment = assess(matrix);
  const shown = (value: { n: bigint; d: bigint } | null) =>
    value === null ? '' : format(value, value.d === 1n ? 0 : 2);
  const rows = [
    ['Criterion', 'Weight', ...matrix.options.map(({ name }) => name)],
    ...matrix.criteria.map(({ name, weight }, criterion) => [
      name,
      shown(weight),
      ...matrix.scores.map(scores => shown(scores[criterion] ?? null)),
    ]),
    ['Total', '', ...assessment.options.map(({ total }) => (total === null ? '' : format(total, 2)))],
  ];
  return rows.map(row => row.map(as === 'csv' ? csvCell : tsvCell).join(as === 'csv' ? ',' : '\t')).join('\n');
}

/** A spreadsheet would run a name that begins like a formula; a quote before it keeps it text. */
function harmless(cell: string): string {
  return /^[=+@\t\r]|^-(?!\d)/.test(cell) ? `'${cell}` : cell;
}

function csvCell(cell: string): string {
  const safe = harmless(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function tsvCell(cell: string): string {
  return harmless(cell).replace(/[\t\r\n]+/g, ' ');
}
