import type { LogEntry } from '../../log/entries';
import { byDate, byFolder, byStatus, byTopic, type Group } from './groups';

export const groupings = ['status', 'topic', 'date', 'folder'] as const;
export type Grouping = (typeof groupings)[number];

/** One record of one log. */
export interface Row {
  /** The workspace folder, as a text. */
  readonly root: string;
  /** Of the records, from the workspace folder. */
  readonly log: string;
  readonly entry: LogEntry;
}

export interface Section {
  readonly root: string;
  readonly name: string;
  readonly logs: readonly {
    readonly folder: string;
    readonly entries: readonly LogEntry[];
    /** While it is read: how many records there may be. */
    readonly expected?: number;
  }[];
}

/** What is no record but holds some: a workspace folder, a log, a status, a year. */
export interface Branch {
  readonly kind: 'branch';
  /** Stays the same as long as it stands for the same. */
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  /** All records in it and below it. */
  readonly rows: readonly Row[];
  /** `null` where it holds the records themselves. */
  readonly branches: readonly Branch[] | null;
  readonly open: boolean;
}

/** With more records than that everything is closed at first. */
const fewEnough = 120;
/** More records than that in one branch are parted by their numbers: nobody scrolls through thousands. */
const page = 250;

/** An entry is made anew whenever its file is another: as long as it is the same, so is its row. */
const known = new WeakMap<LogEntry, Row>();
const lists = new WeakMap<readonly LogEntry[], Row[]>();

export function rowsOf(root: string, log: string, entries: readonly LogEntry[]): readonly Row[] {
  const list = lists.get(entries);
  // While a log is read, its list grows.
  if (list && list.length === entries.length && list[0]?.root === root && list[0].log === log) return list;
  const rows = entries.map(entry => {
    const row = known.get(entry);
    if (row && row.root === root && row.log === log) return row;
    const made = { root, log, entry };
    known.set(entry, made);
    return made;
  });
  lists.set(entries, rows);
  return rows;
}

/** The tree above the records: workspace folders where there are several, logs where there are several, and groups. */
export function branchesOf(
  sections: readonly Section[],
  by: Grouping,
  fits: ((row: Row) => boolean) | null,
): readonly Branch[] {
  const filled = sections
    .map(({ root, name, logs }) => ({
      ...{ root, name },
      logs: logs
        .map(({ folder, entries, expected = 0 }) => {
          const all = rowsOf(root, folder, entries);
          const rows = fits ? all.filter(fits) : all;
          return { folder, rows, most: fits ? rows.length : Math.max(rows.length, expected) };
        })
        .filter(({ rows }) => rows.length > 0),
    }))
    .filter(({ logs }) => logs.length > 0);
  // VS Code leaves open what was open at first: what is still to come counts.
  const count = filled.flatMap(({ logs }) => logs).reduce((sum, { most }) => sum + most, 0);
  const open = count <= fewEnough;
  // VS Code keeps what a person opened and closed by the id: what a filter left over begins anew.
  const mode = `${by}${fits ? (open ? '?few' : '?many') : ''}`;
  const roots = filled.map(({ root, name, logs }) => {
    const id = `${mode}/${root}`;
    const rows = logs.flatMap(log => log.rows);
    const parted = by !== 'folder' && logs.length > 1;
    const branches = parted
      ? logs.map(log => ({
          ...{ kind: 'branch' as const, id: `${id}//${log.folder}`, label: log.folder, icon: 'repo', open: true },
          ...{ rows: log.rows, branches: grouped(`${id}//${log.folder}`, log.rows, by, open) },
        }))
      : grouped(id, rows, by, open);
    return { kind: 'branch' as const, id, label: name, icon: 'root-folder', open: true, rows, branches };
  });
  return sections.length > 1 ? roots : roots.flatMap(({ branches }) => branches);
}

const grouper: Record<Grouping, (rows: readonly Row[]) => readonly Group[]> = {
  status: byStatus,
  topic: byTopic,
  date: byDate,
  folder: byFolder,
};

function grouped(id: string, rows: readonly Row[], by: Grouping, open: boolean): readonly Branch[] {
  return grouper[by](rows).map(group => branchOf(id, group, open));
}

function branchOf(above: string, { key, label, icon, rows, groups }: Group, open: boolean): Branch {
  const id = `${above}/${key}`;
  const branches = groups ? groups.map(group => branchOf(id, group, open)) : pagesOf(id, rows);
  return { kind: 'branch', id, label, icon, rows, branches, open };
}

/** By hundreds of their numbers, so that a record that comes or goes moves no other; what has none comes last. */
function pagesOf(id: string, rows: readonly Row[]): readonly Branch[] | null {
  if (rows.length <= page) return null;
  const pages = new Map<number, Row[]>();
  for (const row of rows) {
    const number = Number.parseInt(row.entry.number?.value ?? '', 10);
    const at = Number.isFinite(number) ? Math.floor(number / page) : Number.POSITIVE_INFINITY;
    const known = pages.get(at);
    if (known) known.push(row);
    else pages.set(at, [row]);
  }
  if (pages.size < 2) return null;
  return [...pages].map(([at, own]) => ({
    ...{ kind: 'branch' as const, id: `${id}/${at}`, icon: 'list-ordered', rows: own, branches: null, open: false },
    label: Number.isFinite(at) ? `${at * page || 1} to ${(at + 1) * page - 1}` : 'No number',
  }));
}
