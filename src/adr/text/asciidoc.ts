import type { Block } from './blocks';
import type { FrontEntry } from './front';
import type { Lines } from './lines';

/** As much AsciiDoc as heads of records are written in: title, attributes, headings, lists, listings, tables left alone. */
export interface AsciiDoc {
  readonly attributes: readonly FrontEntry[];
  readonly blocks: readonly Block[];
}

/** `= Title` on the first line that is no comment and no attribute; Markdown has no such heading. */
export function looksLikeAsciiDoc(text: string, path: string | null): boolean {
  if (path !== null && /\.(?:adoc|asciidoc|asc)$/i.test(path)) return true;
  if (path !== null && /\.(?:md|markdown|mdx)$/i.test(path)) return false;
  return /^\uFEFF?(?:(?:\/\/.*|:[\w-]+:.*|\s*)\r?\n){0,20}= \S/.test(text.slice(0, 2000));
}

export function parseAsciiDoc(lines: Lines, to: number): AsciiDoc {
  const attributes: FrontEntry[] = [];
  const blocks: Block[] = [];
  const plain = { quotes: 0, item: false, items: 0, level: 0, setext: false, info: 'adoc' };
  let line = 0;
  while (line < to) {
    const text = lines.of(line);
    // :status: accepted
    const attribute = /^:([\w-]+):(?:[ \t]+(.*?))?[ \t]*$/.exec(text);
    const heading = /^\uFEFF?(={1,6})[ \t]+\S/.exec(text);
    const item = /^[ \t]*(\*{1,5}|-|\.{1,5})[ \t]+\S/.exec(text);
    const fence = /^(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\/{4,}|`{3,}|\|===)[ \t]*$/.exec(text);
    if (text.trim() === '' || text.startsWith('//')) line++;
    else if (attribute) {
      attributes.push(attributeEntry(lines, line, attribute[1] ?? '', attribute[2] ?? ''));
      line++;
    } else if (fence) {
      const end = closing(lines, line + 1, to, (fence[1] ?? '').trim());
      blocks.push({ ...plain, kind: 'fence', line, endLine: end });
      line = end;
    } else if (heading) {
      blocks.push({ ...plain, kind: 'heading', level: heading[1]?.length ?? 1, line, endLine: line + 1 });
      line++;
    } else if (item) {
      const depth = item[1]?.length ?? 1;
      blocks.push({ ...plain, kind: 'paragraph', item: true, items: depth, line, endLine: line + 1 });
      line++;
    } else {
      let end = line + 1;
      while (end < to && !/^\s*$|^:[\w-]+:|^={1,6}[ \t]|^\s*[*.-]{1,5}[ \t]|^(?:-{4,}|\.{4,})/.test(lines.of(end)))
        end++;
      blocks.push({ ...plain, kind: 'paragraph', line, endLine: end });
      line = end;
    }
  }
  return { attributes, blocks };
}

function closing(lines: Lines, from: number, to: number, fence: string): number {
  for (let line = from; line < to; line++) if (lines.of(line).trim() === fence) return line + 1;
  return to;
}

function attributeEntry(lines: Lines, line: number, key: string, value: string): FrontEntry {
  const start = lines.start(line);
  const end = lines.end(line);
  const from = value === '' ? end : lines.text.lastIndexOf(value, end);
  return {
    key,
    keyRange: { start: start + 1, end: start + 1 + key.length },
    raw: { start: start + key.length + 2, end },
    values: value === '' ? [] : [{ value, range: { start: from, end: from + value.length } }],
    line,
    endLine: line + 1,
  };
}
