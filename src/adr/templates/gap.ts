import type { Range } from '../model';

/** `<!-- hint -->`, `{what to say}`, `[what to say]` that is no link; never the notes about what may be left out. */
const placeholder = /<!--(?![^>]*\boptional\b)(?:[^-]|-(?!->))*-->|\{[^{}\r\n]+\}|\[(?!\^)[^[\]\r\n]{3,}\](?![([:])/gi;
/** `## Context`, and nothing until the next heading. */
const emptySection = /^##+[ \t]+.*\r?\n(?:[ \t]*\r?\n)*(?=##|(?![\s\S]))/gm;

/** What is to be written first in a new record: the first hint below its title, or the first empty section. */
export function firstGap(text: string): Range {
  const title = /^#[ \t]+.*$/m.exec(text);
  const from = title ? title.index + title[0].length : 0;
  const hint = after(placeholder, text, from);
  const section = after(emptySection, text, from);
  if (section && (!hint || section.index < hint.index)) return below(text, section.index);
  if (hint) return { start: hint.index, end: hint.index + hint[0].length };
  return { start: text.length, end: text.length };
}

function after(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** The line after the blank one below a heading, where there is one before the next heading. */
function below(text: string, heading: number): Range {
  const blank = /.*(?:\r?\n[ \t]*(?=\r?\n|$)){0,2}/y;
  blank.lastIndex = heading;
  const at = heading + (blank.exec(text)?.[0].length ?? 0);
  return { start: at, end: at };
}
