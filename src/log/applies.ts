import { frontMatterOf } from '../adr/text/front';
import { Lines } from '../adr/text/lines';
import type { Sourced } from '../adr/text/range';

/** `applies-to: [src/auth/**]`; also as others write it: `appliesTo`, `applies_to`, and archgate's `files`. */
const KEY = /^(?:applies[-_ ]?to|files)$/i;
const HEAD = 8000;
const MOST = 100;

/** The globs of the files that a record governs, as its front matter says. */
export function appliesTo(text: string): readonly string[] {
  return globsIn(text).map(({ value }) => value);
}

/** The same with their places in the text. */
export function globsIn(text: string): readonly Sourced<string>[] {
  const head = text.slice(0, HEAD);
  if (!/^\uFEFF?\s*(?:---|\+\+\+)/.test(head) || !/applies[-_ ]?to|^files\s*[:=]/im.test(head)) return [];
  const front = frontMatterOf(new Lines(head));
  return (front?.entries ?? [])
    .filter(({ key }) => KEY.test(key))
    .flatMap(({ values }) => values.filter(({ value }) => value.trim() !== ''))
    .slice(0, MOST);
}
