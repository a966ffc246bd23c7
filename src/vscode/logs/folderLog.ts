import { ASSESSMENTS } from '../../evidence/library';
import { entriesOf, type LogEntry } from '../../log/entries';
import { findFolder } from '../../log/folder';
import { companionFolder } from '../../ports/companions';
import type { Files } from '../../ports/files';
import { folderOf } from '../../review/paths';
import { onlyFile, shallow, watched } from './someFiles';

interface Reading {
  readonly files: Files;
  entries: Promise<readonly LogEntry[]>;
}

/** The records of one workspace folder, read when first asked for and then file by file as they change. */
export class FolderLog {
  readonly #files: Files;
  readonly #setting: () => string;
  readonly #readings = new Map<string, Reading>();
  readonly #cited = new Map<string, readonly string[]>();
  #folder: Promise<string> | null = null;

  constructor(files: Files, setting: () => string) {
    this.#files = watched(files, (path, text) => this.#cited.set(path, citationsIn(text)));
    this.#setting = setting;
  }

  /** The other records around one: the workspace's log where it lies in it, else those beside it. */
  async around(path: string): Promise<readonly LogEntry[]> {
    const log = await this.#logFolder();
    const inLog = path.startsWith(`${log}/`);
    const entries = await this.#entries(inLog ? log : folderOf(path), inLog ? this.#files : shallow(this.#files));
    return entries.filter(entry => entry.path !== path);
  }

  async whole(): Promise<{ readonly folder: string; readonly entries: readonly LogEntry[] }> {
    const folder = await this.#logFolder();
    return { folder, entries: await this.#entries(folder, this.#files) };
  }

  /** Every source that the records read so far cite, and every one that was assessed. */
  async citations(): Promise<readonly string[]> {
    const assessed = await this.#files.list(companionFolder(this.#files, ASSESSMENTS));
    const ids = assessed.flatMap(({ name }) => /^(REF-\d{1,6})\.ya?ml$/.exec(name)?.[1] ?? []);
    return [...new Set([...ids, ...[...this.#cited.values()].flat()])].sort();
  }

  /** A file appeared, changed or went, or a folder went; answers whether any record around another may be different now. */
  changed(path: string): boolean {
    // The first record of a repository may make another folder the log.
    if (/\.\w+$/.test(path)) this.#folder = null;
    this.#cited.delete(path);
    let matters = false;
    for (const [folder, reading] of this.#readings) {
      if (`${folder}/`.startsWith(`${path}/`)) this.#readings.delete(folder);
      else if (folder !== '' && !path.startsWith(`${folder}/`)) continue;
      else reading.entries = this.#kept(folder, replaced(reading.entries, reading.files, folder, path));
      matters = true;
    }
    return matters;
  }

  /** Another folder may be the log now. */
  reset(): void {
    this.#folder = null;
    this.#readings.clear();
  }

  #logFolder(): Promise<string> {
    this.#folder ??= findFolder(this.#files, this.#setting());
    return this.#folder.catch(this.#forget);
  }

  #entries(folder: string, files: Files): Promise<readonly LogEntry[]> {
    const known = this.#readings.get(folder);
    if (known) return known.entries;
    const entries = this.#kept(folder, entriesOf(files, folder));
    this.#readings.set(folder, { files, entries });
    return entries;
  }

  /** What could not be read is tried again the next time. */
  #kept(folder: string, entries: Promise<readonly LogEntry[]>): Promise<readonly LogEntry[]> {
    entries.catch(() => this.#readings.delete(folder));
    return entries;
  }

  readonly #forget = (error: unknown): never => {
    this.#folder = null;
    throw error;
  };
}

/** The list with one file read again, or without it where it is gone; so is what lay in a folder that is gone. */
async function replaced(before: Promise<readonly LogEntry[]>, files: Files, folder: string, path: string) {
  const others = (await before).filter(entry => entry.path !== path && !entry.path.startsWith(`${path}/`));
  const inside = await files.list(folderOf(path));
  const there = inside.some(({ name }) => path.endsWith(`/${name}`) || path === name);
  const fresh = there ? await entriesOf(onlyFile(files, path), folder) : [];
  return [...others, ...fresh].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function citationsIn(text: string): string[] {
  return text.includes('[REF-') ? [...text.matchAll(/\[(REF-\d{1,6})\]/g)].map(([, id]) => id ?? '') : [];
}
