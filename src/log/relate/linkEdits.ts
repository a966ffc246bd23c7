import { setFront } from '../../adr/edit/front';
import { applyEdits, insert, replace, type TextEdit } from '../../adr/edit/text';
import type { Relation, Section } from '../../adr/model';
import { read } from '../../adr/read';
import { fieldsOf } from '../../adr/read/fields';
import { fieldNamed } from '../../adr/words/labels';
import { bareName, citation, type Placed } from './citation';
import { says } from './says';
import { RELATION_WORDS } from './words';

/** The edits that make `from` name `to`, where and how its own tool would: nothing where it does so already. */
export function linkEdits(from: Placed, relation: Relation, to: Placed): TextEdit[] {
  let first: TextEdit[] | null = null;
  // A fence that never closes swallows what stands below it, and a number may be two records': a link that is not read is none.
  for (const way of [inFront, inField, inSection, underTitle]) {
    const edits = way(from, relation, to);
    if (edits === null) continue;
    if (says(after(from, edits), to, relation)) return edits;
    first ??= edits;
  }
  return first ?? [];
}

function after(from: Placed, edits: readonly TextEdit[]): Placed {
  const { path } = from;
  return Object.assign(read(applyEdits(from.text, edits), { path }), { path });
}

/** `supersedes: [ADR-0003]` or `Related: 003, 014` in the front matter, where the record has that key for records. */
function inFront(from: Placed, relation: Relation, to: Placed): TextEdit[] | null {
  const entry = from.front?.entries.find(({ key }) => fieldNamed(key) === relation);
  if (!entry) return null;
  const old = entry.values.map(({ value }) => value).filter(value => !isNothing(value));
  if (old.some(value => /^[a-z][a-z\d+.-]*:/i.test(value))) return null;
  const [first, ...others] = old;
  const name = bareName(to, first?.split(',')[0]);
  if (first === undefined) return setFront(from, entry.key, name);
  if (others.length === 0 && first.includes(',')) return setFront(from, entry.key, `${first}, ${name}`);
  return setFront(from, entry.key, [...old, name]);
}

/** `**Supersedes**: -` in the head. */
function inField(from: Placed, relation: Relation, to: Placed): TextEdit[] | null {
  const field = fieldsOf(from.document).find(({ name, notation }) => name === relation && notation !== 'front');
  const last = field?.values.at(-1);
  if (!last) return null;
  const cited = citation(from, to);
  return isNothing(last.text)
    ? replace(from.text, last.range.start, last.range.end, cited)
    : [insert(last.range.end, `, ${cited}`)];
}

function isNothing(text: string): boolean {
  return /^(?:|-|–|—|none|n\/a|null|~|\[\]|tbd)$/i.test(text.trim().replace(/[*_.]/g, ''));
}

/** A paragraph of the Status section as adr-tools writes it, or an item of the list of links as MADR and log4brains do. */
function inSection(from: Placed, relation: Relation, to: Placed): TextEdit[] {
  const said = `${RELATION_WORDS[relation]} ${citation(from, to)}`;
  const listed = from.dialect === 'madr' || from.dialect === 'log4brains';
  const status = from.sections.find(({ role }) => role === 'status');
  if (!listed && status) return [atEnd(from, status, said, false)];
  const links = from.sections.find(
    ({ heading, level }) =>
      level <= 3 && /^(?:links?|related\b|more information|references|see also)/i.test(heading.value),
  );
  if (links) return [atEnd(from, links, said, true)];
  return [newSection(from, said)];
}

/** After the last line of a section that says anything, before what stands below it. */
function atEnd(from: Placed, section: Section, said: string, asItem: boolean): TextEdit {
  const { document } = from;
  const { lines } = document;
  const next = document.blocks.find(({ kind, line }) => kind === 'heading' && line > section.line);
  let last = (next?.line ?? lines.count) - 1;
  while (last > section.line && lines.of(last).trim() === '') last--;
  const eol = lines.breakAfter(section.line);
  const items = [];
  for (let line = section.line + 1; line <= last; line++) {
    const marker = /^([-*+])\s+\S/.exec(lines.of(line))?.[1];
    if (marker) items.push(marker);
  }
  const inList = items.length > 0 && /^(?:[-*+]\s|\s+\S)/.test(lines.of(last));
  const text = asItem ? `${items.at(-1) ?? bullet(from)} ${said}` : said;
  return insert(lines.end(last), `${eol}${asItem && inList ? '' : eol}${text}`);
}

function newSection(from: Placed, said: string): TextEdit {
  const { document, text } = from;
  const eol = document.lines.breakAfter(0);
  const mark = document.markup === 'asciidoc' ? '==' : '##';
  const name = from.dialect === 'madr' && from.front ? 'More Information' : 'Links';
  const before = /\n\s*\n$/.test(text) ? '' : /[\r\n]$/.test(text) ? eol : eol + eol;
  return insert(text.length, `${before}${mark} ${name}${eol}${eol}${bullet(from)} ${said}${eol}`);
}

/** MADR 2 and AsciiDoc have stars, all others dashes. */
function bullet(from: Placed): string {
  return from.document.markup === 'asciidoc' || /^\* (?:Status|Date|Deciders)\b/m.test(from.text) ? '*' : '-';
}

/** Where nothing below can be relied on: right under the title. */
function underTitle(from: Placed, relation: Relation, to: Placed): TextEdit[] {
  const { lines } = from.document;
  const head = (from.front?.endLine ?? 0) - 1;
  // A title in the front matter is not where text can stand.
  const line = Math.max(head, from.heading ? lines.at(from.heading.end) : 0);
  const eol = lines.breakAfter(Math.max(0, line));
  return [insert(lines.end(Math.max(0, line)), `${eol}${eol}${RELATION_WORDS[relation]} ${citation(from, to)}`)];
}
