import { posix } from 'node:path';
import { entriesOf, type LogEntry } from '../log/entries';
import { findFolder } from '../log/folder';
import type { Files } from '../ports/files';

/** The logs that the records of one call belong to, each read once. */
export class Logs {
  readonly #files: Files;
  readonly #setting: string;
  readonly #read = new Map<string, Promise<readonly LogEntry[]>>();
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
  async around(path: string): Promise<readonly LogEntry[]> {
    const folder = await this.folder();
    const entries = await this.in(path.startsWith(`${folder}/`) ? folder : posix.dirname(path).replace(/^\.$/, ''));
    return entries.filter(entry => entry.path !== path);
  }
}
