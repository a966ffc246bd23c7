import type { Link, Range, Relation, Section } from '../model';
import { type Document, type Inner, innerLines } from '../text/document';
import { plain } from '../text/inline';
import { relationIn } from '../words/relations';
import type { Field } from './fieldLines';
import { frontLinks, LISTS_LINKS } from './frontLinks';
import { sectionAt } from './sections';

// [3. Use X](0003-use-x.md "title")   link:ADR7-x.adoc[ADR7]   xref:adr/7.adoc[ADR7]
const LINK =
  /\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()]*)?)>?(?:\s+["'][^)]*)?\s*\)|\b(?:link|xref):([^\s[\]]+)\[([^\]]*)\]/g;
/** A record named without a link, after a phrase that ties the two: `Superseded by ADR-0004`. */
const BARE = /\b(?:ADR|adr)[- _#]?(\d{1,5}[a-z]?)\b|(?<![\w/.-])(\d{4}-[a-z][\w-]+(?:\.md)?)\b/g;

/** Without the flag for case, which makes a search of every paragraph several times as slow. */
const NAMES_RECORD = /[Aa][Dd][Rr][- _#]?\d|[Ss]uper[sc]|[Rr]eplace|[Aa]mend|xref:|link:/;

const TYPED = new Set<string>(['supersedes', 'superseded-by', 'amends', 'amended-by', 'depends-on', 'relates-to']);

/** Every link to another file, and every record that a typed phrase names. Web addresses are links too, untyped. */
export function linksOf(document: Document, fields: readonly Field[], sections: readonly Section[]): Link[] {
  const links: Link[] = frontLinks(document);
  const taken: Range[] = [];
  const free = (start: number, end: number) => taken.every(range => end <= range.start || start >= range.end);
  for (const field of fields) {
    if (field.name === 'status' && (field.notation === 'front' || field.notation === 'attribute')) {
      for (const { text, range } of field.values) {
        // superseded by [ADR-0062](x.md), but no template's `{proposed | superseded by ADR-0123}`
        if (!text.includes('|'))
          links.push(...linksInLine({ text, ...range, line: document.lines.at(range.start) }, sections));
      }
    }
    if (!TYPED.has(field.name) || (field.notation === 'front' && LISTS_LINKS.test(field.label))) continue;
    for (const value of field.values) {
      taken.push(value.range);
      linksInField(value.text, value.range.start, field.name as Relation, links);
    }
  }
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'heading') continue;
    const from = document.lines.start(block.line);
    const to = document.lines.end(block.endLine - 1);
    const text = document.text.slice(from, to);
    if (!text.includes('](') && !NAMES_RECORD.test(text)) continue;
    for (const line of innerLines(document, block)) {
      const label = labelOver(document, line.line);
      for (const link of linksInLine(line, sections, label))
        if (free(link.range.start, link.range.end)) links.push(link);
    }
  }
  return links.sort((a, b) => a.range.start - b.range.start);
}

function linksInLine(line: Inner, sections: readonly Section[], label: Relation | null = null): Link[] {
  const links: Link[] = [];
  const text = withoutCode(line.text.slice(0, 5000));
  let from = 0;
  let last: Relation | null = null;
  LINK.lastIndex = 0;
  for (let found = LINK.exec(text); found; found = LINK.exec(text)) {
    const before = text.slice(from, found.index);
    const target = found[2] ?? found[3] ?? '';
    const after = text.slice(found.index + found[0].length, found.index + found[0].length + 60);
    // "Supersedes [1](a.md), [2](b.md) and [3](c.md)": an enumeration keeps its relation.
    // A remark in parentheses may stand behind each.
    const carried: Relation | null = /^\s*(?:\([^()]*\)\s*)?(?:,|;|and|und|et|y|e|&|、|和)?\s*$/.test(before)
      ? last
      : null;
    const relation: Relation | null =
      isAddress(target) && !/\badr/i.test(found[0]) ? null : (relationNear(before) ?? carried);
    last = relation;
    from = found.index + found[0].length;
    if (text.charAt(found.index - 1) === '!' || target.startsWith('#')) continue;
    const start = line.start + found.index;
    const inLinks =
      relation === null && !isAddress(target) && isRecord(target)
        ? relationOfPlace(line, after, sections, label)
        : relation;
    links.push({
      relation: inLinks,
      target,
      text: plain(found[1] ?? found[4] ?? ''),
      range: { start, end: line.start + from },
    });
  }
  const covered = links.map(({ range }) => range);
  for (const link of bareIn(text, line.start, label)) {
    if (
      link.relation !== null &&
      covered.every(range => link.range.end <= range.start || link.range.start >= range.end)
    )
      links.push(link);
  }
  return links;
}

/** Only a phrase in the same clause as the link ties them. */
function relationNear(before: string): Relation | null {
  const clause = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('; '), before.length - 80, 0));
  return relationIn(clause);
}

