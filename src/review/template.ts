import type { AdrRecord } from '../adr/read';
import { innerLines } from '../adr/text/document';

/** `template.md`, `adr-template.md`, `0000-template.md`, `_new.md`; `0012-use-a-template-engine.md` is a record. */
const FORM =
  /^(?:_|adr[-_ ]?(?:n{2,}|x{2,})[-_.]|(?:adr[-_ ]?)?0*[-_ ]?(?:[a-z]+[-_])*(?:template|skeleton|boilerplate|vorlage|plantilla)(?:[-_.]|$))/i;
// ADR-NNN: [short title]   # {short title of solved problem and solution}   # Title
const BLANK_TITLE =
  /^\W*(?:adr\W{0,2})?(?:n{2,}|x{2,}|\d*)\W*[[{<][^\]}>]*[\]}>]\W*$|\b(?:NNNN?|XXXX?)\b|^\W*(?:short |decision )?title\W*$/i;
// [Why this score?]   {describe the context}   <concise decision>
const HOLE =
  /(?<![\\\]!`$])(?:\[[\p{L}][^\]\n`]* [^\]\n`]*\](?![([:])|\{[\p{L}][^}\n`:;=]* [^}\n`:;=]*\}|<[\p{L}][^>\n/="`]* [^>\n/="`]*>)/u;

/** A form to be filled in: what it lacks is what it is for. */
export function isTemplate(record: AdrRecord): boolean {
  const { path, title, heading, text } = record;
  if (path !== null && FORM.test(path.slice(path.lastIndexOf('/') + 1))) return true;
  const name = heading ? text.slice(heading.start, heading.end) : (title?.value ?? '');
  return BLANK_TITLE.test(name) || (record.status === null && isMostlyHoles(record));
}

/** Every fourth line of prose waits for somebody's words. Code has brackets of its own and is not looked at. */
function isMostlyHoles({ document }: AdrRecord): boolean {
  const lines = document.blocks
    .filter(({ kind }) => kind === 'paragraph')
    .slice(0, 2000)
    .flatMap(block => innerLines(document, block));
  const open = lines.filter(({ text }) => text.length < 2000 && HOLE.test(text)).length;
  return open >= 4 && open * 4 >= lines.length;
}
