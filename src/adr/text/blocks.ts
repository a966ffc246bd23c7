import MarkdownIt from 'markdown-it';
import type { Lines } from './lines';

/** One block of Markdown, flattened: what it is, its lines, and what it stands in. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'fence' | 'code' | 'html' | 'rule';
  /** 0-based, end exclusive. */
  readonly line: number;
  readonly endLine: number;
  /** 1 to 6 for a heading, else 0. */
  readonly level: number;
  /** A heading made by underlining, which is often a paragraph with a rule under it that came too close. */
  readonly setext: boolean;
  readonly quotes: number;
  readonly items: number;
  /** The first block of a list item, and so its marker stands on the block's first line. */
  readonly item: boolean;
  readonly info: string;
}

/*
 * Only markdown-it's block rules run: inline tokens have no positions, so inline text is read by our own scanners.
 * Tables are left to `table.ts`, which also reads the ones whose delimiter row is too short for markdown-it.
 */
const parser = new MarkdownIt('default', { html: true, maxNesting: 30 });
parser.core.ruler.enableOnly(['normalize', 'block']);
parser.block.ruler.disable(['table', 'reference']);

/** The blocks of the lines from `from` to `to`; containers (lists, quotes) become counts on the blocks in them. */
export function blocksOf(lines: Lines, from: number, to: number): Block[] {
  const source = lines.text.slice(lines.start(from), to >= lines.count ? lines.text.length : lines.start(to));
  const blocks: Block[] = [];
  let quotes = 0;
  let items = 0;
  let fresh = false;
  for (const token of parser.parse(source, {})) {
    switch (token.type) {
      case 'blockquote_open':
        quotes++;
        continue;
      case 'blockquote_close':
        quotes--;
        continue;
      case 'list_item_open':
        items++;
        fresh = true;
        continue;
      case 'list_item_close':
        items--;
        fresh = false;
        continue;
    }
    const kind = KINDS.get(token.type);
    if (kind === undefined || token.map === null) continue;
    blocks.push({
      kind,
      line: token.map[0] + from,
      endLine: token.map[1] + from,
      level: kind === 'heading' ? Number(token.tag.slice(1)) : 0,
      setext: kind === 'heading' && !token.markup.startsWith('#'),
      quotes,
      items,
      item: fresh,
      info: kind === 'fence' ? token.info.trim() : '',
    });
    fresh = false;
  }
  return blocks;
}

const KINDS = new Map<string, Block['kind']>([
  ['heading_open', 'heading'],
  ['paragraph_open', 'paragraph'],
  ['fence', 'fence'],
  ['code_block', 'code'],
  ['html_block', 'html'],
  ['hr', 'rule'],
]);
