import type { AdrRecord } from '../read';
import { nameKey } from '../words/names';
import { escapeInline } from './escape';
import { replace, type TextEdit } from './text';

/** The last mention of a name before an offset on its line: `Critical: Security >= 4`, `- Security – 30%`. */
export function renameNear(record: AdrRecord, offset: number, old: string, name: string): TextEdit[] {
  const { lines } = record.document;
  const start = lines.start(lines.at(offset));
  const before = record.text.slice(start, offset);
  const written = before.includes(old) ? old : escapeInline(old);
  const at = before.lastIndexOf(written);
  return at < 0 ? [] : replace(record.text, start + at, start + at + written.length, escapeInline(name));
}

/** Where the record introduces the option and says that it is chosen: those are names of it, not prose about it. */
export function renameAsOption(record: AdrRecord, old: string, name: string): TextEdit[] {
  const said = escapeInline(name);
  const edits: TextEdit[] = [];
  for (const option of record.options) {
    if (nameKey(option.name) !== nameKey(old)) continue;
    edits.push(...renameIn(record.text, option.range.start, option.range.end, old, said));
  }
  const { chosen } = record;
  if (chosen && chosen.value === old)
    edits.push(...renameIn(record.text, chosen.range.start, chosen.range.end, old, said));
  return edits;
}

function renameIn(text: string, start: number, end: number, old: string, said: string): TextEdit[] {
  const part = text.slice(start, end);
  // As it reads, or with the signs that Markdown would take for its own escaped: `x\*y`.
  const written = part.includes(old) ? old : escapeInline(old);
  const at = part.indexOf(written);
  return at < 0 ? [] : replace(text, start + at, start + at + written.length, said);
}

/** Every other mention as a whole word, outside of code and of what was renamed already. */
export function renameInProse(record: AdrRecord, old: string, name: string, done: readonly TextEdit[]): TextEdit[] {
  const { text, document } = record;
  const code = document.blocks.filter(({ kind }) => kind === 'fence' || kind === 'code');
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${old.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'gu',
  );
  const edits: TextEdit[] = [];
  for (const found of text.matchAll(pattern)) {
    const end = found.index + found[0].length;
    const line = document.lines.at(found.index);
    if (code.some(block => line >= block.line && line < block.endLine)) continue;
    if (done.some(edit => edit.start <= end && edit.end >= found.index)) continue;
    edits.push(...replace(text, found.index, end, escapeInline(name)));
  }
  return edits;
}
