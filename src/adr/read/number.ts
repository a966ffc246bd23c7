import type { Sourced } from '../model';
import type { Field } from './fieldLines';
import { prefixOf } from './prefix';
import type { RawTitle } from './title';

/** From the title, else from the head's own field, else from the file's name. */
export function numberOf(
  fields: readonly Field[],
  title: RawTitle | null,
  path: string | null,
): Sourced<string> | null {
  if (title) {
    const { number, at } = prefixOf(title.raw);
    if (number !== null) {
      const start = title.range.start + at;
      return { value: digits(number), range: { start, end: start + number.length } };
    }
  }
  for (const field of fields) {
    const value = field.name === 'number' ? field.values[0] : undefined;
    const found = value ? /^(?:[a-z]+[\s_-]*)?(\d{1,6}[a-z]?)(?![\d.])/i.exec(value.text) : null;
    if (!value || !found?.[1]) continue;
    const start = value.range.start + found[0].length - found[1].length;
    return { value: found[1], range: { start, end: start + found[1].length } };
  }
  const number = path === null ? null : numberInName(path);
  return number === null ? null : { value: number, range: { start: 0, end: 0 } };
}

/** `ARCH-003` -> `003`; `012a` stays. */
function digits(number: string): string {
  return /\d.*$/.exec(number)?.[0] ?? number;
}

/** `docs/adr/0003-use-x.md`, `ADR-12-y.md`, `adr_0004.md`; a date at the start (`20200102-`, `2020-01-02-`) is none. */
function numberInName(path: string): string | null {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  if (/^(?:19|20)\d{2}-?(?:0[1-9]|1[0-2])-?(?:[0-2]\d|3[01])(?:\D|$)/.test(name)) return null;
  const found = /^(?:(?:adr|add|rfc|dr|edr|decision)[-_ ]?|[a-z]{2,10}[-_ ])?(\d{1,6}[a-z]?)(?=[-_. ]|$)/i.exec(name);
  return found?.[1] ?? null;
}
