import type { LogEntry } from './entries';

export interface Searchable {
  readonly entry: LogEntry;
  /** The whole text in lower case, and after it the state, for which the text may have a word of its own. */
  readonly lower: string;
  readonly text: string;
  /** In lower case. */
  readonly title: string;
  /** Without zeros before it. */
  readonly number: string | null;
}

export interface Hit<T extends Searchable = Searchable> {
  readonly record: T;
  readonly entry: LogEntry;
  /** The line with the first word that was found, shortened. */
  readonly excerpt: string;
  readonly score: number;
}

export function searchable(entry: LogEntry, text: string): Searchable {
  const { title, number, status } = entry;
  const state = status === null ? '' : `\n${status.value} ${status.means ?? ''}`;
  return {
    ...{ entry, text, lower: `${text.toLowerCase()}${state}` },
    title: title?.value.toLowerCase() ?? '',
    number: number === null ? null : withoutZeros(number.value),
  };
}

const MOST_WORDS = 12;
const SHOWN = 200;

/**
 * The records that hold every word, those with it in the title first; where none holds all, those that hold most. A number
 * (`ADR-7`, `7`) finds its record.
 */
export function search<T extends Searchable>(records: readonly T[], query: string, most = 20): Hit<T>[] {
  const words = wordsOf(query);
  return best(records, words)
    .sort((a, b) => b.score - a.score || (a.record.entry.path < b.record.entry.path ? -1 : 1))
    .slice(0, most)
    .map(({ record, score }) => ({ record, entry: record.entry, score, excerpt: excerptOf(record, words) }));
}

/** All that a search finds, as they came, for a view that keeps its own order. Each record is looked at once. */
export class Matcher<T extends Searchable> {
  readonly #words: readonly Word[];
  readonly #held = new WeakMap<T, number>();

  constructor(query: string) {
    this.#words = wordsOf(query);
  }

  matching(records: readonly T[]): T[] {
    let most = 1;
    for (const record of records) most = Math.max(most, this.#heldBy(record));
    return records.filter(record => this.#heldBy(record) === most);
  }

  #heldBy(record: T): number {
    const known = this.#held.get(record);
    if (known !== undefined) return known;
    const [, held] = scoreOf(record, this.#words);
    this.#held.set(record, held);
    return held;
  }
}

interface Word {
  readonly text: string;
  /** What it is as the number of a record. */
  readonly number: string;
}

function wordsOf(query: string): Word[] {
  const words = [...new Set(query.toLowerCase().match(/[\p{L}\p{N}_.+#-]+/gu) ?? [])].slice(0, MOST_WORDS);
  return words.map(text => ({ text, number: withoutZeros(text.replace(/^adr[-_#]?/, '')) }));
}

function withoutZeros(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}

function best<T extends Searchable>(records: readonly T[], words: readonly Word[]) {
  const found: { record: T; score: number; held: number }[] = [];
  let most = 1;
  for (const record of records) {
    const [score, held] = scoreOf(record, words);
    if (held < most) continue;
    most = held;
    found.push({ record, score, held });
  }
  return found.filter(({ held }) => held === most);
}

function scoreOf({ title, number, lower }: Searchable, words: readonly Word[]): [score: number, held: number] {
  let score = 0;
  let held = 0;
  for (const word of words) {
    const own = number !== null && word.number === number;
    const inTitle = title.includes(word.text);
    const at = lower.indexOf(word.text);
    if (!own && !inTitle && at < 0) continue;
    held++;
    score += own ? 20 : inTitle ? 10 : 1;
    if (at >= 0 && lower.indexOf(word.text, at + word.text.length) >= 0) score += 1;
  }
  return [score, held];
}

/** The line with a word that the title does not say, for that the reader sees anyway. */
function excerptOf({ title, text, lower }: Searchable, words: readonly Word[]): string {
  const texts = words.map(each => each.text);
  const [word = ''] = [...texts.filter(each => !title.includes(each)), ...texts].filter(each => lower.includes(each));
  // Lower case may have another length in some scripts: then the place is only near.
  const at = word === '' ? -1 : Math.min(lower.indexOf(word), text.length);
  if (at < 0) return '';
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(Math.max(start, at - SHOWN / 2), end < 0 ? undefined : end).trim();
  return line.slice(0, SHOWN);
}
