import type { Range, ReadStatus, Section, StatusMention } from '../model';
import { type Document, type Inner, innerLines } from '../text/document';
import { plain, withoutComments, withoutStruck } from '../text/inline';
import { remembered } from '../text/memo';
import { tablesOf } from '../text/table';
import { correctedStatus, statusWords } from '../words/status';
import { dateIn } from './calendar';
import type { Field } from './fieldLines';
import { headEnd } from './fields';
import { historyIn } from './statusHistory';

/**
 * The record's status and every place that states one. Where several do, what a reader sees decides: the head's lines
 * over the front matter's attributes only where the front matter is a list of attributes of a text that is not shown.
 */
export function statusOf(
  document: Document,
  fields: readonly Field[],
  sections: readonly Section[],
): ReadStatus | null {
  const mentions: StatusMention[] = [];
  for (const field of fields) {
    if (field.name !== 'status') continue;
    const history = field.notation === 'line' && field.values.length > 1 ? historyIn(field.values) : null;
    if (history === 'choices') continue;
    const value = history ?? field.values[0];
    const mention = value ? mentionOf(document, value.range, field.notation) : null;
    if (mention) mentions.push(mention);
  }
  const badge = mentions.length === 0 ? badgeOf(document) : null;
  if (badge) mentions.push(badge);
  const section = sections.find(
    candidate => candidate.role === 'status' && candidate.level <= 3 && isOwn(candidate, sections),
  );
  if (section) mentions.push(...mentionsInSection(document, section));
  const [first] = mentions;
  if (!first) return null;
  return {
    ...first,
    all: mentions,
    contradicting: mentions.some(mention => mention.means !== first.means && mention.value !== first.value),
  };
}

/** A status under an option, a phase or an appendix is that part's, not the record's. */
function isOwn(section: Section, sections: readonly Section[]): boolean {
  return sections.every(
    ({ role, level, line, body }) =>
      line >= section.line ||
      body.end <= section.body.start ||
      level >= section.level ||
      level === 1 ||
      role === 'other' ||
      role === 'context',
  );
}

/** `accepted`, `{ accepted }`, `Superseded by [ADR-3](x.md) (was accepted)`, `🟢 Accepted`; null where it is a list of choices. */
function mentionOf(document: Document, range: Range, notation: StatusMention['notation']): StatusMention | null {
  const said = saidIn(document.text.slice(range.start, range.end));
  if (!said) return null;
  const own = { start: range.start + said.start, end: range.start + said.end };
  return {
    value: said.value,
    means: said.means,
    raw: document.text.slice(own.start, own.end),
    range: own,
    notation,
  };
}

