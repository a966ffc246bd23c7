import type { StatusMention } from '../../adr/model';
import { sectionAt } from '../../adr/read/sections';
import { plain } from '../../adr/text/inline';
import { fieldNamed } from '../../adr/words/labels';
import { isHeadHeading } from '../../adr/words/roles';
import { type Cursor, isInCode, type Proposal, replacing } from './cursor';

type Notation = 'front' | 'line' | 'table' | 'section';

const USUAL = ['proposed', 'accepted', 'rejected', 'deprecated', 'superseded by'] as const;

// status: acc   * Status: acc   **Status**: acc   "status": acc
const FIELD = /^[>\s]*(?:[-*+]\s+)?[*_"']{0,2}([\p{L} ]{2,30}?)["'*_]{0,2}\s*[:：][*_]{0,2}\s*["']?(?=[^\s"']|$)/u;
// | Status | acc
const CELL = /^\s*\|\s*[*_]{0,2}([\p{L} ]{2,30}?)[*_]{0,2}\s*\|\s*/u;

/** The words for a status where one is being written, in the case of the notation that is used there. */
export function statusProposals(cursor: Cursor): Proposal[] {
  const place = placeOf(cursor);
  if (!place || isInCode(cursor)) return [];
  const { typed, notation } = place;
  const rest = /^[\p{L}-]*/u.exec(cursor.after)?.[0] ?? '';
  const capital = isCapital(`${typed}${rest}`, notation, cursor);
  const words = [...new Set([...USUAL, ...ownWords(cursor)])];
  return words.map(word => {
    const label = capital ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    return { kind: 'status', label, newText: label, replace: replacing(cursor, typed.length, rest.length) };
  });
}

/** Only the first word is a status; what follows it is a person's sentence. */
function placeOf(cursor: Cursor): { typed: string; notation: Notation } | null {
  const { before, record, line, offset } = cursor;
  const { front, sections, document } = record;
  const inFront = front !== null && line > front.line && line < front.endLine - 1;
  const section = sectionAt(sections, offset);
  if (section?.role === 'status' && line > section.line && !FIELD.test(before)) {
    const above = document.text.slice(section.body.start, document.lines.start(line));
    return above.trim() === '' && /^\s*[\p{L}-]*$/u.test(before)
      ? { typed: before.trimStart(), notation: 'section' }
      : null;
  }
  const inHead = section === null || section.level === 1 || section.role === 'status';
  if (!inFront && !inHead && !isHeadHeading(section.heading.value)) return null;
  const table = CELL.exec(before);
  const found = table ?? FIELD.exec(before);
  if (!found?.[1] || fieldNamed(found[1]) !== 'status') return null;
  const typed = before.slice(found[0].length);
  if (!/^[\p{L}-]*$/u.test(typed)) return null;
  return { typed, notation: inFront ? 'front' : table ? 'table' : 'line' };
}

/** As the word that stands there is written, else as the other records write theirs. */
function isCapital(current: string, notation: Notation, { others }: Cursor): boolean {
  const sample = current || others.find(({ status }) => status?.notation === notation)?.status?.raw || '';
  return sample === '' ? notation === 'section' : /^\p{Lu}/u.test(sample);
}

/** Words that this log uses, such as `in review`; of `Superseded by ADR-3` nothing is a word. */
function ownWords({ others }: Cursor): string[] {
  return others.flatMap(({ status }) => (status && isWord(status) ? [plain(status.raw).toLowerCase()] : []));
}

function isWord({ raw }: StatusMention): boolean {
  return /^\p{L}+(?:[ -]\p{L}+)?$/u.test(plain(raw)) && plain(raw).length < 24;
}
