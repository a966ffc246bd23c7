import { ASSESSMENTS } from '../../evidence/library';
import { someAtOnce } from '../../log/atOnce';
import { entriesOf, type LogEntry } from '../../log/entries';
import { findFolder, folderBelow } from '../../log/folder';
import { mayBeginLog, nestedFolders } from '../../log/nested';
import { companionFolder } from '../../ports/companions';
import type { Files } from '../../ports/files';
import { folderOf } from '../../review/paths';
import { onlyFile, shallow, watched } from './someFiles';

/** A log, and the part of the workspace folder that it is about: its globs begin there. */
export interface BasedLog {
  readonly base: string;
  readonly folder: string;
  readonly entries: readonly LogEntry[];
}

interface Reading {
  readonly files: Files;
  entries: Promise<readonly LogEntry[]>;
  /** What is read of them, while they are read for the first time. */
  soFar: readonly LogEntry[];
  /** How many files may be records, as far as that is known. */
  expected: number;
  /** Paths that have to be looked at again, and whether each may be gone: a branch that is checked out changes a thousand. */
  changed: Map<string, boolean>;
}

/** A folder of records with all that lies in it, or all that is read of it by now. */
export interface WholeLog {
  /** From the workspace folder. */
  readonly folder: string;
  readonly entries: readonly LogEntry[];
  /** While it is read for the first time: how many records there may be. */
  readonly expected?: number;
}

/** The records of one workspace folder, read when first asked for and then file by file as they change. */
export class FolderLog {
  readonly #files: Files;
  readonly #setting: () => string;
  readonly #readings = new Map<string, Reading>();
  readonly #cited = new Map<string, readonly string[]>();
  #folder: Promise<string> | null = null;
  readonly #below = new Map<string, Promise<string | null>>();
  #found: string | null = null;
  #nested: Promise<readonly string[]> | null = null;

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

