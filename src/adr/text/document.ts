import { looksLikeAsciiDoc, parseAsciiDoc } from './asciidoc';
import { type Block, blocksOf } from './blocks';
import { type FrontEntry, type FrontMatter, frontMatterOf } from './front';
import { Lines } from './lines';
import type { Range } from './range';

/** A record's text cut into front matter and blocks. Everything that is read, is read from this. */
export interface Document {
  readonly text: string;
  readonly lines: Lines;
  readonly front: FrontMatter | null;
  /** AsciiDoc's `:name: value` lines. */
  readonly attributes: readonly FrontEntry[];
  readonly markup: 'markdown' | 'asciidoc';
  readonly blocks: readonly Block[];
  /** Content lines that were cut out once; nearly every recogniser looks at them. */
  readonly inner: Map<Block, readonly Inner[]>;
}

/** One line of a block without the quote marks, list marker and indentation that its containers put before it. */
export interface Inner extends Range {
  readonly text: string;
  readonly line: number;
}

/** Past this a text is no decision record; what stands before it is still read, and every byte is kept. */
const LONGEST = 1_000_000;

export function parseDocument(text: string, path: string | null = null): Document {
  const lines = new Lines(text);
  const bare = { text, lines, front: null, attributes: [], markup: 'markdown' as const, blocks: [], inner: new Map() };
  // A file with NUL in it is no text.
  if (text.slice(0, 4000).includes('\0')) return bare;
  const to = text.length > LONGEST ? Math.max(lines.at(LONGEST), 1) : lines.count;
  if (to === 1 && text.length > LONGEST) return bare;
  if (looksLikeAsciiDoc(text, path)) return { ...bare, markup: 'asciidoc', ...parseAsciiDoc(lines, to) };
  const front = frontMatterOf(lines);
  const from = front?.endLine ?? 0;
  // A byte order mark would hide the heading on the first line.
  const source = from === 0 && text.startsWith('\uFEFF') ? new Lines(` ${text.slice(1)}`) : lines;
  return { ...bare, front, blocks: blocksOf(source, from, to) };
}

/** The content lines of a paragraph or heading. */
export function innerLines(document: Document, block: Block): readonly Inner[] {
  const known = document.inner.get(block);
  if (known) return known;
  const inner: Inner[] = [];
  const last = block.setext ? block.endLine - 1 : block.endLine;
  for (let line = block.line; line < last; line++) inner.push(innerLine(document, block, line));
  document.inner.set(block, inner);
  return inner;
}

/** `> * Status: accepted  ` -> `Status: accepted` and where it stands. */
export function innerLine(document: Document, block: Block, line: number): Inner {
  const { lines } = document;
  let start = lines.start(line);
  let end = lines.end(line);
  const text = lines.text;
  if (text.charCodeAt(start) === 0xfeff) start++;
  if (block.info === 'adoc') return adocLine(text, block, line, start, end);
  let quotes = block.quotes;
  let items = line === block.line && block.item ? block.items : 0;
  for (;;) {
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    if (quotes > 0 && text.charAt(start) === '>') {
      quotes--;
      start++;
      continue;
    }
    const marker = items > 0 ? markerAt(text, start, end) : 0;
    if (marker === 0) break;
    items--;
    start += marker;
  }
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  if (block.kind === 'heading' && !block.setext) {
    while (start < end && text.charAt(start) === '#') start++;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    end = beforeClosing(text, start, end);
  }
  return { text: text.slice(start, end), start, end, line };
}

/** `Context ##` ends after its words; `C#` keeps its sign. */
function beforeClosing(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) === 35) at--;
  if (at === end || (at > start && !isBlank(text.charCodeAt(at - 1)))) return end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** `** Florian` -> `Florian`, `== Context` -> `Context`. */
function adocLine(text: string, block: Block, line: number, from: number, to: number): Inner {
  const source = text.slice(from, to);
  const marker = block.kind === 'heading' ? /^=+\s*/ : block.item ? /^\s*[*.-]+\s*/ : /^\s*/;
  const start = from + (marker.exec(source)?.[0].length ?? 0);
  const end = Math.max(start, to - (/\s*$/.exec(source)?.[0].length ?? 0));
  return { text: text.slice(start, end), start, end, line };
}

/** The length of a list marker and the blanks after it: `- `, `* `, `12. `; 0 where there is none. */
function markerAt(text: string, start: number, end: number): number {
  let at = start;
  const code = text.charCodeAt(at);
  if (code === 45 || code === 42 || code === 43) at++;
  else {
    while (at < end && at - start < 9 && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++;
    if (at === start || (text.charAt(at) !== '.' && text.charAt(at) !== ')')) return 0;
    at++;
  }
  if (at < end && !isBlank(text.charCodeAt(at))) return 0;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at - start;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** A heading's text as written. */
export function headingText(document: Document, block: Block): Inner {
  const lines = innerLines(document, block);
  const first = lines[0] ?? innerLine(document, block, block.line);
  const last = lines.at(-1) ?? first;
  if (first === last) return first;
  return { text: document.text.slice(first.start, last.end), start: first.start, end: last.end, line: first.line };
}
