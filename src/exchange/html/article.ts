import { type AdrRecord, read } from '../../adr/read';
import type { LogEntry } from '../../log/entries';
import { type Relations, relationsFrom } from '../../log/relate/relations';
import type { Resolver } from '../../log/relate/resolver';
import { RELATION_WORDS } from '../../log/relate/words';
import { scoreReport } from '../../review/score';
import { escapeHtml } from './escape';
import { htmlOf } from './markdown';
import { remarksOf, verdict } from './matrix';

export interface Book {
  readonly ids: ReadonlyMap<string, string>;
  readonly byPath: ReadonlyMap<string, LogEntry>;
  readonly relations: Relations;
  readonly resolve: Resolver;
  /** Whether the page draws diagrams. */
  readonly drawn: boolean;
}

export function titleOf({ number, title, path }: LogEntry): string {
  return [number?.value, title?.value ?? path].filter(part => part !== undefined).join(' ');
}

export function articleOf(entry: LogEntry, text: string, book: Book): string {
  const id = book.ids.get(entry.path) ?? '';
  const record = read(text, { path: entry.path });
  const state = entry.status?.means ?? entry.status?.value ?? '';
  return [
    `<article id="${id}" data-state="${escapeHtml(state)}" aria-labelledby="${id}-title">`,
    `<h2 id="${id}-title">${escapeHtml(titleOf(entry))}</h2>`,
    `<p>${facts(entry)}</p>`,
    relationList(entry, book),
    bodyIn(entry, text, record, book),
    '<p class="top"><a href="#decisions">Back to the list</a></p>',
    '</article>',
  ].join('\n');
}

function facts({ status, date, path }: LogEntry): string {
  const said = [
    status ? `Status: <span class="status">${escapeHtml(status.value)}</span>` : 'No status',
    ...(date?.iso ? [`Date: <time datetime="${escapeHtml(date.iso)}">${escapeHtml(date.iso)}</time>`] : []),
    `File: <code>${escapeHtml(path)}</code>`,
  ];
  return said.join(' · ');
}

function relationList({ path }: LogEntry, { relations, byPath, ids }: Book): string {
  const own = relationsFrom(relations, path).slice(0, 100);
  if (own.length === 0) return '';
  const items = own.map(({ relation, path: other }) => {
    const entry = byPath.get(other);
    const name = escapeHtml(entry ? titleOf(entry) : other);
    return `<li>${RELATION_WORDS[relation]} <a href="#${ids.get(other) ?? ''}">${name}</a></li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

function bodyIn(entry: LogEntry, text: string, record: AdrRecord, book: Book): string {
  if (record.document.markup === 'asciidoc')
    return [plainSource(text), ...scoreReport(entry.path, record).matrices.map(verdict)].join('\n');
  const remarks = record.matrices.length > 0 ? remarksOf(record, entry.path) : null;
  return htmlOf(bodyOf(record), anchorFrom(entry, book), { base: 2, drawn: book.drawn, remarks });
}

/** Without the front matter, and without the title, which stands above; every other line stays on its line. */
function bodyOf({ text, document, heading }: AdrRecord): string {
  const from = document.front?.range.end ?? 0;
  const { lines } = document;
  const body = text.slice(0, from).replace(/[^\r\n]+/g, '') + text.slice(from);
  const line = heading && heading.start >= from ? lines.at(heading.start) : -1;
  if (line < 0 || !/^#{1,6}\s/.test(lines.of(line))) return body;
  const shift = text.length - body.length;
  return body.slice(0, lines.start(line) - shift) + body.slice(lines.end(line) - shift);
}

function anchorFrom({ path }: LogEntry, { resolve, ids }: Book) {
  return (target: string) => {
    const id = ids.get(resolve(path, target)?.path ?? '');
    return id === undefined ? null : `#${id}`;
  };
}

function plainSource(text: string): string {
  return `<pre tabindex="0">${escapeHtml(text)}</pre>`;
}
