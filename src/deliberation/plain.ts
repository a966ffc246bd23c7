/**
 * Words of a model as they may stand in a record: one line of text, no markup that a page would obey, no longer than is
 * asked for. What is meant as a tag, a link, an image or a heading is left as words.
 */
export function plain(text: string, most: number): string {
  const line = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/```+|~~~+/g, '')
    .replace(/<(?=[a-z/!?])/gi, '< ')
    .replace(/\b(?:javascript|vbscript|data):/gi, match => `${match.slice(0, -1)} `)
    .replace(/^[\s#>*+-]+(?=\S)/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return cut(line, most);
}

/** A name in a table, a heading or a diagram. */
export function plainName(text: string): string {
  return plain(text, 60)
    .replace(/[|`*_~[\]{}<>]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[\s.,:;]+$/, '')
    .trim();
}

/** At the last word that fits. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 3);
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), most / 2))}...`;
}

/** `Redis Cluster` and `redis  cluster` are one name. */
export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

export function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
