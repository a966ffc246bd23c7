import type { Lines } from './lines';
import type { Range, Sourced } from './range';

/** One top-level `key: value` of the front matter, as the lines say it and whatever a YAML parser would think of it. */
export interface FrontEntry {
  readonly key: string;
  readonly keyRange: Range;
  /** Every character after the colon up to the next key, comments and all. */
  readonly raw: Range;
  /** The values: one for a scalar, several for a list in either notation, none for an empty key. */
  readonly values: readonly Sourced<string>[];
  readonly line: number;
  readonly endLine: number;
}

export interface FrontMatter {
  readonly kind: 'yaml' | 'toml';
  /** From the opening fence to the end of the closing one. */
  readonly range: Range;
  readonly line: number;
  /** The line after the closing fence. */
  readonly endLine: number;
  readonly entries: readonly FrontEntry[];
}

/** A front matter longer than this is no front matter but a file that starts with a rule. */
const LONGEST = 400;

/** `---` at the top, `key: value` lines, `---`. A file whose fence never closes has none. */
export function frontMatterOf(lines: Lines): FrontMatter | null {
  let first = 0;
  while (first < Math.min(lines.count, 10) && blank(lines.of(first))) first++;
  const fence = lines
    .of(first)
    .replace(/^\uFEFF/, '')
    .trimEnd();
  if (fence !== '---' && fence !== '+++') return null;
  const limit = Math.min(lines.count, first + LONGEST);
  for (let line = first + 1; line < limit; line++) {
    const text = lines.of(line).trimEnd();
    if (text !== fence && !(fence === '---' && text === '...')) continue;
    const entries = entriesOf(lines, first + 1, line, fence === '---' ? ':' : '=');
    // `---`, prose, `---` is two rules with a paragraph between them.
    if (entries.length === 0 && !onlyBlankOrComment(lines, first + 1, line)) return null;
    return {
      kind: fence === '---' ? 'yaml' : 'toml',
      range: { start: lines.start(first), end: lines.end(line) },
      line: first,
      endLine: line + 1,
      entries,
    };
  }
  return null;
}

function blank(text: string): boolean {
  return text.replace(/^\uFEFF/, '').trim() === '';
}

function onlyBlankOrComment(lines: Lines, from: number, to: number): boolean {
  for (let line = from; line < to; line++) if (!/^\s*(?:#|$)/.test(lines.of(line))) return false;
  return true;
}

function entriesOf(lines: Lines, from: number, to: number, sign: ':' | '='): FrontEntry[] {
  // status: accepted   decision-makers = ["a"]   "title": x
  const pattern =
    sign === ':'
      ? /^(["']?)([\p{L}_][^:"'#]{0,80}?)\1[ \t]*:(?=[ \t]|$)/u
      : /^(["']?)([\p{L}_][^="'#]{0,80}?)\1[ \t]*=/u;
  const entries: FrontEntry[] = [];
  for (let line = from; line < to; line++) {
    const found = pattern.exec(lines.of(line));
    const key = found?.[2];
    if (!found || key === undefined) continue;
    let endLine = line + 1;
    while (endLine < to && /^(?:\s+\S|-(?:\s|$)|\s*$|\])/.test(lines.of(endLine))) endLine++;
    while (endLine > line + 1 && blank(lines.of(endLine - 1))) endLine--;
    const start = lines.start(line);
    const raw = { start: start + found[0].length, end: lines.end(endLine - 1) };
    const keyStart = start + (found[1]?.length ?? 0);
    entries.push({
      key,
      keyRange: { start: keyStart, end: keyStart + key.length },
      raw,
      values: valuesOf(lines, line, endLine, raw.start),
      line,
      endLine,
    });
    line = endLine - 1;
  }
  return entries;
}

function valuesOf(lines: Lines, line: number, endLine: number, from: number): Sourced<string>[] {
  const text = lines.text;
  const first = scalar(text, from, lines.end(line));
  if (first !== null && !/^[>|][-+]?\d*$/.test(first.value)) {
    // deciders: [a, "b"]   but not `[Proposed | Accepted]` nor `[ADR-1](x.md)`
    if (/^\[[^\]]*\]$/.test(first.value) && !first.value.includes('|')) return flow(text, first.range);
    return [first];
  }
  const values: Sourced<string>[] = [];
  for (let next = line + 1; next < endLine; next++) {
    const item = /^\s*(?:-[ \t]+)?/.exec(lines.of(next))?.[0].length ?? 0;
    const value = scalar(text, lines.start(next) + item, lines.end(next));
    if (value !== null) values.push(value);
  }
  return values;
}

/** `[a, "b, c"]`: the parts between the commas that stand outside quotes. */
function flow(text: string, range: Range): Sourced<string>[] {
  const values: Sourced<string>[] = [];
  const part = /(?:"[^"]*"|'[^']*'|[^,])+/g;
  part.lastIndex = range.start + 1;
  const end = range.end - 1;
  for (let found = part.exec(text); found && found.index < end; found = part.exec(text)) {
    const value = scalar(text, found.index, Math.min(found.index + found[0].length, end));
    if (value !== null) values.push(value);
  }
  return values;
}

/** The value without its quotes, its blanks and a comment after it; the range is that of the bare value. */
function scalar(text: string, from: number, to: number): Sourced<string> | null {
  let start = from;
  let end = to;
  const raw = text.slice(from, to);
  const quoted = /^(\s*)(["'])(.*)\2(\s*(?:#.*)?)$/.exec(raw);
  if (quoted) {
    start = from + (quoted[1]?.length ?? 0) + 1;
    end = start + (quoted[3]?.length ?? 0);
  } else {
    const comment = /(?:^|\s)#(?!\w)/.exec(raw);
    if (comment) end = from + comment.index;
    while (start < end && /\s/.test(text.charAt(start))) start++;
    while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  }
  return start >= end ? null : { value: text.slice(start, end), range: { start, end } };
}
