import type { Link, Relation } from '../model';
import type { Document } from '../text/document';
import type { Sourced } from '../text/range';
import { relationIn } from '../words/relations';

/** The keys that are read here and not as a field. */
export const LISTS_LINKS = /^(?:links|relations)$/i;
const MOST = 200;
/** `target: 2`, `to: "0002-x.md"` */
const TARGET = /(?:^|[{,]\s*)["']?(?:target|to|adr|id|path|ref|href)["']?\s*:\s*["']?([^\s"',}]+)/i;
/** `kind: relates-to`, `type: Supersedes` */
const KIND = /(?:^|[{,]\s*)["']?(?:kind|type|rel|relation)["']?\s*:\s*["']?([\p{L} _-]+)/iu;
/** `supersedes: 0003`, `depends-on: [ADR-2, ADR-4]` */
const TYPED = /^["']?([\p{L} _-]{3,40}?)["']?\s*:\s*(.+)$/u;
const NAMED = /\[[^\]]*\]\(([^\s)]+)\)|((?:[\w./-]*\/)?[\w.-]*\d[\w.-]*)/g;

/**
 * The typed links that a front matter lists under `links`: as mappings (`- target: 2`, `kind: relates-to`), by their
 * relation (`- supersedes: 0003`), or as a phrase (`- Supersedes ADR-0003`).
 */
export function frontLinks(document: Document): Link[] {
  const links: Link[] = [];
  for (const { key, values } of document.front?.entries ?? []) {
    if (!LISTS_LINKS.test(key)) continue;
    for (const item of itemsOf(document, values.slice(0, MOST))) links.push(...linksOfItem(item));
  }
  return links;
}

/** The lines of a mapping belong together: a new item begins with a dash. */
function itemsOf({ text, lines }: Document, values: readonly Sourced<string>[]): Sourced<string>[][] {
  const items: Sourced<string>[][] = [];
  for (const value of values) {
    const before = text.slice(lines.start(lines.at(value.range.start)), value.range.start);
    const last = items.at(-1);
    if (last && /^\s*["']?$/.test(before)) last.push(value);
    else items.push([value]);
  }
  return items;
}

function linksOfItem(item: readonly Sourced<string>[]): Link[] {
  const kind = item.map(({ value }) => KIND.exec(value)?.[1]).find(found => found !== undefined);
  for (const line of item) {
    const found = TARGET.exec(line.value);
    if (found?.[1] === undefined) continue;
    const start = line.range.start + found.index + found[0].length - found[1].length;
    return [link(kind === undefined ? 'relates-to' : relationOf(kind), found[1], start)];
  }
  return item.flatMap(({ value, range }) => {
    const typed = TYPED.exec(value);
    const relation = relationOf(typed?.[1] ?? value.replace(/\S*\d.*$/s, ''));
    const from = typed?.[2] === undefined ? 0 : value.length - typed[2].length;
    if ((typed && relation === null) || value.includes('://')) return [];
    return [...value.slice(from).matchAll(NAMED)].map(found => {
      const target = found[1] ?? found[2] ?? '';
      return link(relation ?? 'relates-to', target, range.start + from + found.index + found[0].indexOf(target));
    });
  });
}

function link(relation: Relation | null, target: string, start: number): Link {
  return { relation, target, text: target, range: { start, end: start + target.length } };
}

/** `relatesTo`, `relates_to`, `Relates to` */
function relationOf(word: string): Relation | null {
  return relationIn(word.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[-_]/g, ' '));
}
