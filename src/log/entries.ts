import { type RecordHead, readHead } from '../adr/head';
import type { Files } from '../ports/files';
import { appliesTo } from './applies';
import { someAtOnce } from './atOnce';
import { numberOf } from './fileName';
import { topicsOf } from './topics';

/** One record of a log, as far as a list and its neighbours need it. */
export interface LogEntry extends RecordHead {
  /** From the workspace folder, with forward slashes. */
  readonly path: string;
  /** The globs of the files that it governs. */
  readonly appliesTo: readonly string[];
  /** Its tags, as its head says. */
  readonly topics: readonly string[];
}

const endings = /\.(?:md|markdown|mdx|adoc|asciidoc)$/i;
/** What stands beside records without being one: `README.md`, `index.md`, `adr-template.md`, `0000-template.md`. */
const companions = /^(?:readme|index|contributing|changelog|license|(?:[\w.-]*[-_ .])?template)\.\w+$/i;
const skipped = new Set(['node_modules', 'templates', 'template', 'assets', 'images', 'img']);
const deepest = 6;

/**
 * The records in a folder and below it, in the order of their paths; `found` hears of each as soon as it is read, and among
 * how many files it lies.
 */
export async function entriesOf(
  files: Files,
  folder: string,
  found: (entry: LogEntry, among: number) => void = () => {},
): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  const paths = await candidates(files, folder, deepest);
  await someAtOnce(paths, async path => {
    const text = await files.read(path);
    if (text === null) return;
    const entry = entryOf(path, text);
    if (!isRecord(entry)) return;
    entries.push(entry);
    found(entry, paths.length);
  });
  return entries.sort((a, b) => compare(a.path, b.path));
}

/** The files that may be records, by their names alone: quick where thousands lie there. */
export async function recordPaths(files: Files, folder: string): Promise<string[]> {
  return candidates(files, folder, deepest);
}

/** Whether a file may be a record, by its name alone. */
export function isRecordPath(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return endings.test(name) && !companions.test(name);
}

/** One file as the list has it, whether it is a record or not. */
export function entryOf(path: string, text: string): LogEntry {
  return { path, ...readHead(text, { path }), appliesTo: appliesTo(text), topics: topicsOf(text) };
}

async function candidates(files: Files, folder: string, depth: number): Promise<string[]> {
  const found: string[] = [];
  for (const { name, kind } of await files.list(folder)) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (kind === 'file') {
      if (isRecordPath(name)) found.push(path);
    } else if (depth > 0 && !name.startsWith('.') && !skipped.has(name.toLowerCase())) {
      found.push(...(await candidates(files, path, depth - 1)));
    }
  }
  return found;
}

/** Notes and minutes may lie among the records: a record has a number in its name or title, a date in its name, or a status. */
function isRecord({ path, number, status }: LogEntry): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return number !== null || status !== null || numberOf(name) !== null || /^\d{8}-|^\d{4}-\d{2}-\d{2}/.test(name);
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
