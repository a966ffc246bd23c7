/*
 * What stands before a title's words. A prefix is a number with something that ties it to a record, never just a digit:
 * `3. Use X`, `ADR-0003: Use X`, `[ADR 12a] Use X`, `0003 - Use X`, `ADR-6 (Superseded): Use X`, `6 Use X`.
 */
const PREFIXES: readonly RegExp[] = [
  /^\[?(?:adr|add|decision|decision record|architecture decision record|rfc|edr|dr|决策|架构决策)[\s#:._-]*(?:no\.?\s*)?((?:[a-z]+-)?\d{1,8}(?:[.-]\d+)?[a-z]?)\]?\s*(?:\([^)]*\))?\s*(?:[:：.)\-–—|]+\s*|\s+(?=\S))/i,
  /^([A-Z]{2,10}-\d{1,6})\s*[:：\-–—]+\s*/,
  /^(\d{1,6}[a-z]?)\s*[.):：]\s+/,
  /^(\d{1,6}[a-z]?)\s+[-–—]\s+/,
  /^(\d{1,6})\s+(?=\p{L})/u,
];

/** Placeholders in templates: `ADR-NNN: `, `ADR ###: `, `ADR-XXXX: `, `NUMBER. `. */
const PLACEHOLDER =
  /^\[?(?:adr|decision)[\s#:._-]*(?:[nx#?]{1,6}|\{[^}]*\}|<[^>]*>|\[[^\]]*\])\]?\s*[:：.\-–—]+\s*|^(?:NUMBER|N+|#+)\.\s+/i;
/** A heading that only says what kind of document it is. */
export const GENERIC =
  /^(?:architecture decision record|architectural decision record|decision record|adr|template|adr template)s?(?:\s*\([^)]*\))?$/i;
const WORDS =
  /^(?:architecture decision record|architectural decision record|decision record|adr)(?:\s*\([^)]*\))?\s*(?:[:：]\s*|\s[-–—]\s+)/i;

export interface Prefix {
  readonly number: string | null;
  /** How many characters of the title are no part of its words. */
  readonly length: number;
  readonly at: number;
}

export function prefixOf(title: string): Prefix {
  const placeholder = PLACEHOLDER.exec(title);
  if (placeholder) return { number: null, length: placeholder[0].length, at: 0 };
  for (const pattern of PREFIXES) {
    const found = pattern.exec(title);
    if (!found?.[1] || found[0].length >= title.length) continue;
    return { number: found[1], length: found[0].length, at: found[0].indexOf(found[1]) };
  }
  const words = WORDS.exec(title);
  if (words && words[0].length < title.length) {
    const rest = prefixOf(title.slice(words[0].length));
    return { number: rest.number, length: words[0].length + rest.length, at: words[0].length + rest.at };
  }
  return { number: null, length: 0, at: 0 };
}
