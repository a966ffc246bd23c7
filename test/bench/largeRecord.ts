/** A record whose matrix has 20 criteria and 30 options, decimals throughout, and totals that are right. */
import { applyEdits } from '../../src/adr/edit/text';
import { recomputeTotals } from '../../src/adr/edit/totals';
import { read } from '../../src/adr/read';

const [criteria, options] = [20, 30];

/** Fifths: the benchmarks write halves, and each has to change something. */
const scoreAt = (row: number, option: number) => 1 + ((row * 7 + option * 11) % 21) / 5;

export function largeRecord(): string {
  const each = (cell: (option: number) => string) =>
    Array.from({ length: options }, (_, at) => ` ${cell(at)} |`).join('');
  const rows = Array.from(
    { length: criteria },
    (_, row) => `| Criterion ${row} | 5 |${each(at => scoreAt(row, at).toFixed(1))}`,
  );
  const text = `# ADR-0010: One of many

## Status

Proposed

## Options

Scale: 1-5, higher is better.

| Criterion | Weight |${each(at => `Option ${at}`)}
| --- | ---: |${each(() => '---:')}
${rows.join('\n')}
| **Total** | |${each(() => '3.00')}

## Decision

No option chosen yet.
`;
  // One total that is right says how all are computed.
  const [first = 0] = read(text).matrices[0]?.options.map(({ total }) => total?.start ?? 0) ?? [];
  const mean = Array.from({ length: criteria }, (_, row) => scoreAt(row, 0)).reduce((a, b) => a + b, 0) / criteria;
  const known = `${text.slice(0, first)}${mean.toFixed(2)}${text.slice(first + 4)}`;
  return applyEdits(known, recomputeTotals(read(known), 0));
}
