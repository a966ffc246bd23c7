import type { Range, ReadOption, Section, Sourced } from '../model';
import { type Document, type Inner, innerLines } from '../text/document';
import { plain } from '../text/inline';
import { bareName, indexOfName } from '../words/names';
import { sectionAt } from './sections';

interface Draft {
  name: string;
  range: Range;
  pros: Sourced<string>[];
  cons: Sourced<string>[];
  neutral: Sourced<string>[];
}

type Side = 'pros' | 'cons' | 'neutral';

/** Options from the list that introduces them and from headings of their own, with their arguments. */
export function optionsOf(document: Document, sections: readonly Section[]): ReadOption[] {
  const drafts: Draft[] = [];
  const homes = sections.filter(({ role, level }) => (role === 'options' || role === 'alternatives') && level <= 4);
  const lists = homes.filter(({ role }) => role === 'options');
  for (const home of lists.length > 0 ? lists : homes) listed(document, sections, home, drafts);
  for (const home of homes) for (const section of childrenOf(sections, home)) headed(document, section, drafts);
  // `## Option 1: Redis` outside any such section
  for (const section of sections)
    if (NUMBERED.test(section.heading.value) && section.level > 1) headed(document, section, drafts);
  if (drafts.length > 0) collectArguments(document, sections, homes, drafts);
  return drafts.slice(0, 50);
}

const NUMBERED =
  /^(?:option|alternative|variant|proposal|approach|opci[óo]n|op[çc][ãa]o|variante|alternativa|方案|选项)(?:\s*#?\s*\d{1,2}|\s+[A-Z])(?![\p{L}\p{N}])/iu;
const NOT_OPTION =
  /^(?:pros?|cons?|advantages?|disadvantages?|summary|comparison|side-by-side.*|criteria|evaluation.*|scoring.*|notes?|conclusion|decision.*|overview|recommendation|analysis|.*matrix.*|.*framework.*|why .*)$/i;

function childrenOf(sections: readonly Section[], home: Section): Section[] {
  return sections.filter(
    ({ level, heading }) =>
      level === home.level + 1 && heading.range.start >= home.body.start && heading.range.end <= home.body.end,
  );
}

/** `* PostgreSQL`, `1. **Redis** - fast`, `- B: Custom (Selected) — Pros: ...` directly under the heading. */
function listed(document: Document, sections: readonly Section[], home: Section, drafts: Draft[]): void {
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' || !block.item || block.items !== 1) continue;
    const start = document.lines.start(block.line);
    if (start < home.body.start || start >= home.body.end || sectionAt(sections, start) !== home) continue;
    const line = innerLines(document, block)[0];
    if (!line || ARGUMENT.test(line.text)) continue;
    const named = nameIn(line);
    if (named) drafts.push({ name: bareName(named.value), range: named.range, pros: [], cons: [], neutral: [] });
  }
}

function nameIn(line: Inner): Sourced<string> | null {
  const text = line.text.replace(/^\[[ xX]\]\s+/, '');
  const shift = line.text.length - text.length;
  const bold = /^(\*\*|__)(.+?)\1/.exec(text);
  const whole = bold ? bold[0] : unexplained(text);
  const value = plain(whole).replace(/[:：.]$/, '');
  if (value === '' || value.length > 160 || /^[{[<].*[}\]>]$/.test(value)) return null;
  return { value, range: { start: line.start + shift, end: line.start + shift + whole.length } };
}

/** Up to what explains the name: `Redis - fast`, `Redis: a store that ...`, but not `A: Redis`. */
function unexplained(text: string): string {
  const named = text.split(/\s+[—–]\s+|\s+-\s+|\s*<!--/)[0] ?? text;
  const colon = /:\s+(?=\S{12,}|.{30,})/.exec(named);
  if (!colon || /^(?:option|alternative)?\s*\w{1,2}$/i.test(named.slice(0, colon.index))) return named;
  return named.slice(0, colon.index);
}

function headed(document: Document, section: Section, drafts: Draft[]): void {
  const name = bareName(document.text.slice(section.heading.range.start, section.heading.range.end)).replace(
    /\s*\((?:not chosen|rejected[^)]*|chosen|today|status quo)\)$/i,
    '',
  );
  if (name === '' || NOT_OPTION.test(name)) return;
  if (
    indexOfName(
      drafts.map(draft => draft.name),
      name,
    ) >= 0
  )
    return;
  drafts.push({ name, range: section.heading.range, pros: [], cons: [], neutral: [] });
}

