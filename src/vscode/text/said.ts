/** A few lines for a person, as plain text: whoever shows them escapes them, since they hold words of the record. */
export type Said = readonly (readonly Part[])[];
export type Part = string | { readonly strong: string };

/** The words alone, for titles and tests. */
export function wordsOf(said: Said): string {
  return said.map(line => line.map(part => (typeof part === 'string' ? part : part.strong)).join('')).join('\n');
}

/** Something to say about a part of the text. */
export interface Remark {
  readonly range: { readonly start: number; readonly end: number };
  readonly said: Said;
}

/** Long enough to be recognised: a cell may hold a megabyte. */
export function cut(text: string, most = 120): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

/** For places where VS Code draws `$(bug)` as a picture. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$ (');
}
