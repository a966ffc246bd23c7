import type { ReadDate } from '../model';
import { plain } from '../text/inline';
import type { FieldValue } from './fieldLines';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const PATTERNS: readonly (readonly [RegExp, (found: RegExpExecArray) => readonly [string, string, string] | null])[] = [
  // 2026-01-02   2023-9-15   2017/11/22   2024年3月5日
  [/(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)/, m => [m[1] ?? '', m[2] ?? '', m[3] ?? '']],
  // 20200102
  [/(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/, m => [m[1] ?? '', m[2] ?? '', m[3] ?? '']],
  // 19.08.2020: dots are day first everywhere
  [/(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/, m => [m[3] ?? '', m[2] ?? '', m[1] ?? '']],
  // September 20, 2024   Sep 20th 2024
  [/\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/, m => named(m[3], m[1], m[2])],
  // 20 September 2024   20-Sep-2024   20. September 2024
  [/\b(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+([A-Za-zäû]{3,9})\.?,?[\s-]+(\d{4})\b/, m => named(m[3], m[2], m[1])],
  // 25/12/2023: with slashes only where one of the two can be no month
  [/(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/, m => slashed(m[1] ?? '', m[2] ?? '', m[3] ?? '')],
];

/** The first date in a value; one that no calendar has (`2020-01-45`) is kept as text. */
export function dateIn(text: string, value: FieldValue): ReadDate | null {
  const source = text.slice(value.range.start, value.range.end);
  for (const [pattern, parts] of PATTERNS) {
    const found = pattern.exec(source);
    const date = found ? parts(found) : null;
    if (!found) continue;
    const start = value.range.start + found.index;
    const range = { start, end: start + found[0].length };
    return { iso: date ? calendar(date[0], date[1], date[2]) : null, raw: found[0], range };
  }
  return plain(source) === '' ? null : { iso: null, raw: source, range: value.range };
}

function named(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): readonly [string, string, string] | null {
  const spelt = (month ?? '')
    .toLowerCase()
    .replace('ä', 'a')
    .replace('mai', 'may')
    .replace('okt', 'oct')
    .replace('dez', 'dec');
  const index = MONTHS.indexOf(spelt.slice(0, 3));
  return index < 0 ? null : [year ?? '', String(index + 1), day ?? ''];
}

function slashed(a: string, b: string, year: string): readonly [string, string, string] | null {
  if (Number(a) > 12 && Number(b) <= 12) return [year, b, a];
  if (Number(b) > 12 && Number(a) <= 12) return [year, a, b];
  return a === b ? [year, a, b] : null;
}

function calendar(year: string, month: string, day: string): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const days = m === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
  if (m < 1 || m > 12 || d < 1 || d > days) return null;
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
