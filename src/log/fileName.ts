/** How a log names its files: `0007-use-redis.md`, `adr-007-use-redis.md`, `ADR-7_use-redis.md`. */
export interface NameStyle {
  readonly prefix: string;
  readonly width: number;
  readonly separator: string;
}

const defaultStyle: NameStyle = { prefix: '', width: 4, separator: '-' };
const numbered = /^((?:[A-Za-z]+[-_ ]?)?)(\d{1,6})([-_. ])\S.*\.(?:md|markdown|mdx|adoc)$/;
/** Dates are not numbers: `2024-05-01-use-redis.md`, `20240501-use-redis.md`. */
const dated = /^(?:\d{4}-\d{2}-\d{2}|(?:19|20)\d{6})\D/;

/** The number in a record's file name, or `null`. */
export function numberOf(fileName: string): number | null {
  const digits = dated.test(fileName) ? undefined : numbered.exec(fileName)?.[2];
  return digits === undefined ? null : Number(digits);
}

/**
 * The name of the next record in a folder, in the style of its newest one, and its number as written there. `number` where it
 * is to have a certain one.
 */
export function nextFileName(
  existing: readonly string[],
  title: string,
  number: string | null = null,
): { readonly digits: string; readonly name: string } {
  let highest = 0;
  let style = defaultStyle;
  for (const name of existing) {
    const own = numberOf(name);
    if (own === null || own < highest) continue;
    highest = own;
    style = styleOf(name);
  }
  const digits = (number ?? String(highest + 1)).padStart(style.width, '0');
  return { digits, name: `${style.prefix}${digits}${style.separator}${slug(title)}.md` };
}

/** The number after the highest in names and titles. */
export function nextNumber(names: readonly string[], numbers: readonly string[]): string {
  const own = [...names.map(numberOf), ...numbers.map(number => Number.parseInt(number, 10))];
  return String(1 + Math.max(0, ...own.map(number => (number !== null && Number.isFinite(number) ? number : 0))));
}

/** `0007-use-redis.md` with another number, in the same style; `null` where the name has none to change. */
export function renumberedName(name: string, number: string): string | null {
  const found = numberOf(name) === null ? null : numbered.exec(name);
  if (!found) return null;
  const [, prefix = '', digits = ''] = found;
  return `${prefix}${number.replace(/^0+(?=\d)/, '').padStart(digits.length, '0')}${name.slice(prefix.length + digits.length)}`;
}

function styleOf(name: string): NameStyle {
  const [, prefix = '', digits = '', separator = '-'] = numbered.exec(name) ?? [];
  return { prefix, width: digits.length, separator: separator === '.' ? '-' : separator };
}

const longest = 60;

/** `Keep user sessions in Redis!` -> `keep-user-sessions-in-redis`; letters of every script stay. */
export function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
  let result = '';
  for (const word of words) {
    const longer = result === '' ? word : `${result}-${word}`;
    if (longer.length > longest) break;
    result = longer;
  }
  return result || [...(words[0] ?? 'decision')].slice(0, longest).join('');
}
