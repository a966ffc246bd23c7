import { plain } from '../text/inline';

/**
 * A text as the content of a table's cell that reads back as that text: pipes are escaped, line breaks become blanks, and
 * characters that Markdown would take for its own are escaped only where it would.
 */
export function escapeCell(text: string): string {
  const line = text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const piped = line.replace(/\\?\|/g, found => (found.length > 1 ? '\\\\\\|' : '\\|'));
  if (plain(piped) === line && !oddTicks(piped) && !piped.endsWith('\\')) return piped;
  return line.replace(/[\\`*_[\]<>~&!|]/g, '\\$&');
}

/** A text as part of a paragraph: the same without the pipes, which mean nothing there. */
export function escapeInline(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (plain(line) === line && !oddTicks(line)) return line;
  return line.replace(/[\\`*_[\]<>~&!]/g, '\\$&');
}

function oddTicks(text: string): boolean {
  return ((text.match(/(?<!\\)`/g)?.length ?? 0) & 1) === 1;
}
