import type { LogEntry } from '../../log/entries';
import { relationsChart, timelineChart } from '../../log/relate/mermaid';
import { relationsOf } from '../../log/relate/relations';
import { resolverOf } from '../../log/relate/resolver';
import type { Hash } from '../../ports/hash';
import { articleOf, type Book, titleOf } from './article';
import { SCRIPT, STYLE } from './assets';
import { digest } from './digest';
import { type Drawer, LOADER } from './drawer';
import { escapeHtml } from './escape';
import { diagramFigure } from './figure';

export interface Exported {
  readonly entry: LogEntry;
  readonly text: string;
}

/** Whether a page of these records needs what draws. */
export function hasDiagrams(records: readonly Exported[]): boolean {
  return records.some(({ text }) => /^\s*(?:```+|~~~+)\s*mermaid\b/m.test(text));
}

/**
 * One page of a whole log: it needs no network, loads nothing, and runs nothing but its own scripts, which its policy names by
 * their hashes. What a record holds is shown, never obeyed. Without a drawer, and where no record has a diagram, it stays small.
 */
export async function pageOf(
  name: string,
  records: readonly Exported[],
  hash: Hash,
  drawer: Drawer | null,
): Promise<string> {
  const entries = records.map(({ entry }) => entry);
  const book: Book = {
    ids: new Map(entries.map(({ path }, index) => [path, `d${index + 1}`])),
    byPath: new Map(entries.map(entry => [entry.path, entry])),
    relations: relationsOf(entries),
    resolve: resolverOf(entries),
    drawn: drawer !== null && hasDiagrams(records),
  };
  const used = book.drawn ? drawer : null;
  const policy = await policyOf(hash, used);
  const title = `Decisions of ${name}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
<form role="search" hidden>
<div><label for="words">Search</label><input id="words" type="search" autocomplete="off"></div>
<div><label for="state">Status</label><select id="state"><option value="">all</option>${statesOf(entries)}</select></div>
</form>
<p id="count" role="status">${entries.length} decisions</p>
</header>
<main>
<section id="decisions" aria-label="List of decisions">
${listOf(entries, book)}
</section>
${used ? charts(entries, book) : ''}${records.map(({ entry, text }) => articleOf(entry, text, book)).join('\n')}
</main>
<script>${SCRIPT}</script>
${used ? `<script type="application/gzip" id="drawer">${used.gzip}</script>\n<script>${LOADER}</script>\n` : ''}</body>
</html>
`;
}

/**
 * Scripts by their hashes alone, and the modules to which one of them gives addresses within the page. Styles too, but where diagrams are drawn: Mermaid measures words in the page with styles that
 * are known only then. No style can load anything, nor any picture but one that is written out.
 */
async function policyOf(hash: Hash, drawer: Drawer | null): Promise<string> {
  const scripts = [await digest(hash, SCRIPT), ...(drawer ? [await digest(hash, LOADER)] : [])];
  return [
    "default-src 'none'",
    drawer ? "style-src 'unsafe-inline'; img-src data:" : `style-src '${await digest(hash, STYLE)}'`,
    `script-src ${scripts.map(each => `'${each}'`).join(' ')}${drawer ? ' blob:' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** A picture of hundreds takes seconds to lay out: it is drawn when somebody opens it. */
const FEW = 60;

function charts(entries: readonly LogEntry[], { relations }: Book): string {
  const shown = [
    ...(relations.edges.length > 0 ? [['Relations', relationsChart(entries, relations)] as const] : []),
    ...(entries.some(({ date }) => date?.iso) ? [['Timeline', timelineChart(entries)] as const] : []),
  ];
  const open = entries.length <= FEW ? ' open' : '';
  const parts = shown.map(
    ([name, source]) =>
      `<details class="chart"${open}><summary>${name}</summary>${diagramFigure(`${name} of the decisions`, source, false)}</details>\n`,
  );
  return `<section aria-label="The log as pictures">\n${parts.join('')}</section>\n`;
}

function statesOf(entries: readonly LogEntry[]): string {
  const states = new Set(
    entries.map(({ status }) => status?.means ?? status?.value ?? '').filter(state => state !== ''),
  );
  return [...states]
    .sort()
    .map(state => `<option value="${escapeHtml(state)}">${escapeHtml(state)}</option>`)
    .join('');
}

function listOf(entries: readonly LogEntry[], { ids }: Book): string {
  const rows = entries.map(entry => {
    const id = ids.get(entry.path) ?? '';
    return `<tr data-for="${id}"><td><a href="#${id}">${escapeHtml(titleOf(entry))}</a></td><td>${escapeHtml(entry.status?.value ?? '')}</td><td>${escapeHtml(entry.date?.iso ?? '')}</td></tr>`;
  });
  return `<div class="wide" tabindex="0" role="group" aria-label="Table of decisions"><table>
<thead><tr><th scope="col">Decision</th><th scope="col">Status</th><th scope="col">Date</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}
