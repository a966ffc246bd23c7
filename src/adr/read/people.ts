import type { People, Sourced } from '../model';
import { plain } from '../text/inline';
import type { Field } from './fieldLines';

/** Who decided, was asked, was told, and wrote; names one by one where they stand in a row. */
export function peopleOf(fields: readonly Field[]): People {
  const of = (name: Field['name']) => {
    const field = fields.find(candidate => candidate.name === name && candidate.values.length > 0);
    return field ? field.values.flatMap(value => names(value.text, value.range.start)) : [];
  };
  return { deciders: of('deciders'), consulted: of('consulted'), informed: of('informed'), authors: of('authors') };
}

/** `Ann Lee, @bob; [C](mailto:c@d)`: cut at commas, semicolons and `and` between names, not inside brackets. */
function names(text: string, offset: number): Sourced<string>[] {
  if (/^\s*[[{<][^\]}>]*[\]}>]\s*$/.test(text) && !text.includes('](')) return [];
  const found: Sourced<string>[] = [];
  const part = /(?:\([^)]*\)|\[[^\]]*\]|<[^>]*>|[^,;，、；])+/g;
  for (let match = part.exec(text); match; match = part.exec(text)) {
    const value = plain(match[0]).replace(/^["']|["']$/g, '');
    if (value === '' || /^(?:n\/a|tbd|none|-+|\.{3}|…)$/i.test(value)) continue;
    const lead = match[0].length - match[0].trimStart().length;
    const start = offset + match.index + lead;
    found.push({ value, range: { start, end: start + match[0].trim().length } });
  }
  return found;
}
