/** A label as a person reads it: no quotes, tags, entities or line breaks, and not too long. */
export function plain(label: string): string {
  const text = label
    .replace(/<br\s*\/?>|\\n/gi, ' ')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/#quot;|&quot;/g, '"')
    .replace(/#(\d{1,6});/g, (_all, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(lt|gt|amp);/g, (_all, name: string) => ({ lt: '<', gt: '>' })[name] ?? '&')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(["'`]+)(.*)\1$/, '$2')
    .replace(/^`(.*)`$/, '$1')
    .trim();
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

/** `1 box`, `3 boxes` */
export function fold(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Ends each part as a sentence and joins them; empty ones drop out. */
export function sentences(parts: readonly string[]): string {
  return parts
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => (/[.:!?…]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

export function list(names: readonly string[], most = 12): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

/** ` (label)`, or nothing. */
export function bracket(label: string): string {
  return label ? ` (${label})` : '';
}
