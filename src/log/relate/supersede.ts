import { setStatus } from '../../adr/edit/status';
import { applyEdits, type TextEdit } from '../../adr/edit/text';
import { read } from '../../adr/read';
import { fieldsOf } from '../../adr/read/fields';
import type { Change } from '../change';
import { citation, type Placed } from './citation';
import { changeOf, placed, type Text } from './link';
import { linkEdits } from './linkEdits';
import { says } from './says';
import { RELATION_WORDS } from './words';

/** Both ends of a supersession: the old record is superseded by the new one and says so, the new one says what it supersedes. */
export function supersede(old: Text, next: Text, date: string): Change[] {
  const [before, after] = [placed(old), placed(next)];
  return [
    changeOf(before, says(before, after, 'superseded-by') && isGone(before) ? [] : oldEnd(before, after, date)),
    changeOf(after, says(after, before, 'supersedes') ? [] : linkEdits(after, 'supersedes', before)),
  ];
}

function isGone(record: Placed): boolean {
  return record.status?.means === 'superseded';
}

function oldEnd(old: Placed, next: Placed, date: string): TextEdit[] {
  // Where the record has a field for it, the status stays one word.
  const own = fieldsOf(old.document).some(({ name }) => name === 'superseded-by');
  if (own) return [...setStatus(old, { status: 'superseded', date }), ...linkEdits(old, 'superseded-by', next)];
  const likeAdrTools = movedStatus(old, next);
  if (likeAdrTools && read(applyEdits(old.text, likeAdrTools), { path: old.path }).status?.means === 'superseded')
    return likeAdrTools;
  return quotedStatus(old, next) ?? setStatus(old, { status: `superseded by ${citation(old, next)}`, date });
}

/** `RFC` in backticks: a link in them would be no link, so they go. */
function quotedStatus(old: Placed, next: Placed): TextEdit[] | null {
  const [mention, ...others] = old.status?.all ?? [];
  if (!mention || others.length > 0) return null;
  const { start, end } = mention.range;
  if (old.text.charAt(start - 1) !== '`' || old.text.charAt(end) !== '`') return null;
  return [{ start: start - 1, end: end + 1, newText: `${RELATION_WORDS['superseded-by']} ${citation(old, next)}` }];
}

/** adr-tools takes `Accepted` out of the section and writes the link at its end, after those that are there. */
function movedStatus(old: Placed, next: Placed): TextEdit[] | null {
  const { status, document, text } = old;
  const section = old.sections.find(({ role }) => role === 'status');
  if (!status || !section || status.all.length !== 1 || status.notation !== 'section') return null;
  const { lines } = document;
  const line = lines.at(status.range.start);
  if (line <= section.line || lines.of(line).trim() !== status.raw) return null;
  const rest = text.slice(lines.end(line), section.body.end).trim();
  if (rest === '' || !rest.split(/\r?\n/).every(each => each.trim() === '' || /^\p{L}[\p{L} ]+ \[/u.test(each)))
    return null;
  const until = lines.at(text.slice(0, section.body.end).trimEnd().length);
  const eol = lines.breakAfter(line);
  return [
    { start: lines.start(line), end: lines.start(line + 2), newText: '' },
    {
      start: lines.end(until),
      end: lines.end(until),
      newText: `${eol}${eol}${RELATION_WORDS['superseded-by']} ${citation(old, next)}`,
    },
  ];
}
