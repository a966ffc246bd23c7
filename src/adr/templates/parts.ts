import { escapeCell, escapeInline } from '../edit/escape';

/** The pieces records are made of. A piece that has nothing to say is left out with its heading, or leaves its hint. */

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const delimiter = header.map((_, column) => (right.includes(column) ? '---:' : '---'));
  return [row(header), row(delimiter), ...rows.map(row)].join('\n');
}

export function cell(text: string): string {
  return escapeCell(text);
}

export function heading(level: number, text: string): string {
  return `${'#'.repeat(level)} ${escapeInline(text)}`;
}

export function bullets(items: readonly string[] | undefined, hint: string, mark = '-'): string {
  return items && items.length > 0
    ? items.map(item => `${mark} ${item.trim()}`).join('\n')
    : `${mark} <!-- ${hint} -->`;
}

export function paragraph(text: string | undefined, hint: string): string {
  return text !== undefined && text.trim() !== '' ? text.trim() : `<!-- ${hint} -->`;
}

/** Blocks with a blank line between, and a line break at the end. */
export function document(blocks: readonly (string | null)[]): string {
  return `${blocks.filter(block => block !== null && block !== '').join('\n\n')}\n`;
}

/** `[a, b]` for front matter; a name with a comma or a sign that YAML reads stands in quotes. */
export function flowList(names: readonly string[] | undefined): string {
  return (names ?? [])
    .map(name => (/^[@*&!%`"'>|#{[-]|[,:[\]{}]/.test(name) ? `"${name.replace(/[\\"]/g, '\\$&')}"` : name))
    .join(', ');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
