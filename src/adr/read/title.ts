import type { Range, Sourced } from '../model';
import { type Document, headingText, innerLines } from '../text/document';
import { plain } from '../text/inline';
import { fieldNamed } from '../words/labels';
import { isHeadHeading, roleOf } from '../words/roles';
import { type Field, fieldsOfLine } from './fieldLines';
import { GENERIC, prefixOf } from './prefix';
import { titleHeading } from './titleHeading';

/** A title as written, number and all. */
export interface RawTitle {
  readonly raw: string;
  readonly range: Range;
}

/**
 * The first H1 that stands before every other heading, unless it announces a section; else the front matter's title;
 * else the first heading whatever its level, where it says more than the name of a section.
 */
export function rawTitleOf(document: Document, fields: readonly Field[]): RawTitle | null {
  const front = fields.find(field => field.name === 'title' && field.notation === 'front')?.values[0];
  const headings = document.blocks.filter(block => block.kind === 'heading' && block.items === 0);
  let first: RawTitle | null = null;
  const [top] = headings;
  if (top?.level === 1 && GENERIC.test(plain(headingText(document, top).text))) {
    const said = titleInSection(document);
    if (said) return said;
  }
  const own = titleHeading(document);
  for (const block of headings.slice(0, 40)) {
    const text = headingText(document, block);
    if (text.text === '' || (block.setext && fieldsOfLine(text).length > 0)) continue;
    const title = { raw: text.text, range: { start: text.start, end: text.end } };
    const section = block !== own && (roleOf(plain(text.text)) !== 'other' || isHeadHeading(plain(text.text)));
    const numbered = prefixOf(plain(text.text)).number !== null;
    // `# 7. Decision drivers for X` is a title all the same, and so is an only H1 that happens to be called `Proposal ...`.
    if (
      block.level === 1 &&
      first === null &&
      (!section || numbered || headings.every(other => other === block || other.level > 1))
    )
      return title;
    if (first === null && !section && block.quotes === 0) first = title;
    else if (first === null) first = { raw: '', range: title.range };
  }
  if (front) return { raw: front.text, range: front.range };
  // A first heading deeper than H1 is a title when it carries a number or nothing else could be one.
  if (first && first.raw !== '' && prefixOf(plain(first.raw)).length > 0) return first;
  return null;
}

/** Under `## Title`, where the H1 only says what kind of document this is: `2025-06-30 ADR 1: Use X`. */
function titleInSection(document: Document): RawTitle | null {
  const index = document.blocks.findIndex(
    block => block.kind === 'heading' && block.level === 2 && fieldNamed(headingText(document, block).text) === 'title',
  );
  const next = index < 0 ? undefined : document.blocks[index + 1];
  const line = next?.kind === 'paragraph' ? innerLines(document, next)[0] : undefined;
  if (!line) return null;
  const dated = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[\s:–-]+/.exec(line.text)?.[0].length ?? 0;
  return { raw: line.text.slice(dated), range: { start: line.start + dated, end: line.end } };
}

/** The words of the title without number, anchors, comments and emphasis. */
export function titleOf(raw: RawTitle | null): Sourced<string> | null {
  if (!raw) return null;
  const bare = raw.raw.replace(/\s*\{#[\w-]+\}\s*$/, '');
  const prefix = prefixOf(bare);
  const value = plain(bare.slice(prefix.length)) || plain(bare);
  if (value === '') return null;
  return { value, range: { start: raw.range.start + prefix.length, end: raw.range.start + bare.length } };
}
