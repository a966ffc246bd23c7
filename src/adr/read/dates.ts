import type { ReadDate, Section } from '../model';
import { type Document, innerLines } from '../text/document';
import { fieldNamed } from '../words/labels';
import { dateIn } from './calendar';
import type { Field } from './fieldLines';
import { dateOfStatus } from './statusDate';

export { dateIn } from './calendar';

/** The record's date: a field called so, else one that says when it was made, else the one beside its status. */
export function dateOf(document: Document, fields: readonly Field[], sections: readonly Section[]): ReadDate | null {
  let unread: ReadDate | null = null;
  const own = fields.some(({ name }) => name === 'date') ? null : dateInSection(document, sections);
  if (own?.iso) return own;
  for (const name of ['date', 'created', 'status'] as const) {
    for (const field of fields) {
      const value = field.name === name ? field.values[0] : undefined;
      // The date beside "superseded" is that of the other decision.
      if (!value || (name === 'status' && /supers|deprec|replac/i.test(value.text))) continue;
      const date = dateIn(document.text, value);
      if (date?.iso) return date;
      if (name !== 'status') unread ??= date ?? { iso: null, raw: value.text, range: value.range };
    }
    if (unread && name === 'date') return unread;
  }
  return unread ?? dateOfStatus(document, fields, sections);
}

/** `## Date` with the date as its first line. */
function dateInSection(document: Document, sections: readonly Section[]): ReadDate | null {
  const section = sections.find(({ heading }) => fieldNamed(heading.value) === 'date');
  if (!section) return null;
  const block = document.blocks.find(
    ({ kind, line }) => kind === 'paragraph' && document.lines.start(line) >= section.body.start,
  );
  const line =
    block && document.lines.start(block.line) < section.body.end ? innerLines(document, block)[0] : undefined;
  return line ? dateIn(document.text, { text: line.text, range: line }) : null;
}