/** Most records of a log say one of a few words, so what they say is remembered. */
const saidIn = remembered((text: string): (Words & Range) | null => {
  const source = withoutStruck(withoutComments(text));
  let start = 0;
  let end = source.length;
  const edge = /[\s*_`"'{}[\]~]/;
  while (
    start < end &&
    (edge.test(source.charAt(start)) ||
      /\p{Extended_Pictographic}|\uFE0F|\u200D/u.test(String.fromCodePoint(source.codePointAt(start) ?? 32)))
  ) {
    start += String.fromCodePoint(source.codePointAt(start) ?? 32).length;
  }
  while (end > start && /[\s*_`"'{}~\\.]/.test(source.charAt(end - 1))) end--;
  const raw = source.slice(start, end);
  if (raw === '' || isChoice(source)) return null;
  const read = readWords(raw);
  return read ? { ...read, start, end } : null;
});

/** `[proposed | accepted | ...]`, `Proposed / Accepted / Rejected`, `{one of ...}`, `[Status]`: a template's choices. */
function isChoice(text: string): boolean {
  const words = statusWords(text);
  const names = new Set(words.map(word => word.name));
  const separators = text.match(/[|/,、，…]|\bor\b/g)?.length ?? 0;
  if (names.size >= 3 && separators >= 2) return true;
  if (/^\s*[[{<].*[\]}>]\s*$/.test(text) && (names.size === 0 || /[|/]/.test(text)) && !/\]\(/.test(text)) return true;
  return /^\s*(?:status|tbd|n\/a|\?+|…|\.{3})\s*$/i.test(text);
}

type Words = Pick<StatusMention, 'value' | 'means'>;

/** A clause of a few words is the team's own status; a sentence is read for the word in it. */
function readWords(raw: string): Words | null {
  const text = plain(raw);
  const words = statusWords(text);
  const by = words.find(
    ({ name, end }) => name === 'superseded' && /^\W{0,3}(?:by|durch|par|por|da|door)\b/i.test(text.slice(end)),
  );
  if (by && !/\b(?:parts?|partially|some|partly)\b[^.;]*$/i.test(text.slice(0, by.start)))
    return { value: 'superseded', means: 'superseded' };
  const clause =
    text
      .split(/\s*(?:[(（.;,·•|:，。；]|\s[-–—]\s|->|→|\s(?:by|in|on|with|since|as of|and|for|but)\s)/i)[0]
      ?.trim()
      .replace(/(?<=\p{L})\s+\d{4}[-/.]\d{1,2}.*$/u, '') ?? '';
  const first = words[0];
  if (clause !== '' && clause.split(/\s+/).length <= 4) {
    const inside = statusWords(clause);
    const own = inside.find(word => word.strict) ?? (inside.length === 0 ? words.find(word => word.strict) : undefined);
    if (own && !/\bnot\b|\bpartial/i.test(clause)) return { value: own.name, means: own.name };
    const corrected = inside.length === 0 ? correctedStatus(clause) : null;
    if (corrected) return { value: corrected, means: corrected };
    const glossed = /[^\p{ASCII}]/u.test(clause) ? words.find(word => word.strict) : undefined;
    if (glossed) return { value: glossed.name, means: glossed.name };
    return { value: clause.toLowerCase(), means: inside[0]?.name ?? first?.name ?? null };
  }
  if (first)
    return { value: first.strict ? first.name : text.slice(first.start, first.end).toLowerCase(), means: first.name };
  return text.length <= 60 && clause !== '' ? { value: clause.toLowerCase(), means: null } : null;
}

/** What stands under a Status heading: a word, a task list, dated entries, a sentence, a table. */
function mentionsInSection(document: Document, section: Section): StatusMention[] {
  const inline = /^[^:：\-–—]{2,20}\s*[:：\-–—]\s*(\S.*)$/.exec(section.heading.value);
  if (inline?.[1]) {
    const { range } = section.heading;
    const at = document.text.slice(range.start, range.end).lastIndexOf(inline[1]);
    const mention = at < 0 ? null : mentionOf(document, { start: range.start + at, end: range.end }, 'section');
    if (mention) return [mention];
  }
  const blocks = document.blocks.filter(({ line, kind }) => {
    const start = document.lines.start(line);
    return start >= section.body.start && start < section.body.end && kind !== 'html';
  });
  const until = blocks.findIndex(block => block.kind === 'heading');
  const own = until < 0 ? blocks : blocks.slice(0, until);
  const [table] = tablesOf({ ...document, blocks: own });
  const paragraphs = own.filter(({ kind }) => kind === 'paragraph');
  const lines = paragraphs
    .flatMap(block => innerLines(document, block))
    .filter(({ line }) => !table || line < table.header.line);
  // - [x] Accepted
  const tasks = lines.filter(line => /^\[[ xX]\]/.test(line.text));
  if (tasks.length > 0) {
    const ticked = tasks.filter(line => /^\[[xX]\]/.test(line.text));
    return ticked.flatMap(line => mentionOf(document, { start: line.start + 3, end: line.end }, 'task') ?? []);
  }
  const entries = paragraphs
    .flatMap(block => (block.item ? innerLines(document, block).slice(0, 1) : innerLines(document, block)))
    .filter(({ line }) => !table || line < table.header.line);
  const history = historyIn(entries.map(line => ({ text: line.text, range: line })));
  if (history === 'choices') return [];
  const last = history ? mentionOf(document, history.range, 'section') : null;
  if (last) return [last];
  const said = mentionsInLines(document, lines);
  if (table && !said.some(({ means }) => means !== null)) {
    const cell = table.rows.flatMap(row => row.cells).find(({ raw }) => statusWords(plain(raw)).length > 0);
    const mention = cell ? mentionOf(document, cell, 'table') : null;
    if (mention) return [mention];
  }
  return said;
}

/** A line with a status first; where the lines are a log (`2017-11-24 完成`) its latest entry counts. */
function mentionsInLines(document: Document, lines: readonly Inner[]): StatusMention[] {
  let latest: StatusMention | null = null;
  let when = '';
  for (const line of lines) {
    if (/^\[[^\]]*\]$/.test(line.text) || line.text.startsWith('![')) continue;
    if (/^[*_[]*\d{4}[-/.年]\d{1,2}/.test(line.text)) {
      const date = dateIn(document.text, { text: line.text, range: line });
      const start = Math.max(line.start, date?.range.end ?? 0);
      const skip = /^[\s:：\]*_\-–—]*/.exec(document.text.slice(start, line.end))?.[0].length ?? 0;
      const mention =
        (date?.iso ?? when) < when ? null : mentionOf(document, { start: start + skip, end: line.end }, 'section');
      if (mention) [latest, when] = [mention, date?.iso ?? when];
      continue;
    }
    if (latest) break;
    // **Decision Date**: another label is another matter.
    if (
      /^(?:\*\*|__)[^*_]+(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])/.test(line.text) &&
      !/^\W*(?:current )?(?:status|state|状态)/i.test(line.text)
    )
      continue;
    const label = /^[*_]*(?:current )?(?:status|state|状态)[*_]*\s*[:：]\s*[*_]*/i.exec(line.text)?.[0].length ?? 0;
    const mention = mentionOf(document, { start: line.start + label, end: line.end }, 'section');
    if (mention) return [mention];
  }
  return latest ? [latest] : [];
}

