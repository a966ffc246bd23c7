import type { Section } from '../adr/model';
import type { AdrRecord } from '../adr/read';
import { plain } from '../adr/text/inline';

/** The text under the first heading of a role, as written. */
export function bodyOf({ text, sections }: AdrRecord, role: Section['role']): string {
  const section = sections.find(each => each.role === role);
  return section ? text.slice(section.body.start, section.body.end).trim() : '';
}

/** The items of a list as written; nothing where it is not only a list. */
export function itemsOf(text: string): string[] {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '');
  if (!lines.every(line => /^(?:[-*+]\s|\s+\S)/.test(line))) return [];
  return lines.reduce<string[]>((items, line) => {
    const item = /^[-*+]\s+(.*)$/.exec(line)?.[1];
    if (item !== undefined) items.push(item);
    else items.push(`${items.pop() ?? ''} ${line.trim()}`.trim());
    return items;
  }, []);
}

/** The sentences of the paragraphs before the first heading in a text: no tables, lists, quotes, code or comments. */
export function sentencesOf(text: string): string[] {
  const body = text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/^(`{3,}|~{3,})[\s\S]*?(?:^\1|$(?![\s\S]))/gm, '')
    .split(/^#{1,6}\s/m)[0];
  return (body ?? '')
    .slice(0, 20_000)
    .split(/\r?\n\s*\r?\n/)
    .filter(part => !/^\s*(?:[|>]|[-*+]\s|\d+[.)]\s)/.test(part))
    .flatMap(part => [...segmenter.segment(plain(part))].map(({ segment }) => segment.trim()))
    .filter(sentence => sentence !== '');
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
