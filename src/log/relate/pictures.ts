import type { LogEntry } from '../entries';
import { relationsChart, timelineChart } from './mermaid';
import { type Relations, relationsOf } from './relations';

/** A picture of the log, and in words what it leaves out. */
export interface Picture {
  readonly caption: string;
  readonly source: string;
}

/** The relations and the timeline of a log; nothing where there is nothing to draw. */
export function logPictures(entries: readonly LogEntry[]): readonly Picture[] {
  const relations = relationsOf(entries);
  return [
    ...(relations.edges.length > 0 ? [captioned('Relations', relationsChart(entries, relations))] : []),
    ...(entries.some(({ date }) => date?.iso) ? [captioned('Timeline', timelineChart(entries))] : []),
  ];
}

/** What one record is related to, and how those are related to each other; `null` where it stands alone. */
export function neighbourhood(entries: readonly LogEntry[], relations: Relations, path: string): Picture | null {
  const near = new Set([path]);
  for (const { from, to } of relations.edges) {
    if (from === path) near.add(to);
    if (to === path) near.add(from);
  }
  if (near.size === 1) return null;
  const some = entries.filter(entry => near.has(entry.path));
  const edges = relations.edges.filter(({ from, to }) => near.has(from) && near.has(to));
  return captioned('Related decisions', relationsChart(some, { edges, loose: [] }));
}

/** A chart says in comments what it leaves out; a picture says it in its caption. */
function captioned(name: string, source: string): Picture {
  const left = [...source.matchAll(/^ *%% (.+?)\.?$/gm)].map(([, said]) => said);
  return { caption: left.length === 0 ? name : `${name} (${left.join('; ')})`, source };
}
