import type { Citation, CriterionSource, Diagram, Section, Sourced } from '../model';
import { type Document, innerLine } from '../text/document';
import { plain } from '../text/inline';
import type { Table } from '../text/table';
import { isCriterionWord } from '../words/headers';
import { sectionAt } from './sections';

/** `[REF-014]` wherever it stands outside code. */
export function citationsOf(document: Document): Citation[] {
  const citations: Citation[] = [];
  if (!document.text.includes('[REF-')) return citations;
  const code = document.blocks.filter(({ kind }) => kind === 'fence' || kind === 'code');
  for (const found of document.text.matchAll(/\[(REF-\d{1,6})\]/g)) {
    const line = document.lines.at(found.index);
    if (code.some(block => line >= block.line && line < block.endLine)) continue;
    citations.push({ id: found[1] ?? '', range: { start: found.index, end: found.index + found[0].length } });
  }
  return citations;
}

const LANGUAGES =
  /^(?:mermaid|mmd|plantuml|puml|uml|c4plantuml|dot|graphviz|d2|structurizr|ditaa|svgbob|nomnoml|bpmn|wavedrom|vega|vega-lite|excalidraw|blockdiag|seqdiag|actdiag|nwdiag|erd|tikz|pikchr)$/;

/** Fences in a diagram's language; the source is what stands between the fence lines. */
export function diagramsOf(document: Document, sections: readonly Section[]): Diagram[] {
  const { lines, text } = document;
  return document.blocks.flatMap(block => {
    if (block.kind !== 'fence') return [];
    const language = /^\{?\.?([\w-]+)/.exec(block.info)?.[1]?.toLowerCase() ?? '';
    if (!LANGUAGES.test(language)) return [];
    const closed =
      /^(?:`{3,}|~{3,})\s*$/.test(innerLine(document, block, block.endLine - 1).text) && block.endLine - 1 > block.line;
    const start = lines.start(block.line + 1);
    const end = Math.max(start, closed ? lines.end(block.endLine - 2) : lines.end(block.endLine - 1));
    const heading = sectionAt(sections, start)?.heading.value ?? null;
    return [{ language, source: { value: text.slice(start, end), range: { start, end } }, heading }];
  });
}

/** The paragraph that begins `Confidence:`, whole; it is rewritten whole. */
export function confidenceOf(document: Document): Sourced<string> | null {
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' || block.items > 0) continue;
    const first = innerLine(document, block, block.line);
    if (!/^[*_]{0,2}Confidence[*_]{0,2}:/.test(first.text)) continue;
    const end = innerLine(document, block, block.endLine - 1).end;
    return { value: document.text.slice(first.start, end), range: { start: first.start, end } };
  }
  return null;
}

/** `Criterion | Weight from`: the words of the context that each weight rests on. */
export function criterionSourcesOf(tables: readonly Table[]): CriterionSource[] {
  for (const table of tables) {
    const heads = table.header.cells.map(cell => plain(cell.raw));
    if (!isCriterionWord(heads[0] ?? '')) continue;
    const column = heads.findIndex(
      (head, index) =>
        index > 0 &&
        /^(?:weight from|weights? source|source(?: nfr)?|derived from|drawn from|origin|nfr|requirement|from|gewicht aus|quelle|herkunft|来源|origine|origen|origem)$/i.test(
          head,
        ),
    );
    if (column < 0) continue;
    return table.rows.flatMap(row => {
      const criterion = plain(row.cells[0]?.raw ?? '');
      const cell = row.cells[column];
      if (criterion === '' || !cell || cell.raw === '') return [];
      return [{ criterion, from: { value: plain(cell.raw), range: { start: cell.start, end: cell.end } } }];
    });
  }
  return [];
}
