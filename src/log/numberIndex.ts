import type { LogEntry } from './entries';
import { type Mention, mentionsIn } from './mentions';
import { identityOf, plainNumber } from './numbers';

/** The records of a log by what a text calls them. */
export interface NumberIndex {
  /** What its mentions begin with: `ADR`, and what its own rows of numbers are called. */
  readonly prefixes: readonly string[];
  /** Records of several folders may have one number. */
  named(mention: Pick<Mention, 'prefix' | 'digits'>): readonly LogEntry[];
}

const made = new WeakMap<readonly LogEntry[], NumberIndex>();

/** Made once for each version of a log, so that a mention is looked up and not searched for. */
export function numberIndex(entries: readonly LogEntry[]): NumberIndex {
  const known = made.get(entries);
  if (known) return known;
  const index = build(entries);
  made.set(entries, index);
  return index;
}

function build(entries: readonly LogEntry[]): NumberIndex {
  const byName = new Map<string, LogEntry[]>();
  const prefixes = new Set(['ADR']);
  for (const entry of entries) {
    for (const name of namesOf(entry)) {
      const prefix = /^[a-z]{2,12}(?=-)/.exec(name)?.[0];
      if (prefix !== undefined) prefixes.add(prefix.toUpperCase());
      const alike = byName.get(name);
      if (alike) alike.push(entry);
      else byName.set(name, [entry]);
    }
  }
  return {
    prefixes: [...prefixes].slice(0, 20),
    named: ({ prefix, digits }) => {
      const row = prefix.toLowerCase();
      return byName.get(row === 'adr' ? plainNumber(digits) : `${row}-${plainNumber(digits)}`) ?? [];
    },
  };
}

/** `arch-1` for `ARCH-001-x.md` and for a title `ARCH-1: X`; `7` for `0007-x.md`. */
function namesOf({ path, number }: LogEntry): readonly string[] {
  const identity = identityOf(path, number?.value ?? null);
  if (identity === null) return [];
  const row = /^([A-Za-z]{2,12})[-_ ]?0*(\d+[a-z]?)$/.exec(number?.value ?? '');
  if (!row?.[1] || row[1].toUpperCase() === 'ADR') return [identity];
  return [...new Set([identity, `${row[1].toLowerCase()}-${row[2]}`])];
}

/** `ADR7` in capitals may be a decision, `adr1` and `ADR16` are what programs call addresses and registers. */
const certain = ({ prefix, sign, digits }: Mention) =>
  sign !== '' || (prefix === prefix.toUpperCase() && digits.length > 2);

/** What a file that is no record calls by a decision's name. */
export function codeMentions(text: string, prefixes: readonly string[]): Mention[] {
  return mentionsIn(text, prefixes).filter(certain);
}

/** Whether a text may mention anything at all: quick, and without knowing the log. */
export function mayMention(text: string): boolean {
  return /\badr[-_ ]?#?\d/i.test(text) || /\b[A-Z]{2,12}[-_ ]?#?\d/.test(text);
}

/** The first of several logs, the nearest first, that knows what a mention means. */
export function meantBy<T extends { readonly entries: readonly LogEntry[] }>(
  mention: Pick<Mention, 'prefix' | 'digits'>,
  logs: readonly T[],
): { readonly log: T; readonly entries: readonly LogEntry[] } | null {
  for (const log of logs) {
    const entries = numberIndex(log.entries).named(mention);
    if (entries.length > 0) return { log, entries };
  }
  return null;
}

/** What the mentions of some logs begin with. */
export function prefixesOf(logs: readonly { readonly entries: readonly LogEntry[] }[]): readonly string[] {
  return [...new Set(logs.flatMap(({ entries }) => numberIndex(entries).prefixes))];
}
