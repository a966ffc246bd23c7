import { escapeCell, escapeInline } from '../../adr/edit/escape';
import type { LogEntry } from '../entries';
import { identityOf } from '../numbers';
import { asTarget, folderOf, nameOf, stemOf, wayTo } from '../paths';
import type { Relations } from '../relate/relations';

/** How the list of records is written: a table of ours, or as another tool writes its own and would write it again. */
export type Style = 'table' | 'adr-log' | 'adr-tools';

export function rowsOf(entries: readonly LogEntry[], relations: Relations, folder: string, style: Style): string[] {
  if (style === 'table') return table(entries, relations, folder);
  return entries.map(entry => (style === 'adr-log' ? adrLogRow(entry, folder) : adrToolsRow(entry, folder)));
}

/** `* [ADR-0001](0001-use-x.md) - Use X` */
function adrLogRow(entry: LogEntry, folder: string): string {
  const index = /^[\d_\\/-]*\d/.exec(nameOf(entry.path))?.[0] ?? entry.number?.value ?? stemOf(entry.path);
  return `* [ADR-${index}](${target(entry, folder)}) - ${escapeInline(titleOf(entry))}`;
}

/** `* [1. Use X](0001-use-x.md)` */
function adrToolsRow(entry: LogEntry, folder: string): string {
  const number = entry.number ? `${entry.number.value.replace(/^0+(?=\d)/, '')}. ` : '';
  return `* [${number}${label(escapeInline(titleOf(entry)))}](${target(entry, folder)})`;
}

function table(entries: readonly LogEntry[], { edges }: Relations, folder: string): string[] {
  if (entries.length === 0) return ['No decisions yet.'];
  const names = new Map(entries.map(entry => [entry.path, entry]));
  const later = new Map<string, LogEntry[]>();
  for (const { from, to, relation } of edges) {
    const successor = names.get(from);
    if (relation !== 'supersedes' || !successor) continue;
    const known = later.get(to);
    if (known) known.push(successor);
    else later.set(to, [successor]);
  }
  const rows = [...entries].sort(byNumber).map(entry => {
    const decision = `[${label(escapeCell(titleOf(entry)))}](${target(entry, folder)})`;
    const status = statusOf(entry, later.get(entry.path) ?? [], folder);
    return `| ${entry.number?.value ?? ''} | ${decision} | ${status} | ${entry.date?.iso ?? ''} |`.replace(
      /\|\s+(?=\|)/g,
      '| ',
    );
  });
  return ['| # | Decision | Status | Date |', '| --- | --- | --- | --- |', ...rows];
}

/** As people count: 2 before 10, each row of numbers (`ARCH-1`) by itself, what has no number by its name. */
function byNumber(a: LogEntry, b: LogEntry): number {
  const [one, other] = [keyOf(a), keyOf(b)];
  return order(one.row, other.row) || one.number - other.number || order(a.path, b.path);
}

function keyOf({ path, number }: LogEntry): { row: string; number: number } {
  const found = /^(?:([a-z]+)-)?(\d+)/.exec(identityOf(path, number?.value ?? null) ?? '');
  return {
    row: `${folderOf(path)}\n${found?.[1] ?? ''}`,
    number: found ? Number(found[2]) : Number.MAX_SAFE_INTEGER,
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function statusOf({ status }: LogEntry, successors: readonly LogEntry[], folder: string): string {
  const word = escapeCell(status?.value ?? '');
  if (status?.means !== 'superseded' || successors.length === 0) return word;
  const by = successors
    .slice(0, 5)
    .map(entry => `[${label(escapeCell(entry.number?.value ?? titleOf(entry)))}](${target(entry, folder)})`);
  return `${word} by ${by.join(', ')}`;
}

function titleOf(entry: LogEntry): string {
  return entry.title?.value ?? stemOf(entry.path);
}

/** Brackets would end the text of a link. */
function label(escaped: string): string {
  return escaped.replace(/(?<!\\)[[\]]/g, '\\$&');
}

function target(entry: LogEntry, folder: string): string {
  return asTarget(wayTo(folder, entry.path)).replaceAll('|', '%7C');
}
