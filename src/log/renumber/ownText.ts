import { applyEdits, type TextEdit } from '../../adr/edit/text';
import { read } from '../../adr/read';
import { fieldsOf } from '../../adr/read/fields';
import { prefixOf } from '../../adr/read/prefix';
import { asWide, plainNumber } from '../numbers';
import { follow, type Move } from './follow';

/** The record's own text with its new number: in the title, in the head's fields, and wherever it names itself. */
export function ownText(text: string, move: Move, like: string | null): string {
  return applyEdits(text, ownEdits(text, move, like));
}

export function ownEdits(text: string, move: Move, like: string | null): TextEdit[] {
  const record = read(text, { path: move.from });
  const taken: TextEdit[] = [];
  const add = (edits: readonly TextEdit[]) => {
    for (const edit of edits)
      if (taken.every(({ start, end }) => edit.end <= start || edit.start >= end)) taken.push(edit);
  };
  const { heading } = record;
  if (heading) {
    const raw = text.slice(heading.start, heading.end);
    const { number, at } = prefixOf(raw);
    if (number !== null && move.old !== null && plainNumber(number) === plainNumber(move.old)) {
      const digits = /\d.*$/.exec(number)?.[0] ?? number;
      const start = heading.start + at + number.length - digits.length;
      add([{ start, end: start + digits.length, newText: asWide(move.digits, digits) }]);
    } else if (number === null && move.old === null && like !== null) {
      add([{ start: heading.start, end: heading.start, newText: like }]);
    }
  }
  for (const field of fieldsOf(record.document)) {
    const value = field.name === 'number' ? field.values[0] : undefined;
    const digits = value ? /(\d{1,6}[a-z]?)\s*$/i.exec(value.text)?.[1] : undefined;
    if (!value || !digits || move.old === null || plainNumber(digits) !== plainNumber(move.old)) continue;
    const start = value.range.start + value.text.lastIndexOf(digits);
    add([{ start, end: start + digits.length, newText: asWide(move.digits, digits) }]);
  }
  const { edits, bare } = follow(move.from, text, move);
  add(edits);
  add(bare);
  return taken;
}

/** What a draft's title gets in front of it, as the titles of the log have it: `ADR-0007: `, `7. `; `null` where they have none. */
export function prefixLike(titles: readonly string[], digits: string): string | null {
  for (const title of titles) {
    const { number, length, at } = prefixOf(title);
    if (number === null) continue;
    const own = /\d.*$/.exec(number)?.[0] ?? number;
    const prefix = title.slice(0, length);
    const start = at + number.length - own.length;
    return `${prefix.slice(0, start)}${asWide(digits, own)}${prefix.slice(start + own.length)}`;
  }
  return null;
}