/** * Good, because it is fast      - ✅ fast      + fast */
const ARGUMENT =
  /^(?:(good|pro|positive|advantage|gut|bon|bueno|bom)|(bad|con|negative|disadvantage|schlecht|mauvais|malo|ruim)|(neutral|neutre))\b[,:：]?\s*(?:because|weil|car|porque|since)?\s*(?:\.{3}|…)?/i;
const LABEL =
  /(?:\*\*|__)\s*(?:✅|❌|👍|👎)?\s*(pros?|advantages?|strengths|benefits?|vorteile|avantages|ventajas|vantagens|优点|优势|cons?|disadvantages?|weaknesses|drawbacks?|nachteile|inconvénients|desventajas|desvantagens|缺点|劣势)\s*[:：]?\s*(?:\*\*|__)\s*[:：]?/i;
const LABELS = new RegExp(`${LABEL.source}|(?<=[—–;/.-]\\s)(pros?|cons?):\\s|^(pros?|cons?):\\s*`, 'gi');
const PRO = /^(?:pro|adv|str|ben|vor|ava|ven|van|优)/i;

/** Arguments under an option's own heading, in lists, after labels, and inside its own list item. */
function collectArguments(
  document: Document,
  sections: readonly Section[],
  homes: readonly Section[],
  drafts: Draft[],
): void {
  const names = drafts.map(draft => draft.name);
  const listedAt = new Map(drafts.map(draft => [document.lines.at(draft.range.start), draft]));
  let side: Side | null = null;
  let current: Draft | undefined;
  let owner: Section | null = null;
  for (const block of document.blocks) {
    if (block.kind === 'heading' && block.items === 0) {
      side = null;
      const section = sectionAt(sections, document.lines.end(block.line));
      const heading = section?.heading.value ?? '';
      if (section && owner && section.body.end <= owner.body.end && current) {
        if (section.role === 'positive') side = 'pros';
        else if (section.role === 'negative') side = 'cons';
        continue;
      }
      const told =
        NUMBERED.test(heading) ||
        homes.some(({ body }) => section !== null && section.body.start > body.start && section.body.end <= body.end);
      current = told ? drafts[indexOfName(names, heading)] : undefined;
      owner = current ? section : null;
      continue;
    }
    if (block.kind !== 'paragraph') continue;
    for (const line of innerLines(document, block)) {
      const own = block.item && block.items === 1 && line.line === block.line ? listedAt.get(line.line) : undefined;
      if (own) [current, side, owner] = [own, null, null];
      if (!current) continue;
      const argument = block.item && line.line === block.line ? ARGUMENT.exec(line.text) : null;
      if (argument) {
        push(current, argument[1] ? 'pros' : argument[2] ? 'cons' : 'neutral', line, argument[0].length);
        continue;
      }
      const labelled = labels(line);
      for (const label of labelled) {
        side = label.side;
        if (label.from < label.to) push(current, side, line, label.from, label.to);
      }
      if (labelled.length === 0 && side !== null && block.item && line.line === block.line && !own)
        push(current, side, line, 0);
    }
  }
}

/** `**Pros**: fastest, free. **Cons**: ties routing to nodes.` and `Pros: x; Cons: y` after a dash. */
function labels(line: Inner): { side: Side; from: number; to: number }[] {
  const found: { side: Side; at: number; from: number }[] = [];
  if (!/\*\*|__|\b(?:pros?|cons?):/i.test(line.text)) return [];
  const pattern = LABELS;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(line.text); match; match = pattern.exec(line.text)) {
    const word = match[1] ?? match[2] ?? match[3] ?? '';
    found.push({ side: PRO.test(word) ? 'pros' : 'cons', at: match.index, from: match.index + match[0].length });
  }
  return found.map(({ side, from }, index) => ({ side, from, to: found[index + 1]?.at ?? line.text.length }));
}

function push(draft: Draft, side: Side, line: Inner, from: number, to = line.text.length): void {
  const raw = line.text.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const cut = raw
    .trim()
    .replace(/\s*(?:\*\*|__).*$/, '')
    .replace(/[\s;/.—–-]+$/, '');
  const value = plain(cut);
  if (value !== '' && draft[side].length < 100)
    draft[side].push({ value, range: { start: line.start + start, end: line.start + start + cut.length } });
}
