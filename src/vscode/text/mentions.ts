import type { Range } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import { innerLines } from '../../adr/text/document';

/** A record that is named without being linked. */
export interface Mention {
  readonly target: string;
  readonly range: Range;
}

/** `ADR-0004` and `adr 12`; the same in a path or a longer word is none. */
const NAMED = /(?<![\w/.-])ADR[-_ #]?\d{1,5}(?![\w/-]|\.\w)/gi;
/** Code, links, and reference links: `[...](x)`, `[...][x]`, `<...>`. */
const TAKEN = /`+[^`]*`+|!?\[(?:[^[\]]|\[[^[\]]*\])*\](?:\([^)]*\)|\[[^\]]*\])|<[^<>\s]+>|https?:\/\/\S+/g;

/** Mentions in the prose, and the bare numbers and file names that fields such as `Superseded by` hold. */
export function mentionsOf(record: AdrRecord): Mention[] {
  const found = record.links
    .filter(({ range, target }) => record.text.slice(range.start, range.end) === target)
    .map(({ target, range }) => ({ target, range }));
  for (const block of record.document.blocks) {
    if (block.kind !== 'paragraph' && (block.kind !== 'heading' || block.level === 1)) continue;
    for (const { text, start } of innerLines(record.document, block)) {
      if (!/adr/i.test(text) || text.length > 5000) continue;
      const bare = text.replace(TAKEN, taken => ' '.repeat(taken.length));
      for (const { 0: target, index } of bare.matchAll(NAMED)) {
        const range = { start: start + index, end: start + index + target.length };
        if (found.every(other => range.end <= other.range.start || range.start >= other.range.end))
          found.push({ target, range });
      }
    }
  }
  return found;
}
