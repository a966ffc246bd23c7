import { posix } from 'node:path';
import { entriesOf, type LogEntry } from '../log/entries';
import { findFolder } from '../log/folder';
import type { Files } from '../ports/files';
import type { Neighbour } from '../review/neighbour';

/** The logs that the records of one call belong to, each read once. */
export class Logs {
  readonly #files: Files;
  readonly #setting: string;
  readonly #read = new Map<string, Promise<readonly LogEntry[]>>();
  readonly #neighbours = new Map<string, readonly Neighbour[]>();
  #folder: Promise<string> | null = null;

  constructor(files: Files, setting: string) {
    this.#files = files;
    this.#setting = setting;
  }

  /** The workspace's own folder of records. */
  folder(): Promise<string> {
    this.#folder ??= findFolder(this.#files, this.#setting);
    return this.#folder;
  }

  in(folder: string): Promise<readonly LogEntry[]> {
    const known = this.#read.get(folder);
    if (known) return known;
    const reading = entriesOf(this.#files, folder);
    this.#read.set(folder, reading);
    return reading;
  }

  /** The records around one: the workspace's log where it lies in it, else those of its own folder. */
  async neighbours(path: string): Promise<readonly Neighbour[]> {
    const folder = await this.folder();
    const home = path.startsWith(`${folder}/`) ? folder : posix.dirname(path).replace(/^\.$/, '');
    const all = this.#neighbours.get(home) ?? (await this.in(home)).map(neighbourOf);
    this.#neighbours.set(home, all);
    return all.filter(other => other.path !== path);
  }
}

/** Nothing was found, which may well mean that it was looked for in the wrong place. */
export function noRecords(folder: string): string {
  return `No decision records in ${folder}. Where they lie elsewhere, say so: deliberate.folder in .vscode/settings.json, or a line in .adr-dir.`;
}

function neighbourOf({ path, number, title, status, links }: LogEntry): Neighbour {
  return {
    path,
    number: number?.value ?? null,
    title: title?.value ?? null,
    status: status?.value ?? null,
    links,
  };
}
