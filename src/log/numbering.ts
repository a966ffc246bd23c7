import { nextFileName, slug } from './fileName';

/** `deliberate.numbering`: a number at once, a date, or a number when the decision is accepted. */
export const NUMBERINGS = ['sequence', 'date', 'onAcceptance'] as const;
export type Numbering = (typeof NUMBERINGS)[number];

export function numberingOf(setting: unknown): Numbering {
  return NUMBERINGS.find(known => known === setting) ?? 'sequence';
}

/**
 * The file name of the next record, and its number as written there: empty where it has none, because names are dates or
 * because a draft has only its title until it is accepted.
 */
export function nextName(
  existing: readonly string[],
  title: string,
  numbering: Numbering,
  today: string,
): { readonly name: string; readonly digits: string } {
  if (numbering === 'sequence') return nextFileName(existing, title);
  const dashed = existing.some(name => /^\d{4}-\d{2}-\d{2}-/.test(name));
  const day = dashed ? today : today.replaceAll('-', '');
  return { name: free(existing, numbering === 'date' ? `${day}-${slug(title)}` : slug(title)), digits: '' };
}

function free(existing: readonly string[], stem: string): string {
  const taken = new Set(existing.map(name => name.toLowerCase()));
  for (let count = 1; ; count++) {
    const name = `${stem}${count === 1 ? '' : `-${count}`}.md`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
