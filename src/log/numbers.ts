import { numberOf } from './fileName';
import { nameOf } from './paths';

/** `0007` -> `7`, `ADR-012a` -> `12a`: what numbers are compared by. */
export function plainNumber(number: string): string {
  return number
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+[-_ #]*(?=\d)/, '')
    .replace(/^0+(?=\d)/, '');
}

/**
 * What a record's number is within its folder: `ARCH-001-x.md` -> `arch-1`, and that is not `ci-1`; `0012a-x.md` -> `12a`,
 * `013.1-x.md` -> `13.1`. What the file is called counts; a title that was copied with its number only looks like a second record of that number.
 */
export function identityOf(path: string, number: string | null): string | null {
  const name = nameOf(path);
  const found = /^([A-Za-z]*)[-_ ]?0*(\d+(?:\.\d+)?[a-z]?)(?![\da-z])/.exec(name);
  if (!found?.[2] || numberOf(name) === null) return number === null ? null : plainNumber(number);
  const prefix = found[1]?.toLowerCase() ?? '';
  return prefix === '' || prefix === 'adr' ? found[2] : `${prefix}-${found[2]}`;
}

/** `0004-x.md` and `0004-x.de.md` are one record in two languages. */
export function isTranslation(a: string, b: string): boolean {
  const base = (path: string) =>
    path.replace(/(?:[._-][a-z]{2}(?:[-_][A-Za-z]{2,4})?)?\.(?:md|mdx|markdown|adoc)$/, '');
  return base(a) === base(b);
}

/** A number in the width that another was written in: 12 for `0007` is `0012`, for `7` it is `12`. */
export function asWide(number: string, like: string): string {
  return number.replace(/^0+(?=\d)/, '').padStart(like.replace(/\D+$/, '').length, '0');
}
