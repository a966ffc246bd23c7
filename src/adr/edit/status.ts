import type { StatusMention } from '../model';
import type { AdrRecord } from '../read';
import { fieldsOf } from '../read/fields';
import { innerLines } from '../text/document';
import { statusWords } from '../words/status';
import { setFront } from './front';
import { insert, replace, type TextEdit } from './text';

/** A status, with what follows it: `superseded by [ADR-5](0005-x.md)`. For a log of dated entries, the day of the change. */
export interface NewStatus {
  readonly status: string;
  readonly date?: string;
}

/** Sets the status everywhere the record states it, each in its own notation; where it states none, as its dialect does. */
export function setStatus(record: AdrRecord, { status, date }: NewStatus): TextEdit[] {
  const said = status.trim();
  if (said === '') return [];
  const mentions = record.status?.all ?? [];
  if (mentions.length > 0) return distinct(mentions.flatMap(mention => mentionEdits(record, mention, said, date)));
  return waiting(record, said) ?? made(record, said);
}

/** A dated entry of a log can be read as the status of the whole log: one edit is enough. */
function distinct(edits: readonly TextEdit[]): TextEdit[] {
  return edits.filter(
    (edit, index) => edits.findIndex(other => other.start === edit.start && other.end === edit.end) === index,
  );
}

function mentionEdits(record: AdrRecord, mention: StatusMention, said: string, date: string | undefined): TextEdit[] {
  const { text, document } = record;
  const { lines } = document;
  if (same(mention.raw, said)) return [];
  const line = lines.at(mention.range.start);
  if (mention.notation === 'task') return tick(record, line, said);
  if (mention.notation === 'badge') return badge(text, lines.start(line), lines.end(line), mention, said);
  const before = text.slice(lines.start(line), mention.range.start);
  if (date !== undefined && /^\s*[*_[]*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(before)) {
    const eol = lines.breakAfter(line);
    return [insert(lines.end(line), `${eol}${eol}${date} ${said}`)];
  }
  const emoji = /(🟢|🟡|🔵|🔴|⚪|⚫|🟠|✅|❌|🚫|💤)(\uFE0F?\s*)$/u.exec(before);
  const colour = emoji ? COLOURS.get(statusWords(said)[0]?.name ?? '') : undefined;
  const edits = replace(text, mention.range.start, mention.range.end, cased(mention, said));
  if (!emoji?.[1] || !colour) return edits;
  const at = mention.range.start - emoji[0].length;
  return [...replace(text, at, at + emoji[1].length, colour), ...edits];
}

const COLOURS = new Map<string, string>([
  ['draft', '⚪'],
  ['proposed', '🟡'],
  ['accepted', '🟢'],
  ['implemented', '🟢'],
  ['superseded', '🔵'],
  ['deprecated', '🔴'],
  ['rejected', '🔴'],
  ['withdrawn', '⚫'],
  ['on-hold', '🟠'],
]);

function same(raw: string, said: string): boolean {
  return raw.trim().toLowerCase() === said.toLowerCase();
}

/** `accepted`, `Accepted`, `ACCEPTED`: as the record writes its own. */
function cased({ raw }: StatusMention, said: string): string {
  const word = /\p{L}+/u.exec(raw)?.[0] ?? '';
  if (word.length > 3 && word === word.toUpperCase() && word !== word.toLowerCase())
    return said.replace(/^\p{L}+/u, found => found.toUpperCase());
  if (/^\p{Lu}/u.test(word)) return said.charAt(0).toUpperCase() + said.slice(1);
  if (/^\p{Ll}/u.test(word)) return said.charAt(0).toLowerCase() + said.slice(1);
  return said;
}

/** Takes the tick from the items that have it and gives it to the one that is meant; a new item where none is. */
function tick(record: AdrRecord, line: number, said: string): TextEdit[] {
  const { document } = record;
  const { lines } = document;
  const item = /^(\s*(?:>\s*)*[-*+]\s+\[)([ xX])(\]\s+)(.*)$/;
  let first = line;
  let last = line;
  while (first > 0 && item.test(lines.of(first - 1))) first--;
  while (last + 1 < lines.count && item.test(lines.of(last + 1))) last++;
  const edits: TextEdit[] = [];
  let meant = false;
  for (let at = first; at <= last; at++) {
    const found = item.exec(lines.of(at));
    if (!found) continue;
    const box = lines.start(at) + (found[1]?.length ?? 0);
    const wanted = !meant && same(statusPart(found[4] ?? ''), statusPart(said));
    if (wanted) meant = true;
    if (wanted && found[2] === ' ') edits.push({ start: box, end: box + 1, newText: 'x' });
    if (!wanted && found[2] !== ' ') edits.push({ start: box, end: box + 1, newText: ' ' });
  }
  if (meant) return edits;
  const lead = /^\s*(?:>\s*)*[-*+]\s+/.exec(lines.of(last))?.[0] ?? '- ';
  return [
    ...edits,
    insert(lines.end(last), `${lines.breakAfter(last)}${lead}[x] ${said.charAt(0).toUpperCase()}${said.slice(1)}`),
  ];
}

/** `Superseded by ADR-3` and `Superseded` are one item. */
function statusPart(text: string): string {
  const [word] = statusWords(text);
  return word ? word.name : text;
}

function badge(text: string, from: number, to: number, mention: StatusMention, said: string): TextEdit[] {
  const line = text.slice(from, to);
  const word = mention.raw;
  const edits: TextEdit[] = [];
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + word.length)) {
    const inAddress = /\/[^\s)]*$/.test(line.slice(0, at));
    edits.push(
      ...replace(
        text,
        from + at,
        from + at + word.length,
        inAddress ? cased(mention, said.split(/\s+by\s+/i)[0] ?? said).replace(/\s+/g, '_') : cased(mention, said),
      ),
    );
  }
  return edits;
}

