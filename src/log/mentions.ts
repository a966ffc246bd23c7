/** A record named in any text: `ADR-0007`, `ADR 7`, `adr#7`. */
export interface Mention {
  /** As written: `0007`. */
  readonly digits: string;
  /** As written: `ADR`, or what a log with rows of its own writes: `ARCH`. */
  readonly prefix: string;
  /** What stands between the two: `-`, a blank, `#`, or nothing. */
  readonly sign: string;
  readonly start: number;
  readonly end: number;
}

const MENTION = pattern(['ADR']);
const MOST = 10_000;

function pattern(prefixes: readonly string[]): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}_/.-])(${prefixes.join('|')})([-_ ]?#?)(\\d{1,6}[a-z]?)(?![\\p{L}\\p{N}_]|[-.]\\p{N})`,
    'giu',
  );
}

/**
 * Every mention in a text, in order. Paths and file names (`docs/adr-0007-x.md`) are no mentions. The prefixes are what a
 * log with rows of its own writes: `ARCH-001`.
 */
export function mentionsIn(text: string, prefixes: string | readonly string[] = 'ADR'): Mention[] {
  const wanted = (typeof prefixes === 'string' ? [prefixes] : prefixes).filter(one => /^[A-Za-z]{2,12}$/.test(one));
  if (wanted.length === 0) return [];
  const own = wanted.length > 1 || wanted[0]?.toUpperCase() !== 'ADR';
  const found: Mention[] = [];
  for (const match of text.matchAll(own ? pattern(wanted) : MENTION)) {
    const [whole, prefix = '', sign = '', digits = ''] = match;
    const end = match.index + whole.length;
    // ADR-0007-use-x.md is the name of a file
    if (text.charAt(end) === '-' && /^-[\w-]*\.\w/.test(text.slice(end, end + 80))) continue;
    found.push({ digits, prefix, sign, start: match.index, end });
    if (found.length >= MOST) break;
  }
  return found;
}
