/**
 * What we write now, together with what a person wrote since we last did: line by line, three ways. Where both changed
 * the same lines the person's stay. `base` is what we wrote before.
 */
export function merged(base: string, ours: string, theirs: string): string {
  if (theirs === base) return ours;
  if (ours === base || ours === theirs) return theirs;
  const eol = theirs.includes('\r\n') ? '\r\n' : '\n';
  const [a, b, c] = [base, ours, theirs].map(text => text.split(/\r?\n/)) as [string[], string[], string[]];
  const [mine, others] = [pairs(a, b), pairs(a, c)];
  const result: string[] = [];
  let [i, j, k] = [0, 0, 0];
  for (let line = 0; line <= a.length; line++) {
    const [inOurs, inTheirs] = [line === a.length ? b.length : mine[line], line === a.length ? c.length : others[line]];
    // Only a line that all three have holds them together.
    if (inOurs === undefined || inTheirs === undefined) continue;
    const [was, we, they] = [a.slice(i, line), b.slice(j, inOurs), c.slice(k, inTheirs)];
    result.push(...(same(they, was) ? we : (cellByCell(was, we, they) ?? they)));
    const anchor = a[line];
    if (anchor !== undefined) result.push(anchor);
    [i, j, k] = [line + 1, inOurs + 1, inTheirs + 1];
  }
  return result.join(eol);
}

/** Rows of a table that both changed: each cell a person did not touch is ours. */
function cellByCell(was: readonly string[], we: readonly string[], they: readonly string[]): readonly string[] | null {
  if (was.length !== we.length || was.length !== they.length) return null;
  const rows = was.map((line, index) => mergedRow(line, we[index] ?? '', they[index] ?? ''));
  return rows.every(row => row !== null) ? rows : null;
}

function mergedRow(was: string, we: string, they: string): string | null {
  if (they === was) return we;
  if (we === was) return they;
  const [old, ours, theirs] = [was, we, they].map(cellsOf) as [string[], string[], string[]];
  if (old.length < 3 || old.length !== ours.length || old.length !== theirs.length) return null;
  return theirs.map((cell, index) => (cell === old[index] ? (ours[index] ?? cell) : cell)).join('|');
}

/** Between pipes that are no text. */
function cellsOf(line: string): string[] {
  return /^\s*\|/.test(line) ? line.split(/(?<!\\)\|/) : [];
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}

/** For each line of `a` its place in `b` in a longest common subsequence; undefined where it is gone. */
function pairs(a: readonly string[], b: readonly string[]): readonly (number | undefined)[] {
  const found = new Array<number | undefined>(a.length).fill(undefined);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) found[head] = head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) {
    tail++;
    found[a.length - tail] = b.length - tail;
  }
  const [rows, columns] = [a.length - head - tail, b.length - head - tail];
  // Beyond this a person rewrote the file; its middle then counts as theirs.
  if (rows * columns > 4_000_000) return found;
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const alike = a[head + row] === b[head + column];
      lengths[row * width + column] = alike
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    if (a[head + row] === b[head + column]) found[head + row++] = head + column++;
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return found;
}