// ![Status: accepted](https://img.shields.io/badge/status-accepted-green)
const BADGE =
  /!\[[^\]]*\]\([^)\s]*\/badge\/(?:adr[-_]?)?status-([A-Za-z_%0-9]+)-[^)]*\)|!\[\s*status\s*[:：-]?\s*([A-Za-z -]+)\]/i;

// :::caution[Superseded]     > **Deprecated** in favour of ADR-3     This ADR has been superseded by ...
const ASIDE =
  /^:{3,}\w+\[((?:superseded|deprecated|obsolete|rejected|withdrawn|draft)[^\]\n]*)\]|^>?[ \t]*[*_]{0,2}(?:this (?:adr|decision|record|document) (?:is|was|has been) (?:now )?)?((?:superseded|deprecated|rejected|withdrawn|obsoleted)\b[^\n]{0,200})$/im;

const STATES =
  /uperseded|eprecated|bsolete|ejected|ithdrawn|raft|SUPERSEDED|DEPRECATED|OBSOLETE|REJECTED|WITHDRAWN|DRAFT/;

function badgeOf(document: Document): StatusMention | null {
  const until = document.blocks[headEnd(document)];
  const head = document.text.slice(
    document.front?.range.end ?? 0,
    Math.min(until ? document.lines.start(until.line) : 3000, 6000),
  );
  const found = (head.includes('![') ? BADGE.exec(head) : null) ?? (STATES.test(head) ? ASIDE.exec(head) : null);
  const word = found?.[1] ?? found?.[2];
  if (!found || word === undefined) return null;
  const start = (document.front?.range.end ?? 0) + found.index + found[0].lastIndexOf(word);
  return mentionOf(document, { start, end: start + word.length }, 'badge');
}
