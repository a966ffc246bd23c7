/** Words that say nothing about what a decision is about. */
const empty = new Set(
  'a about after all also an and any are as at be been before but by can could do does for from had has have how if in into is it its more most must no not of on one only or our out over own should so such than that the their them then there these they this those to too under up use used using very was we were what when where which while who will with would you adr decision record choose chosen'.split(
    ' ',
  ),
);
const most = 400;

/** The words of a text by which it is found: `Sessions in Redis` -> `session`, `redis`. */
export function termsOf(text: string): string[] {
  const words =
    text
      .slice(0, 20_000)
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const terms: string[] = [];
  for (const word of words) {
    if (word.length < 2 || empty.has(word)) continue;
    terms.push(stem(word));
    if (terms.length === most) break;
  }
  return terms;
}

/** One and many are one word; more would make different words the same. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** A name by which two records mean the same criterion: `Total cost (TCO)` and `total costs`. */
export function nameKey(name: string): string {
  const terms = termsOf(name.replace(/\(.*?\)/g, ' '));
  return terms.length > 0 ? terms.join(' ') : name.trim().toLowerCase();
}