  async whole(): Promise<WholeLog> {
    const folder = await this.#logFolder();
    return { folder, entries: await this.#entries(folder, this.#files) };
  }

  /** The logs that speak for a file: those of the folders that it lies in, the nearest first, and last the workspace's own. */
  async above(path: string): Promise<readonly BasedLog[]> {
    const own = await this.whole();
    const found: BasedLog[] = [];
    for (let base = folderOf(path); base !== ''; base = folderOf(base)) {
      const folder = await this.#folderBelow(base);
      if (folder !== null && folder !== own.folder)
        found.push({ base, folder, entries: await this.#entries(folder, this.#files) });
    }
    return [...found, { base: '', ...own }];
  }

  /** The log, and those of the packages below that have records. */
  async all(): Promise<readonly WholeLog[]> {
    const main = await this.whole();
    const nested = await Promise.all(
      (await this.#nestedFolders(main.folder)).map(async folder => ({
        folder,
        entries: await this.#entries(folder, this.#files),
      })),
    );
    return [main, ...nested.filter(({ entries }) => entries.length > 0)];
  }

  /** What is read of `all` by now. */
  soFar(): readonly WholeLog[] {
    const readings = [...this.#readings].filter(([, { files }]) => files === this.#files);
    return readings.map(([folder, { soFar, expected }]) => ({ folder, entries: soFar, expected }));
  }

  /** Every source that the records read so far cite, and every one that was assessed. */
  async citations(): Promise<readonly string[]> {
    const assessed = await this.#files.list(companionFolder(this.#files, ASSESSMENTS));
    const ids = assessed.flatMap(({ name }) => /^(REF-\d{1,6})\.ya?ml$/.exec(name)?.[1] ?? []);
    return [...new Set([...ids, ...[...this.#cited.values()].flat()])].sort();
  }

  /**
   * A file appeared, changed or went, or a folder went; answers whether any record around another may be different now.
   * Where thousands lie in one folder nothing lists it because of one that was saved.
   */
  changed(path: string, mayBeGone: boolean): boolean {
    // The first record of a repository, or the last, may make another folder the log.
    const isInLog = this.#found !== null && path.startsWith(`${this.#found}/`);
    if (/\.\w+$/.test(path) && (mayBeGone || !isInLog)) this.#folder = null;
    for (const base of this.#below.keys())
      if (path.startsWith(`${base}/`) || `${base}/`.startsWith(`${path}/`)) this.#below.delete(base);
    this.#cited.delete(path);
    let matters = false;
    const isKnown = [...this.#readings.keys()].some(log => path.startsWith(`${log}/`));
    if (this.#nested !== null && !isKnown && mayBeginLog(path)) {
      this.#nested = null;
      matters = true;
    }
    for (const [folder, reading] of this.#readings) {
      if (`${folder}/`.startsWith(`${path}/`)) this.#readings.delete(folder);
      else if (folder !== '' && !path.startsWith(`${folder}/`)) continue;
      else {
        reading.changed.set(path, mayBeGone);
        if (reading.changed.size === 1)
          reading.entries = this.#kept(folder, replaced(reading.entries, reading, folder));
      }
      matters = true;
    }
    return matters;
  }

  /** Another folder may be the log now. */
  reset(): void {
    this.#folder = null;
    this.#below.clear();
    this.#nested = null;
    this.#readings.clear();
  }

  #folderBelow(base: string): Promise<string | null> {
    const known = this.#below.get(base);
    if (known) return known;
    const folder = folderBelow(this.#files, base);
    folder.catch(() => this.#below.delete(base));
    this.#below.set(base, folder);
    return folder;
  }

  #logFolder(): Promise<string> {
    this.#folder ??= findFolder(this.#files, this.#setting()).then(folder => {
      this.#found = folder;
      return folder;
    });
    return this.#folder.catch(this.#forget);
  }

  #nestedFolders(main: string): Promise<readonly string[]> {
    this.#nested ??= nestedFolders(this.#files, main);
    return this.#nested.catch((error: unknown) => {
      this.#nested = null;
      throw error;
    });
  }

  #entries(folder: string, files: Files): Promise<readonly LogEntry[]> {
    const known = this.#readings.get(folder);
    if (known) return known.entries;
    const some: LogEntry[] = [];
    const read = entriesOf(files, folder, (entry, among) => {
      some.push(entry);
      reading.expected = among;
    });
    const kept = this.#kept(folder, read);
    const reading: Reading = { files, entries: kept, soFar: some, expected: 0, changed: new Map() };
    this.#readings.set(folder, reading);
    read.then(
      entries => Object.assign(reading, { soFar: entries, expected: entries.length }),
      () => {},
    );
    return reading.entries;
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

/** The list with some files read again, or without them where they are gone; so is what lay in a folder that is gone. */
async function replaced(before: Promise<readonly LogEntry[]>, reading: Reading, folder: string) {
  const known = await before;
  const paths = reading.changed;
  reading.changed = new Map();
  const gone = new Set([...paths].flatMap(([path, mayBeGone]) => (mayBeGone ? [path] : [])));
  const others = known.filter(
    ({ path }) => !paths.has(path) && (gone.size === 0 || !pathAndAbove(path).some(one => gone.has(one))),
  );
  const inside = new Map<string, ReturnType<Files['list']>>();
  const fresh: LogEntry[] = [];
  // Some disks know no case: what is gone under one name is still read by it when it has another now.
  const isThere = async (path: string) => {
    const parent = folderOf(path);
    const listing = inside.get(parent) ?? reading.files.list(parent);
    inside.set(parent, listing);
    return (await listing).some(({ name }) => path.endsWith(`/${name}`) || path === name);
  };
  await someAtOnce([...paths], async ([path, mayBeGone]) => {
    if (!mayBeGone || (await isThere(path))) fresh.push(...(await entriesOf(onlyFile(reading.files, path), folder)));
  });
  const again = new Map(fresh.map(entry => [entry.path, entry]));
  const kept = known.filter(({ path }) => again.has(path)).length;
  // Where each takes its own place among ten thousand, nothing has to be sorted.
  if (kept === fresh.length && others.length + kept === known.length)
    return known.map(entry => again.get(entry.path) ?? entry);
  return [...others, ...fresh].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `docs/adr/1.md` -> itself, `docs/adr`, `docs` */
function pathAndAbove(path: string): string[] {
  const found = [path];
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) found.push(path.slice(0, at));
  return found;
}

function citationsIn(text: string): string[] {
  return text.includes('[REF-') ? [...text.matchAll(/\[(REF-\d{1,6})\]/g)].map(([, id]) => id ?? '') : [];
}
