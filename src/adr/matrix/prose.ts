import { type Document, type Inner, innerLines } from '../text/document';

/** A line of text around tables: what a sentence or list says about weights, scale, thresholds and totals. */
export interface ProseLine extends Inner {
  readonly item: boolean;
  readonly heading: boolean;
}

/** Every line of paragraphs, lists and headings that has a digit in it or could lead into such lines. */
export function proseOf(document: Document, tableLines: ReadonlySet<number>): readonly ProseLine[] {
  const lines: ProseLine[] = [];
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'heading') continue;
    for (const line of innerLines(document, block)) {
      if (tableLines.has(line.line) || line.text.length > 3000) continue;
      const { text, start, end, line: number } = line;
      lines.push({
        text,
        start,
        end,
        line: number,
        item: block.item && number === block.line,
        heading: block.kind === 'heading',
      });
    }
  }
  return lines;
}
