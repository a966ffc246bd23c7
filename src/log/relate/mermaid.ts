import type { LogEntry } from '../entries';
import { nameOf } from '../paths';
import type { Edge, Relations } from './relations';

/* What Mermaid draws by itself ends at 500 edges and 50,000 characters; both pictures stay below that. */
const MOST_NODES = 300;
const MOST_EDGES = 450;
const MOST_EVENTS = 400;
const LABEL = 60;

/** What is related in a log, as a flow chart. Records without a relation are left out and counted. */
export function relationsChart(entries: readonly LogEntry[], { edges }: Relations): string {
  const ranked = [...edges].sort((a, b) => weight(b) - weight(a) || order(a, b));
  const ids = new Map<string, string>();
  const shown: Edge[] = [];
  for (const edge of ranked) {
    const fresh = [edge.from, edge.to].filter(path => !ids.has(path)).length;
    if (shown.length >= MOST_EDGES || ids.size + fresh > MOST_NODES) continue;
    for (const path of [edge.from, edge.to]) if (!ids.has(path)) ids.set(path, `r${ids.size + 1}`);
    shown.push(edge);
  }
  const lines = ['flowchart LR'];
  const related = new Set(edges.flatMap(({ from, to }) => [from, to])).size;
  lines.push(`  accTitle: Relations of ${entries.length} decisions`);
  lines.push(
    `  accDescr: ${edges.length} ${edges.length === 1 ? 'relation' : 'relations'} between ${related} decisions.`,
  );
  if (shown.length < edges.length) lines.push(`  %% ${shown.length} of ${edges.length} relations are drawn.`);
  if (entries.length > related) lines.push(`  %% ${decisions(entries.length - related)} no relation.`);
  for (const entry of entries) {
    const id = ids.get(entry.path);
    if (id) lines.push(`  ${id}["${label(entry)}"]${styleOf(entry)}`);
  }
  for (const { from, to, relation } of shown)
    lines.push(`  ${ids.get(from)} ${arrow(relation)}|${relation.replace('-', ' ')}| ${ids.get(to)}`);
  lines.push(
    '  classDef inForce stroke-width:3px',
    '  classDef open stroke-dasharray:2 3',
    '  classDef gone stroke-dasharray:6 3',
  );
  return `${lines.join('\n')}\n`;
}

/** When what was decided, a section for each year; what has no date is counted. */
export function timelineChart(entries: readonly LogEntry[]): string {
  const dated = entries
    .flatMap(entry => (entry.date?.iso ? [{ entry, day: entry.date.iso }] : []))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.entry.path < b.entry.path ? -1 : 1));
  const shown = dated.slice(-MOST_EVENTS);
  const lines = ['timeline', `  title ${dated.length} decisions in time`];
  if (shown.length < dated.length) lines.push(`  %% The newest ${shown.length} of ${dated.length} are drawn.`);
  if (dated.length < entries.length) lines.push(`  %% ${decisions(entries.length - dated.length)} no date.`);
  let year = '';
  let day = '';
  for (const { entry, day: own } of shown) {
    if (own.slice(0, 4) !== year) {
      year = own.slice(0, 4);
      lines.push(`  section ${year}`);
    }
    lines.push(own === day ? `    : ${label(entry)}` : `    ${own} : ${label(entry)}`);
    day = own;
  }
  return `${lines.join('\n')}\n`;
}

function decisions(count: number): string {
  return count === 1 ? '1 decision has' : `${count} decisions have`;
}

function weight({ relation }: Edge): number {
  return relation === 'supersedes' ? 2 : relation === 'relates-to' ? 0 : 1;
}

function order(a: Edge, b: Edge): number {
  const [one, other] = [`${a.from} ${a.to}`, `${b.from} ${b.to}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

function arrow(relation: Edge['relation']): string {
  return relation === 'relates-to' ? '-.-' : relation === 'conflicts-with' ? 'x--x' : '-->';
}

function styleOf({ status }: LogEntry): string {
  switch (status?.means) {
    case 'accepted':
    case 'implemented':
      return ':::inForce';
    case 'superseded':
    case 'deprecated':
    case 'rejected':
    case 'withdrawn':
      return ':::gone';
    default:
      return ':::open';
  }
}

function label({ number, title, path }: LogEntry): string {
  const words = title?.value ?? nameOf(path);
  return escaped(number ? `${number.value} ${words}` : words);
}

/** A text that no diagram takes for its own signs: everything but letters, digits and a few marks is written as its code. */
export function escaped(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = [...line].length > LABEL ? `${[...line].slice(0, LABEL - 1).join('')}…` : line;
  return [...short]
    .map(character => (/[\p{L}\p{N} .,+/_…-]/u.test(character) ? character : `#${character.codePointAt(0)};`))
    .join('');
}
