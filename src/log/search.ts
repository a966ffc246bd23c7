import type { LogEntry } from './entries';

export interface Searchable {
  readonly entry: LogEntry;
  /** The whole text in lower case. */
  readonly lower: string;
  readonly text: string;
}

export interface Hit {
  readonly entry: LogEntry;
  /** The line with the first word that was found, shortened. */
  readonly excerpt: string;
  readonly score: number;
}

export function searchable(entry: LogEntry, text: string): Searchable {
  return { entry, text, lower: text.toLowerCase() };
}

const MOST_WORDS = 12;
const SHOWN = 200;

/**
 * The records that hold every word, those with it in the title first; where none holds all, those that hold most. A number
 * (`ADR-7`, `7`) finds its record.
 */
export function search(records: readonly Searchable[], query: string, most = 20): Hit[] {
  const words = [...new Set(query.toLowerCase().match(/[\p{L}\p{N}_.+#-]+/gu) ?? [])].slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const found: { record: Searchable; score: number; held: number }[] = [];
  for (const record of records) {
    const [score, held] = scoreOf(record, words);
    if (held > 0) found.push({ record, score, held });
  }
  const best = found.reduce((highest, { held }) => Math.max(highest, held), 0);
  return found
    .filter(({ held }) => held === best)
    .sort((a, b) => b.score - a.score || (a.record.entry.path < b.record.entry.path ? -1 : 1))
    .slice(0, most)
    .map(({ record, score }) => ({ entry: record.entry, score, excerpt: excerptOf(record, words) }));
}

function scoreOf({ entry, lower }: Searchable, words: readonly string[]): [score: number, held: number] {
  const title = entry.title?.value.toLowerCase() ?? '';
  const number = entry.number?.value.replace(/^0+(?=\d)/, '');
  let score = 0;
  let held = 0;
  for (const word of words) {
    const own = number !== undefined && word.replace(/^adr[-_#]?/, '').replace(/^0+(?=\d)/, '') === number;
    const inTitle = title.includes(word);
    const at = lower.indexOf(word);
    if (!own && !inTitle && at < 0) continue;
    held++;
    score += own ? 20 : inTitle ? 10 : 1;
    if (at >= 0 && lower.indexOf(word, at + word.length) >= 0) score += 1;
  }
  return [score, held];
}

/** The line with a word that the title does not say, for that the reader sees anyway. */
function excerptOf({ entry, text, lower }: Searchable, words: readonly string[]): string {
  const title = entry.title?.value.toLowerCase() ?? '';
  const [word = ''] = [...words.filter(each => !title.includes(each)), ...words].filter(each => lower.includes(each));
  // Lower case may have another length in some scripts: then the place is only near.
  const at = word === '' ? -1 : Math.min(lower.indexOf(word), text.length);
  if (at < 0) return '';
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(Math.max(start, at - SHOWN / 2), end < 0 ? undefined : end).trim();
  return line.slice(0, SHOWN);
}
