import type { Block } from './blocks';
import type { Lines } from './lines';

/**
 * Blocks found in one pass over the lines, for listing thousands of records. It knows what heads of records are made of
 * (headings, paragraphs, list items, quotes, tables, fences, comments) and leaves the finer points of CommonMark alone.
 */
export function scanBlocks(lines: Lines, from: number, to: number): Block[] {
  const blocks: Block[] = [];
  let line = from;
  let listIndents: number[] = [];
  while (line < to) {
    const text = lines.of(line);
    const indent = indentOf(text);
    if (indent === text.length) {
      line++;
      continue;
    }
    const container = containerOf(text, indent, listIndents);
    listIndents = container.indents;
    const rest = container.rest;
    const base = {
      quotes: container.quotes,
      items: listIndents.length,
      item: container.item,
      level: 0,
      setext: false,
      info: '',
    };
    const fence = /^(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(rest);
    if (fence) {
      const end = fenceEnd(lines, line + 1, to, fence[1] ?? '```', container.quotes);
      blocks.push({ ...base, kind: 'fence', line, endLine: end, info: (fence[2] ?? '').trim() });
      line = end;
      continue;
    }
    if (rest.startsWith('<!--')) {
      const end = commentEnd(lines, line, to);
      blocks.push({ ...base, kind: 'html', line, endLine: end });
      line = end;
      continue;
    }
    if (/^<\/?[a-z][\w-]*(?:\s|\/?>|$)/i.test(rest) && BLOCK_TAG.test(rest)) {
      let end = line + 1;
      while (end < to && lines.of(end).trim() !== '') end++;
      blocks.push({ ...base, kind: 'html', line, endLine: end });
      line = end;
      continue;
    }
    const heading = /^(#{1,6})(?:[ \t]|$)/.exec(rest);
    if (heading) {
      blocks.push({ ...base, kind: 'heading', level: heading[1]?.length ?? 1, line, endLine: line + 1 });
      line++;
      continue;
    }
    if (/^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(rest)) {
      blocks.push({ ...base, kind: 'rule', line, endLine: line + 1 });
      line++;
      continue;
    }
    if (!container.item && indent >= 4 + (listIndents.at(-1) ?? 0) && container.quotes === 0) {
      blocks.push({ ...base, kind: 'code', line, endLine: line + 1 });
      line++;
      continue;
    }
    const end = paragraphEnd(lines, line + 1, to, container.quotes);
    const underline = end < to && container.quotes === 0 ? /^ {0,3}(=+|-+)[ \t]*$/.exec(lines.of(end)) : null;
    if (underline && !container.item && listIndents.length === 0) {
      blocks.push({
        ...base,
        kind: 'heading',
        level: underline[1]?.startsWith('=') ? 1 : 2,
        setext: true,
        line,
        endLine: end + 1,
      });
      line = end + 1;
      continue;
    }
    blocks.push({ ...base, kind: 'paragraph', line, endLine: end });
    line = end;
  }
  return blocks;
}

const BLOCK_TAG =
  /^<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul|pre|script|style)(?:\s|\/?>|$)|^<\/?[a-z][\w-]*(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>\s*$/i;

interface Container {
  readonly quotes: number;
  readonly item: boolean;
  readonly indents: number[];
  readonly rest: string;
}

function indentOf(text: string): number {
  let at = 0;
  while (
    at < text.length &&
    (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9 || text.charCodeAt(at) === 0xfeff)
  )
    at++;
  return at;
}

/** Which quotes and list items a line stands in: `> - text`, `  * text`, or a continuation indented under one. */
function containerOf(text: string, indent: number, before: readonly number[]): Container {
  let rest = text.slice(indent);
  let quotes = 0;
  let column = indent;
  const quote = /^(?:>[ \t]?)+/.exec(rest);
  if (quote) {
    quotes = quote[0].replace(/[^>]/g, '').length;
    rest = rest.slice(quote[0].length).trimStart();
    column = 0;
  }
  let indents = before.filter(width => width <= column);
  let item = false;
  for (let depth = 0; depth < 6; depth++) {
    const marker = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/.exec(rest);
    if (!marker || /^(?:\*[ \t]*){3,}$|^(?:-[ \t]*){3,}$/.test(rest)) break;
    column += marker[0].length;
    rest = rest.slice(marker[0].length);
    indents = [...indents, column];
    item = true;
  }
  return { quotes, item, indents, rest: rest.trimEnd() };
}

function fenceEnd(lines: Lines, from: number, to: number, fence: string, quotes: number): number {
  for (let line = from; line < to; line++) {
    let text = lines.of(line).trim();
    if (quotes > 0) text = text.replace(/^(?:>[ \t]*)+/, '');
    if (text.startsWith(fence) && text === fence.charAt(0).repeat(text.length)) return line + 1;
  }
  return to;
}

function commentEnd(lines: Lines, from: number, to: number): number {
  for (let line = from; line < to; line++) if (lines.of(line).includes('-->')) return line + 1;
  return to;
}

/** A paragraph ends at a blank line or where another block starts. */
function paragraphEnd(lines: Lines, from: number, to: number, quotes: number): number {
  for (let line = from; line < to; line++) {
    const text = lines.of(line).trim();
    if (text === '' || ENDS.test(text)) return line;
    if (quotes === 0 ? text.startsWith('>') : /^(?:>[ \t]*)+$/.test(text)) return line;
    if (quotes > 0 && text.startsWith('>') && ENDS.test(text.replace(/^(?:>[ \t]?)+/, ''))) return line;
  }
  return to;
}

const ENDS = /^(?:#{1,6}(?:[ \t]|$)|`{3}|~{3}|<!--|=+$|-+$|(?:[-*+]|1[.)])[ \t]+\S|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$)/;
