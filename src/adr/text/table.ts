import type { Block } from './blocks';
import { type Document, type Inner, innerLines } from './document';
import type { Range } from './range';

/** One cell. `start`..`end` is what is written in it, `outer` everything between its pipes. */
export interface Cell extends Range {
  readonly raw: string;
  readonly outer: Range;
}

export interface Row {
  /** 0-based line. */
  readonly line: number;
  readonly range: Range;
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly block: Block;
  readonly header: Row;
  readonly delimiter: Row;
  readonly rows: readonly Row[];
  readonly range: Range;
}

/** A table with more rows is data. Only so many are read; the rest stays what it is: text. */
const MOST_ROWS = 500;
const MOST_CELLS = 64;

// | --- | :---: |   --- | ---
const DELIMITER = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/;

/**
 * Every table in the blocks, also those whose delimiter row has fewer cells than the header (people miscount) and those
 * that follow a line of text without a blank line between.
 */
export function tablesOf(document: Document): Table[] {
  const tables: Table[] = [];
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' || block.endLine - block.line < 2) continue;
    const { lines } = document;
    if (!lines.text.slice(lines.start(block.line), lines.end(block.endLine - 1)).includes('|')) continue;
    tablesIn(document, block, tables);
  }
  return tables;
}

function tablesIn(document: Document, block: Block, tables: Table[]): void {
  const inners = innerLines(document, block);
  let before: Inner | null = null;
  for (let at = 0; at < inners.length; at++) {
    const inner = inners[at];
    if (!inner) break;
    const header: Inner | null = before;
    before = inner;
    if (header === null || !header.text.includes('|') || !inner.text.includes('-') || !inner.text.includes('|'))
      continue;
    if (!DELIMITER.test(inner.text)) continue;
    const rows: Row[] = [];
    let next = at + 1;
    let end = inner.end;
    for (; next < inners.length; next++) {
      const row = inners[next];
      if (!row?.text.includes('|')) break;
      end = row.end;
      if (rows.length < MOST_ROWS) rows.push(rowOf(row));
    }
    tables.push({
      block,
      header: rowOf(header),
      delimiter: rowOf(inner),
      rows,
      range: { start: header.start, end },
    });
    at = next - 1;
    before = null;
  }
}

/** Cuts a line at its pipes. `\|` is a character of the cell, also inside code, as GitHub has it. */
function rowOf(inner: Inner): Row {
  const { text } = inner;
  const cuts: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 124) cuts.push(at);
  }
  const edges = cuts[0] === 0 ? cuts : [-1, ...cuts];
  if (edges.at(-1) !== text.length - 1) edges.push(text.length);
  const cells: Cell[] = [];
  for (let index = 0; index + 1 < edges.length && index < MOST_CELLS; index++) {
    const from = (edges[index] ?? 0) + 1;
    const to = edges[index + 1] ?? text.length;
    let start = from;
    let end = to;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    // An empty cell starts after one blank, where a person would type.
    if (start === end) start = end = Math.min(from + (to > from ? 1 : 0), to);
    cells.push({
      raw: text.slice(start, end),
      start: inner.start + start,
      end: inner.start + end,
      outer: { start: inner.start + from, end: inner.start + to },
    });
  }
  return { line: inner.line, range: { start: inner.start, end: inner.end }, cells };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0;
}
