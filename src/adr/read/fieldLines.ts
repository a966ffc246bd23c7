import type { Range } from '../model';
import type { Inner } from '../text/document';
import { type FieldName, fieldNamed } from '../words/labels';

/** A labelled value in the record's head, in whatever notation. */
export interface Field {
  readonly name: FieldName;
  /** The value as written; several where it is a list. */
  readonly values: readonly FieldValue[];
  readonly notation: 'front' | 'line' | 'table' | 'section' | 'attribute';
  /** The label as written. */
  readonly label: string;
}

export interface FieldValue {
  readonly text: string;
  readonly range: Range;
}

// **Status:** Accepted | **Date**: 2025-03-04     Status: accepted     **Status** Accepted
const BOLD = /(\*\*|__)([^*_|\n]{1,40}?)\s*([:：]?)\s*\1\s*([:：]?)[ \t]*/g;
const PLAIN = /^[*_]?(\p{L}[\p{L}\p{N} ()/&.'’_-]{0,40}?)[*_]?\s*[:：]\s*/u;

export function fieldsOfLine(line: Inner): Field[] {
  if (!/[:：*_]/.test(line.text.slice(0, 120))) return [];
  const fields: Field[] = [];
  if (/^(?:[^\p{L}*_]{0,4})(?:\*\*|__)/u.test(line.text)) {
    const labels = [...line.text.matchAll(BOLD)].filter(
      found => fieldNamed(found[2] ?? '') !== null || (found[3] ?? '') !== '' || (found[4] ?? '') !== '',
    );
    for (const [index, found] of labels.entries()) {
      const name = fieldNamed(found[2] ?? '');
      if (!name) continue;
      const end = labels[index + 1]?.index ?? line.text.length;
      fields.push(field(name, found[2] ?? '', line, found.index + found[0].length, end));
    }
    return fields;
  }
  const found = PLAIN.exec(line.text);
  const name = found ? fieldNamed(found[1] ?? '') : null;
  if (found && name) fields.push(field(name, found[1] ?? '', line, found[0].length, line.text.length));
  return fields;
}

function field(name: FieldName, label: string, line: Inner, from: number, to: number): Field {
  const value = trimmed(line, from, to);
  return { name, label, notation: 'line', values: value ? [value] : [] };
}

/** Without blanks, hard-break backslashes, and the separators that stand before the next label on the line. */
function trimmed(line: Inner, from: number, to: number): FieldValue | null {
  let start = from;
  let end = to;
  while (start < end && /[\s|·•]/.test(line.text.charAt(start))) start++;
  while (end > start && /[\s|·•\\]/.test(line.text.charAt(end - 1))) end--;
  if (start >= end) return null;
  return { text: line.text.slice(start, end), range: { start: line.start + start, end: line.start + end } };
}
