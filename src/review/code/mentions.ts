import type { LogEntry } from '../../log/entries';
import { isGone } from '../../log/governing';
import { labelOf } from '../../log/label';
import type { Mention } from '../../log/mentions';
import { codeMentions, meantBy, numberIndex, prefixesOf } from '../../log/numberIndex';
import { asWide, identityOf, plainNumber } from '../../log/numbers';
import { nameOf } from '../../log/paths';
import { mayHoldMentions } from '../../log/renumber/mentioning';
import { successorsOf } from '../../log/successors';
import type { Finding, Fix, Severity } from '../finding';

/** Stable, as the names of the other rules. */
type MentionRuleName = 'mention-unknown' | 'mention-gone';

export interface MentionFinding extends Omit<Finding, 'rule'> {
  readonly rule: MentionRuleName;
}

/** The rules for files that are no records. */
export const mentionRules: readonly {
  readonly name: MentionRuleName;
  readonly severity: Severity;
  readonly about: string;
}[] = [
  { name: 'mention-unknown', severity: 'info', about: 'A file mentions a decision that is not in the log.' },
  {
    name: 'mention-gone',
    severity: 'warning',
    about: 'A file mentions a decision that is superseded, deprecated, rejected or withdrawn.',
  },
];

interface Log {
  readonly folder: string;
  readonly entries: readonly LogEntry[];
}

/** A changelog tells what was, and what lies in a log's folder or among the companions of records is history too. */
export function isCode(path: string, logs: readonly Log[]): boolean {
  if (!mayHoldMentions(path) || /^(?:changelog|changes|history|releases?)(?:[.-]|$)/i.test(nameOf(path))) return false;
  return !/(?:^|\/)\.aiwg\//.test(path) && logs.every(({ folder }) => !path.startsWith(`${folder}/`));
}

/** What is wrong with the mentions of a file; the logs that speak for it come nearest first. */
export function reviewMentions(text: string, logs: readonly Log[]): MentionFinding[] {
  const counted = logs.some(({ entries }) => hasPlainNumbers(entries));
  const mentions = codeMentions(text, prefixesOf(logs));
  return mentions.flatMap((mention, index): MentionFinding[] => {
    const range = { start: mention.start, end: mention.end };
    const meant = meantBy(mention, logs);
    if (!meant) {
      // Another repository's, another row's, or no decision at all: only what is written as ours is worth a word.
      if (!counted || mention.prefix.toUpperCase() !== 'ADR' || !/[-#]/.test(mention.sign)) return [];
      const message = `The log has no ${written(text, mention)}. Is the number right?`;
      return [{ rule: 'mention-unknown', severity: 'info', message, range, fix: null }];
    }
    const [entry] = meant.entries;
    if (!entry || !meant.entries.every(isGone)) return [];
    const next = successorsOf(meant.log.entries, entry);
    // `ADR-0009 (supersedes ADR-0007)` says it already.
    if (namesOnLine(text, mentions, index, meant.log.entries, next)) return [];
    const message = `${written(text, mention)} is ${sentence(entry, next)}`;
    const offers = next.flatMap(one => replacement(mention, one));
    return [{ rule: 'mention-gone', severity: 'warning', message, range, fix: null, offers }];
  });
}

function sentence({ status }: LogEntry, next: readonly LogEntry[]): string {
  if (next.length > 0) return `superseded by ${next.map(labelOf).join(' and ')}.`;
  if (status?.means === 'superseded') return 'superseded, and the log does not say by which decision.';
  return `${status?.means}: nothing should rest on it any more.`;
}

function written(text: string, { start, end }: Mention): string {
  return text.slice(start, end);
}

const plain = new WeakMap<readonly LogEntry[], boolean>();

/** A log whose files are named by the day, or by a prefix of their own, has no ADR-7 to miss. */
function hasPlainNumbers(entries: readonly LogEntry[]): boolean {
  const known = plain.get(entries);
  if (known !== undefined) return known;
  const has = entries.some(({ path, number }) => /^\d{1,5}[a-z]?$/.test(identityOf(path, number?.value ?? null) ?? ''));
  plain.set(entries, has);
  return has;
}

function namesOnLine(
  text: string,
  mentions: readonly Mention[],
  index: number,
  entries: readonly LogEntry[],
  next: readonly LogEntry[],
): boolean {
  const own = mentions[index];
  if (!own || next.length === 0) return false;
  const [from, to] = [text.lastIndexOf('\n', own.start) + 1, lineEnd(text, own.end)];
  for (const step of [-1, 1]) {
    for (let at = index + step; Math.abs(at - index) < 50; at += step) {
      const other = mentions[at];
      if (!other || other.start < from || other.end > to) break;
      if (
        numberIndex(entries)
          .named(other)
          .some(entry => next.includes(entry))
      )
        return true;
    }
  }
  return false;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** In the way it was written: `adr#7` becomes `adr#12`. */
function replacement({ start, end, digits, prefix, sign }: Mention, next: LogEntry): Fix[] {
  const identity = identityOf(next.path, next.number?.value ?? null);
  if (identity === null) return [];
  const row = /^([a-z]+)-(.+)$/.exec(identity);
  const width = asWide(plainNumber(row?.[2] ?? identity), digits);
  const series = row?.[1]?.toUpperCase() ?? 'ADR';
  const newText = series === prefix.toUpperCase() ? `${prefix}${sign}${width}` : `${series}-${width}`;
  return [{ title: `Replace with ${newText}`, edits: [{ start, end, newText }] }];
}
