import type { LogEntry } from '../../log/entries';
import { folderOf, resolved } from '../../review/paths';

/** The record of the log that a link or a number means: `0004-x.md`, `../adr/0004-x.md#context`, `ADR-4`, `0004-use-x`. */
export function recordNamed(target: string, from: string, entries: readonly LogEntry[]): LogEntry | null {
  const digits = /^(?:adr[-_ #]*)?0*(\d{1,6})$/i.exec(target.trim())?.[1];
  if (digits !== undefined) return numbered(Number(digits), from, entries);
  const path = resolved(from, target);
  if (path === null) return null;
  return entries.find(entry => entry.path === path || entry.path.replace(/\.\w+$/, '') === path) ?? null;
}

/** Several folders may count from one: the nearest is meant, and without one only a number that stands alone. */
function numbered(number: number, from: string, entries: readonly LogEntry[]): LogEntry | null {
  const alike = entries.filter(
    entry => entry.number !== null && Number(/\d+/.exec(entry.number.value)?.[0]) === number,
  );
  const near = alike.filter(({ path }) => folderOf(path) === folderOf(from));
  if (near.length > 0) return near[0] ?? null;
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

/** The way from one file of the workspace to another, as a link writes it. */
export function pathFrom(from: string, to: string): string {
  const start = folderOf(from).split('/').filter(Boolean);
  const end = to.split('/');
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared++;
  const way = [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
  return encodeURI(way).replace(/[()#?]/g, found => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
}
