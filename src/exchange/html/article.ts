import { type AdrRecord, read } from '../../adr/read';
import type { LogEntry } from '../../log/entries';
import { type Relations, relationsFrom } from '../../log/relate/relations';
import type { Resolver } from '../../log/relate/resolver';
import { RELATION_WORDS } from '../../log/relate/words';
import { type MatrixReport, scoreReport } from '../../review/score';
import { escapeHtml } from './escape';
import { htmlOf } from './markdown';

export interface Book {
  readonly ids: ReadonlyMap<string, string>;
  readonly byPath: ReadonlyMap<string, LogEntry>;
  readonly relations: Relations;
  readonly resolve: Resolver;
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
    record.document.markup === 'asciidoc' ? plainSource(text) : htmlOf(bodyOf(record), anchorFrom(entry, book), 2),
    computed(entry, record),
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

/** Without the front matter, and without the title, which stands above. */
function bodyOf({ text, document, heading }: AdrRecord): string {
  const from = document.front?.range.end ?? 0;
  const { lines } = document;
  const line = heading && heading.start >= from ? lines.at(heading.start) : -1;
  if (line < 0 || !/^#{1,6}\s/.test(lines.of(line))) return text.slice(from);
  return `${text.slice(from, lines.start(line))}\n${text.slice(lines.end(line))}`;
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

/** What code makes of the matrix, beside what the record states. */
function computed({ path }: LogEntry, record: AdrRecord): string {
  if (record.matrices.length === 0) return '';
  return scoreReport(path, record).matrices.map(lineOf).join('\n');
}

function lineOf({ options, confidence, gap }: MatrixReport): string {
  const totals = [...options]
    .sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))
    .slice(0, 20)
    .map(({ name, total, statedIsRight, stated }) => {
      const wrong = statedIsRight === false ? ` (stated ${stated})` : '';
      return `${name} ${total === null ? 'incomplete' : total.toFixed(2)}${wrong}`;
    });
  const verdict = confidence === null ? '' : `; ${confidence}${gap === null ? '' : `, gap ${gap.toFixed(2)}`}`;
  return `<p class="computed">Computed: ${escapeHtml(totals.join(', ') + verdict)}.</p>`;
}
