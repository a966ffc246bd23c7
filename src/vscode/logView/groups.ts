import type { LogEntry } from '../../log/entries';
import { folderOf } from '../../log/paths';
import type { Row } from './branches';

/** Records with something in common. */
export interface Group {
  readonly key: string;
  readonly label: string;
  readonly icon: string;
  readonly rows: readonly Row[];
  /** Where it is parted further. */
  readonly groups?: readonly Group[];
}

type Status = NonNullable<LogEntry['status']>['means'];

/** In the order of a decision's life, with the picture and the colour of each. */
const states: Record<NonNullable<Status>, readonly [icon: string, colour: string]> = {
  proposed: ['comment-discussion', 'charts.blue'],
  draft: ['edit', 'charts.blue'],
  'on-hold': ['debug-pause', 'charts.yellow'],
  accepted: ['pass', 'charts.green'],
  implemented: ['pass-filled', 'charts.green'],
  deprecated: ['archive', 'disabledForeground'],
  superseded: ['arrow-circle-right', 'disabledForeground'],
  rejected: ['circle-slash', 'charts.red'],
  withdrawn: ['discard', 'disabledForeground'],
};
const order: readonly string[] = Object.keys(states);

export function statusIcon({ status }: LogEntry): readonly [icon: string, colour: string | null] {
  return status?.means ? states[status.means] : ['circle-large-outline', null];
}

/** A team's own words stay, each beside the common one that it means. */
export function byStatus(rows: readonly Row[]): Group[] {
  const place = ({ status }: LogEntry) => {
    if (status === null) return order.length + 1;
    return status.means === null ? order.length : order.indexOf(status.means);
  };
  const keys = keyed(rows, ({ entry }) => [entry.status?.value.toLowerCase() ?? '']);
  return keys
    .map(([key, own]) => ({ key: `=${key}`, label: named(key), own }))
    .sort((a, b) => rank(place, a.own) - rank(place, b.own) || (a.label < b.label ? -1 : 1))
    .map(({ key, label, own }) => ({ key, label, icon: own[0] ? statusIcon(own[0].entry)[0] : '', rows: own }));
}

function rank(place: (entry: LogEntry) => number, [first]: readonly Row[]): number {
  return first ? place(first.entry) : 0;
}

/** `on-hold` -> `On hold` */
function named(status: string): string {
  if (status === '') return 'No status';
  return `${status.charAt(0).toUpperCase()}${status.slice(1).replace('-', ' ')}`;
}

/** Its tags; a record without any is about what its folder below the log is called. */
export function byTopic(rows: readonly Row[]): Group[] {
  const labels = new Map<string, string>();
  const keys = keyed(rows, ({ log, entry }) => {
    const below = folderOf(entry.path).slice(log.length + 1);
    const topics = entry.topics.length > 0 ? entry.topics : below === '' ? [] : [below];
    for (const topic of topics) if (!labels.has(topic.toLowerCase())) labels.set(topic.toLowerCase(), topic);
    return topics.length > 0 ? topics.map(topic => topic.toLowerCase()) : [''];
  });
  return keys
    .map(([key, own]) => ({ key: `=${key}`, label: labels.get(key) ?? 'No topic', icon: 'tag', rows: own }))
    .sort((a, b) => Number(a.key === '=') - Number(b.key === '=') || (a.key < b.key ? -1 : 1));
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** The newest first. */
export function byDate(rows: readonly Row[]): Group[] {
  const day = ({ entry }: Row) => entry.date?.iso ?? '';
  const newest = [...rows].sort((a, b) => (day(a) === day(b) ? 0 : day(a) < day(b) ? 1 : -1));
  return keyed(newest, row => [day(row).slice(0, 4)]).map(([year, own]) => ({
    ...{ key: `=${year}`, label: year || 'No date', icon: 'calendar', rows: own },
    ...(year !== '' && {
      groups: keyed(own, row => [day(row).slice(5, 7)]).map(([month, rows]) => ({
        ...{ key: `=${month}`, label: months[Number(month) - 1] ?? month, icon: 'calendar', rows },
      })),
    }),
  }));
}

export function byFolder(rows: readonly Row[]): Group[] {
  return keyed(rows, ({ entry }) => [folderOf(entry.path)])
    .map(([folder, own]) => ({ key: `=${folder}`, label: folder || '.', icon: 'folder', rows: own }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** In the order in which the keys come up. */
function keyed(rows: readonly Row[], keys: (row: Row) => readonly string[]): [string, Row[]][] {
  const found = new Map<string, Row[]>();
  for (const row of rows)
    for (const key of keys(row)) {
      const known = found.get(key);
      if (known) known.push(row);
      else found.set(key, [row]);
    }
  return [...found];
}
