import type { ReadDate, Section } from '../model';
import type { Document } from '../text/document';
import { dateIn } from './calendar';
import type { Field } from './fieldLines';
import { statusOf } from './status';
import { entryOf } from './statusHistory';

/** The date that stands with the record's status: `Accepted on 2021-04-05`, or with the last dated step of a history. */
export function dateOfStatus(
  document: Document,
  fields: readonly Field[],
  sections: readonly Section[],
): ReadDate | null {
  const status = statusOf(document, fields, sections);
  if (!status || status.notation === 'front' || status.notation === 'attribute') return null;
  const at = document.lines.at(status.range.start);
  const lead = document.text.slice(document.lines.start(at), status.range.start);
  // 2017-11-24 accepted
  const found = /^[\s>*_[+-]*\d[^\p{L}]*$/u.test(lead)
    ? dateBeside(document, document.lines.start(at), status.range.start)
    : dateBeside(document, status.range.start, document.lines.end(at));
  let earlier: ReadDate | null = null;
  let steps = 0;
  for (let line = at - 1; line >= 0 && line > at - 20; line--) {
    const start = document.lines.start(line);
    const text = document.text.slice(start, document.lines.end(line));
    if (text.trim() === '') continue;
    const marker = /^[\s>*+-]*(?:\d+[.)]\s)?\s*/.exec(text)?.[0].length ?? 0;
    if (!entryOf({ text: text.slice(marker), range: { start: 0, end: 0 } })) break;
    steps++;
    earlier ??= dateBeside(document, start + marker, start + text.length);
  }
  // The date beside "superseded" is that of the other decision, unless it is a step of this one's history.
  if (steps === 0 && (status.means === 'superseded' || status.means === 'deprecated')) return null;
  return found ?? earlier;
}

/** In the words that tell of the status, and not in a sentence after them: `Accepted. Review by 2025-01-01`. */
function dateBeside(document: Document, start: number, end: number): ReadDate | null {
  const text = document.text.slice(start, end);
  const cut =
    /[.;!?。]\s+(?=\p{Lu})|\b(?:until|review|revisit|expires?|valid|target|due)\b/iu.exec(text)?.index ?? text.length;
  const date = dateIn(document.text, { text, range: { start, end: start + cut } });
  return date?.iso ? date : null;
}
