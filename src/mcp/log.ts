import { entriesOf, type LogEntry } from '../log/entries';
import { findFolder } from '../log/folder';
import { inForce } from '../log/governing';
import type { World } from './world';

export async function logOf({ store, settings }: World): Promise<readonly LogEntry[]> {
  return entriesOf(store, await findFolder(store, settings.folder));
}

/** A record in a few words. */
export function brief(entry: LogEntry) {
  const { path, number, title, status, date } = entry;
  return {
    path,
    number: number?.value ?? null,
    title: title?.value.slice(0, 300) ?? null,
    status: status?.value.slice(0, 60) ?? null,
    inForce: inForce(entry),
    date: date?.iso ?? null,
  };
}
