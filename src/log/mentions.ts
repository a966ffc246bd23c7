/** A record named in any text: `ADR-0007`, `ADR 7`, `adr#7`. */
export interface Mention {
  /** As written: `0007`. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

const MENTION = pattern('ADR');
const MOST = 10_000;

function pattern(prefix: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_/.-])${prefix}[-_ ]?#?(\\d{1,6}[a-z]?)(?![\\p{L}\\p{N}_]|[-.]\\p{N})`, 'giu');
}

/**
 * Every mention in a text, in order. Paths and file names (`docs/adr-0007-x.md`) are no mentions. `prefix` is what a log with
 * rows of its own writes: `ARCH-001`.
 */
export function mentionsIn(text: string, prefix = 'ADR'): Mention[] {
  if (!/^[A-Za-z]{2,12}$/.test(prefix)) return [];
  const found: Mention[] = [];
  for (const match of text.matchAll(prefix.toUpperCase() === 'ADR' ? MENTION : pattern(prefix))) {
    const digits = match[1] ?? '';
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 80);
    // ADR-0007-use-x.md is the name of a file
    if (/^-[\w-]*\.\w/.test(after)) continue;
    found.push({ digits, start: match.index, end: match.index + match[0].length });
    if (found.length >= MOST) break;
  }
  return found;
}
