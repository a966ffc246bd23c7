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
 * Tables are left to `table.ts`, which also reads the ones whose delimiter row is too short for markdown-it. Paragraphs and
 * underlined headings, most of any text, are read by one rule of our own with the same outcome as markdown-it's two.
 */
const parser = new MarkdownIt('default', { html: true, maxNesting: 30 });
parser.block.ruler.disable(['table', 'reference', 'lheading']);
parser.block.ruler.at(
  'paragraph',
  (state, line, endLine) => state instanceof BlockState && state.readText(line, endLine),
);

/** The blocks of the lines from `from` to `to`; containers (lists, quotes) become counts on the blocks in them. */
export function blocksOf(lines: Lines, from: number, to: number): Block[] {
  const state = new BlockState(lines, from, to);
  parser.block.tokenize(state, state.line, state.lineMax);
  return state.blocks();
}

const KINDS = new Map<string, Block['kind']>([
  ['heading_open', 'heading'],
  ['fence', 'fence'],
  ['code_block', 'code'],
  ['html_block', 'html'],
  ['hr', 'rule'],
]);

/** The signs that a line must start with for any block but a paragraph to start there. */
const STARTS = new Uint8Array(128);
for (const sign of '`~>*-_+<#0123456789') STARTS[sign.charCodeAt(0)] = 1;

/**
 * What markdown-it's rules work on, made from lines that are cut already and kept in the offsets of the whole file. It
 * makes blocks instead of tokens: of the thousands of tokens of a record nearly all would be thrown away.
 */
class BlockState extends parser.block.State {
  readonly #blocks: Block[] = [];
  /** A rule fills in its token before it pushes the next one, so one token serves them all. */
  readonly #token = new this.Token('', '', 0);
  #kind: Block['kind'] | null = null;
  #quotes = 0;
  #items = 0;
  #fresh = false;

  constructor(lines: Lines, from: number, to: number) {
    super('', parser, {}, []);
    const { text } = lines;
    this.src = text;
    // Nothing follows the last line break.
    const end = to === lines.count && lines.start(to - 1) === text.length ? to - 1 : to;
    this.bMarks.length = this.eMarks.length = this.tShift.length = this.sCount.length = this.bsCount.length = 0;
    for (let line = 0; line < end; line++) {
      const start = lines.start(line);
      let at = start;
      let column = 0;
      for (let code = text.charCodeAt(at); code === 32 || code === 9; code = text.charCodeAt(++at))
        column += code === 9 ? 4 - (column % 4) : 1;
      this.#mark(start, lines.end(line), at - start, column);
    }
    // The rules look one line past the last.
    this.#mark(text.length, text.length, 0, 0);
    this.line = from;
    this.lineMax = Math.max(from, end);
  }

  #mark(start: number, end: number, indent: number, column: number): void {
    this.bMarks.push(start);
    this.eMarks.push(end);
    this.tShift.push(indent);
    this.sCount.push(column);
    this.bsCount.push(0);
  }

  blocks(): Block[] {
    this.#settle();
    return this.#blocks;
  }

  override push(type: string, _tag: string, nesting: -1 | 0 | 1) {
    this.#settle();
    this.level += nesting;
    if (type === 'blockquote_open') this.#quotes++;
    else if (type === 'blockquote_close') this.#quotes--;
    else if (type === 'list_item_open') {
      this.#items++;
      this.#fresh = true;
    } else if (type === 'list_item_close') {
      this.#items--;
      this.#fresh = false;
    } else this.#kind = KINDS.get(type) ?? null;
    return this.#token;
  }

  /** Nothing reads the content of a token. */
  override getLines(): string {
    return '';
  }

  #settle(): void {
    const kind = this.#kind;
    const { map, markup, info } = this.#token;
    if (kind === null || map === null) return;
    this.#kind = null;
    this.#add(kind, map[0], map[1], kind === 'heading' ? markup.length : 0, false, kind === 'fence' ? info.trim() : '');
  }

  #add(kind: Block['kind'], line: number, endLine: number, level: number, setext: boolean, info: string): void {
    const [quotes, items, item] = [this.#quotes, this.#items, this.#fresh];
    this.#blocks.push({ kind, line, endLine, level, setext, quotes, items, item, info });
    this.#fresh = false;
  }

  /** A paragraph up to a blank line or to where another block starts, or the heading that a line of `=` or `-` makes of it. */
  readText(startLine: number, endLine: number): boolean {
    const rules = parser.block.ruler.getRules('paragraph');
    const { src, blkIndent, parentType } = this;
    const heading = (this.sCount[startLine] ?? 0) - blkIndent < 4;
    this.parentType = 'paragraph';
    let level = 0;
    let line = startLine + 1;
    for (; line < endLine; line++) {
      const at = (this.bMarks[line] ?? 0) + (this.tShift[line] ?? 0);
      const end = this.eMarks[line] ?? 0;
      if (at >= end) break;
      const column = this.sCount[line] ?? 0;
      if (column - blkIndent > 3) continue;
      const code = src.charCodeAt(at);
      if (heading && column >= blkIndent && (code === 45 || code === 61)) {
        if (this.skipSpaces(this.skipChars(at, code)) >= end) {
          level = code === 61 ? 1 : 2;
          break;
        }
      }
      if (column < 0 || code > 127 || STARTS[code] === 0) continue;
      if (rules.some(rule => rule(this, line, endLine, true))) break;
    }
    this.parentType = parentType;
    this.line = level > 0 ? line + 1 : line;
    this.#settle();
    this.#add(level > 0 ? 'heading' : 'paragraph', startLine, this.line, level, level > 0, '');
    return true;
  }
}