/** MADR 2: `[Relates to] [text](x.md) <!-- or -->`, or under a heading of related decisions. */
function relationOfPlace(
  line: Inner,
  after: string,
  sections: readonly Section[],
  label: Relation | null,
): Relation | null {
  const trailing = /^\s*(?:[-–—:(]\s*)(.{3,40})/.exec(after)?.[1];
  const said = trailing ? relationIn(trailing) : null;
  if (said ?? label) return said ?? label;
  const section = sectionAt(sections, line.start);
  return section && /related|links/i.test(section.heading.value) ? 'relates-to' : null;
}

const BULLET = /^(\s*)(?:[-*+]|\d{1,3}[.)])\s/;
/** So many lines above an item its list may begin. */
const LONGEST = 40;

/** The relation that the line over a list announces for its items: `- Related ADRs:`, `**Supersedes**:`. */
function labelOver({ lines }: Document, line: number): Relation | null {
  const own = BULLET.exec(lines.of(line))?.[1]?.length;
  if (own === undefined) return null;
  for (let at = line - 1; at >= Math.max(0, line - LONGEST); at--) {
    const text = lines.of(at);
    if (text.trim() === '') continue;
    const bullet = BULLET.exec(text)?.[1]?.length;
    const indent = text.length - text.trimStart().length;
    // Another item of the list, what stands below it, or how it goes on.
    if (bullet === undefined ? indent > own : bullet >= own) continue;
    return text.length <= 60 && /:[*_\s]*$/.test(text) ? relationIn(text) : null;
  }
  return null;
}

function linksInField(text: string, offset: number, relation: Relation, links: Link[]): void {
  const before = links.length;
  LINK.lastIndex = 0;
  for (let found = LINK.exec(text); found; found = LINK.exec(text)) {
    const start = offset + found.index;
    links.push({
      relation,
      target: found[2] ?? found[3] ?? '',
      text: plain(found[1] ?? found[4] ?? ''),
      range: { start, end: start + found[0].length },
    });
  }
  const linked = links.slice(before);
  // Related: 001, 002   superseded-by: ADR-031   superseded_by: 0004-x.md
  const item = /[^\s,;[\]"'()]+(?: \([^)]*\))?/g;
  for (let found = item.exec(text); found; found = item.exec(text)) {
    const start = offset + found.index;
    if (linked.some(({ range }) => start < range.end && start + found[0].length > range.start)) continue;
    const bare = found[0].replace(/ \(.*$/, '');
    if (
      !/^(?:adr[-_ ]?)?\d{1,5}[a-z]?$|^[\w./-]*\d[\w./-]*\.(?:md|adoc|mdx)$|^\d{4,8}-[\w-]+$|^[A-Z]{2,8}-\d+$/i.test(
        bare,
      )
    )
      continue;
    links.push({ relation, target: bare, text: bare, range: { start, end: start + bare.length } });
  }
}

function bareIn(text: string, offset: number, label: Relation | null): Link[] {
  const links: Link[] = [];
  let last: Relation | null = null;
  let from = 0;
  BARE.lastIndex = 0;
  for (let found = BARE.exec(text); found; found = BARE.exec(text)) {
    const before = text.slice(from, found.index);
    const carried: Relation | null = /^\s*(?:\([^)]*\))?\s*(?:,|;|and|&|、|和)\s*$/.test(before) ? last : null;
    const relation: Relation | null =
      relationNear(before.slice(-60)) ?? carried ?? (/^[-*+\s]*$/.test(before) ? label : null);
    last = relation;
    from = found.index + found[0].length;
    links.push({
      relation,
      target: found[0],
      text: found[0],
      range: { start: offset + found.index, end: offset + from },
    });
  }
  return links;
}

function isAddress(target: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(target);
}

function isRecord(target: string): boolean {
  return /\.(?:md|mdx|adoc|markdown)(?:#|$)/i.test(target) || /^(?:adr[-_ ]?)?\d{1,5}$/i.test(target);
}

/** Code is no link: its characters become blanks, so offsets stay. */
function withoutCode(text: string): string {
  return text.includes('`') ? text.replace(/(?<!\[)`[^`]*`(?![^[]*\]\()/g, found => ' '.repeat(found.length)) : text;
}
