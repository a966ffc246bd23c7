import { nameKey } from '../adr/words/names';
import type { Passage } from './prose';

/** Which names a text mentions, and where; a name within a longer one (`Redis` in `Redis cluster`) does not count. */
export function mentionsOf(
  names: readonly string[],
  passage: Passage,
): { option: number; start: number; end: number }[] {
  const found: { option: number; start: number; end: number }[] = [];
  const lower = lowered(passage.text);
  const forms = names.flatMap((name, option) =>
    [...new Set([name.toLowerCase(), nameKey(name)])].filter(form => form.length > 1).map(form => ({ form, option })),
  );
  forms.sort((a, b) => b.form.length - a.form.length);
  for (const { form, option } of forms) {
    for (let at = lower.indexOf(form); at >= 0; at = lower.indexOf(form, at + form.length)) {
      const end = at + form.length;
      const joined = isLetter(lower.charAt(at - 1)) || isLetter(lower.charAt(end));
      const taken = found.some(other => at < other.end && end > other.start);
      // A short name of small letters (`go`, `a`) is a word more often than a name.
      const word = form.length < 3 && lower.slice(at, end) === passage.text.slice(at, end);
      if (!joined && !taken && !word) found.push({ option, start: at, end });
    }
  }
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ option, start, end }) => ({ option, start: passage.start + start, end: passage.start + end }));
}

/** A few letters change their length with their case, and every place after them would be wrong: they stay. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/./gsu, letter => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}

function isLetter(character: string): boolean {
  return /[a-z\d\p{Script=Latin}]/iu.test(character);
}

/** `A, B and C`; of many only the first few. */
export function listed(parts: readonly string[], most = 3): string {
  const shown = parts.length > most ? [...parts.slice(0, most), `${parts.length - most} more`] : parts;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