/** An empty field or a template's list of choices waits for a status. */
function waiting(record: AdrRecord, said: string): TextEdit[] | null {
  const { document, text } = record;
  const field = fieldsOf(document).find(({ name }) => name === 'status');
  if (field?.notation === 'front') return setFront(record, field.label, said);
  const value = field?.values[0];
  if (value) return replace(text, value.range.start, value.range.end, said);
  const section = record.sections.find(({ role }) => role === 'status');
  if (!section) return null;
  const { lines } = document;
  const blocks = document.blocks.filter(
    ({ kind, line }) =>
      kind === 'paragraph' && lines.start(line) >= section.body.start && lines.start(line) < section.body.end,
  );
  const task = blocks.find(candidate => /^\[[ xX]\]/.test(innerLines(document, candidate)[0]?.text ?? ''));
  if (task) return tick(record, task.line, said);
  const [block] = blocks;
  const eol = lines.breakAfter(section.line);
  const capital = said.charAt(0).toUpperCase() + said.slice(1);
  if (!block)
    return [insert(section.body.start, `${section.body.start >= text.length ? eol : ''}${eol}${capital}${eol}`)];
  const line = innerLines(document, block)[0];
  // A list of the choices is help for the next person; a placeholder is not.
  return line && /^[[{<].*[\]}>]$/.test(line.text)
    ? replace(text, line.start, line.end, capital)
    : [insert(section.body.start, `${eol}${capital}${eol}`)];
}

/** Front matter where there is one, an attribute in AsciiDoc, a list under the title in MADR, else a section. */
function made(record: AdrRecord, said: string): TextEdit[] {
  const { document, text } = record;
  const { lines } = document;
  if (document.front?.kind) return setFront(record, 'status', said);
  const at = record.heading ? lines.at(record.heading.end) : -1;
  const eol = lines.breakAfter(Math.max(0, at));
  const after = at < 0 ? (text.startsWith('\uFEFF') ? 1 : 0) : lines.end(at);
  const lead = at < 0 ? '' : eol;
  if (document.markup === 'asciidoc') return [insert(after, `${lead}:status: ${said}${at < 0 ? eol : ''}`)];
  if (record.dialect === 'madr' || record.dialect === 'log4brains')
    return [insert(after, `${lead}${lead}* Status: ${said}${at < 0 ? eol + eol : ''}`)];
  const capital = said.charAt(0).toUpperCase() + said.slice(1);
  return [insert(after, `${lead}${lead}## Status${eol}${eol}${capital}${at < 0 ? eol + eol : ''}`)];
}
