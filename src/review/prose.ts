import type { Range, SectionRole } from '../adr/model';
import type { AdrRecord } from '../adr/read';
import { innerLines } from '../adr/text/document';

/** A paragraph's text as written and where it begins. */
export interface Passage extends Range {
  readonly text: string;
}

/** Headings under which people argue for what they chose, whatever the template calls its sections. */
const ARGUES =
  /rationale|justif|reason|\bwhy\b|begründung|warum|raisons?\b|pourquoi|razon|por qu[eé]|motiv|理由|原因|根拠|이유/i;

/** Paragraphs and list items in sections of these roles; tables, code and headings are left out. */
export function passagesIn(record: AdrRecord, roles: readonly SectionRole[], arguing = false): Passage[] {
  const homes = record.sections.filter(
    ({ role, level, heading }) => level > 1 && (roles.includes(role) || (arguing && ARGUES.test(heading.value))),
  );
  return homes.length === 0
    ? []
    : passagesOf(record, start => homes.some(({ body }) => start >= body.start && start < body.end));
}

export function passagesOf(record: AdrRecord, within: (start: number) => boolean = () => true): Passage[] {
  const { document } = record;
  return document.blocks.flatMap(block => {
    if (block.kind !== 'paragraph' || !within(document.lines.start(block.line))) return [];
    const lines = innerLines(document, block);
    const [first] = lines;
    const last = lines.at(-1);
    if (!first || !last || lines.some(({ text }) => text.startsWith('|'))) return [];
    return [{ start: first.start, end: last.end, text: document.text.slice(first.start, last.end) }];
  });
}

/** Sentences with their places. A full stop ends one only before a blank: `Node.js 4.2` is none. */
export function sentencesOf({ text, start }: Passage): Passage[] {
  const found: Passage[] = [];
  for (const match of text.matchAll(/(?:[^.!?。！？]|[.!?](?!\s|$|[*_"]))+[.!?。！？]?/gu)) {
    const lead = /^[\s*_"]*/.exec(match[0])?.[0].length ?? 0;
    const sentence = match[0].slice(lead).trimEnd();
    const from = start + match.index + lead;
    if (sentence !== '') found.push({ text: sentence, start: from, end: from + sentence.length });
  }
  return found;
}

/** What argues for the decision: no formula lines of a `tot` record, which state facts and name options without arguing. */
export function argumentOf(record: AdrRecord): string {
  const own = passagesIn(record, ['decision'], true);
  const passages = own.length > 0 ? own : passagesIn(record, ['matrix', 'options']);
  return passages
    .map(({ text }) => text)
    .filter(text => !/^[*_]{0,2}(?:Scale|Confidence|Minimum)[*_]{0,2}\s*:/i.test(text))
    .join('\n');
}
