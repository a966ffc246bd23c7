import { Lines } from '../text/lines';
import { replace, type TextEdit } from './text';

/** Beyond this many comparisons of lines the one block that differs is good enough. */
const mostComparisons = 400_000;

/**
 * What turns one text into the other, as small as lines and their common ends allow: each changed line on its own where
 * no line came or went, else each run of lines that differs.
 */
export function difference(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const [old, now] = [new Lines(before), new Lines(after)];
  if (old.count !== now.count)
    return runs(linesOf(old), linesOf(now)).flatMap(({ from, to, start, end }) =>
      replace(before, old.start(from), old.start(to), after.slice(now.start(start), now.start(end))),
    );
  const edits: TextEdit[] = [];
  for (let line = 0; line < old.count; line++) {
    const [start, end] = [old.start(line), old.start(line + 1)];
    edits.push(...replace(before, start, end, after.slice(now.start(line), now.start(line + 1))));
  }
  return edits;
}

/** With their line ends. */
function linesOf(lines: Lines): string[] {
  return Array.from({ length: lines.count }, (_, at) => lines.text.slice(lines.start(at), lines.start(at + 1)));
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** The runs of lines that differ, between the longest common sequence of the others. */
function runs(old: readonly string[], now: readonly string[]): Run[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const [a, b] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
  const whole = { from: head, to: head + a.length, start: head, end: head + b.length };
  if (a.length * b.length > mostComparisons) return [whole];
  const common = commonLengths(a, b);
  const found: Run[] = [];
  let [i, j, from, start] = [0, 0, 0, 0];
  const close = () => {
    if (i > from || j > start) found.push({ from: head + from, to: head + i, start: head + start, end: head + j });
  };
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      close();
      from = ++i;
      start = ++j;
    } else if ((common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)) i++;
    else j++;
  }
  [i, j] = [a.length, b.length];
  close();
  return found;
}

/** How many lines the two have in common from each place on. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = rows[i];
      if (!row) continue;
      row[j] = a[i] === b[j] ? (rows[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(rows[i + 1]?.[j] ?? 0, rows[i]?.[j + 1] ?? 0);
    }
  return rows;
}
