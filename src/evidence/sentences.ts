import type { Range } from '../adr/model';
import { innerLines } from '../adr/text/document';
import { tablesOf } from '../adr/text/table';
import { perRecord } from './perRecord';

/** A stretch of text that a person would quote, as written. */
export interface Passage extends Range {
  readonly text: string;
}

/** Every paragraph, list item and table cell, with its place; code and headings say nothing about the world. */
export const passagesOf = perRecord((record): readonly Passage[] => {
  const { document } = record;
  const tables = tablesOf(document);
  const tabled = new Set(tables.map(({ block }) => block));
  const cells = tables.flatMap(({ rows }) =>
    rows.flatMap(row => row.cells.map(({ raw, start, end }) => ({ text: raw, start, end }))),
  );
  const paragraphs = document.blocks.flatMap(block => {
    if (block.kind !== 'paragraph' || tabled.has(block)) return [];
    const lines = innerLines(document, block);
    const [first] = lines;
    const last = lines.at(-1);
    if (!first || !last) return [];
    return [{ text: document.text.slice(first.start, last.end), start: first.start, end: last.end }];
  });
  return [...paragraphs, ...cells].sort((a, b) => a.start - b.start);
});

/** `e.g.`, `vs.`, `approx.`, `No. 4` end no sentence. */
const SHORT = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl|no|fig|dr|prof|al|ca|z\.B|d\.h)\.$/i;

/** The sentences of a passage. A citation after the full stop belongs to the sentence before it. */
export function sentencesIn({ text, start }: Passage): Passage[] {
  const found: Passage[] = [];
  const push = (from: number, to: number) => {
    const lead = /^[\s*_"]*/.exec(text.slice(from, to))?.[0].length ?? 0;
    const sentence = text.slice(from + lead, to).trimEnd();
    if (sentence === '') return;
    const last = found.at(-1);
    const at = start + from + lead;
    // [REF-014]   ([REF-014], [REF-015]).
    if (last && !/[\p{L}\p{N}]/u.test(sentence.replace(/\[REF-\d{1,6}\]/g, '')))
      found[found.length - 1] = {
        text: text.slice(last.start - start, at - start) + sentence,
        start: last.start,
        end: at + sentence.length,
      };
    else found.push({ text: sentence, start: at, end: at + sentence.length });
  };
  let from = 0;
  for (const stop of text.matchAll(/[.!?]["”’)*_\]]*(?=\s|$)|[。！？]/gu)) {
    const end = stop.index + stop[0].length;
    if (SHORT.test(text.slice(Math.max(from, stop.index - 8), stop.index + 1))) continue;
    push(from, end);
    from = end;
  }
  push(from, text.length);
  return found;
}
