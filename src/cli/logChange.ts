import type { Change } from '../log/change';
import { applyChanges } from '../log/change';
import { type LogEntry, recordPaths } from '../log/entries';
import { entryNamed } from '../log/find';
import { findFolder } from '../log/folder';
import { folder as reflections } from '../memory/shape';
import { diskGit } from '../node/git';
import { companionFolder } from '../ports/companions';
import type { Command } from './commands/command';
import { failed } from './failure';
import { readText, relativePath } from './files';
import { Logs, noRecords } from './log';
import { Recording } from './recording';
import { diskStore } from './store';
import { warn } from './tolerant';

type Invocation = Parameters<Command['run']>[0];

/** The log that a command changes. */
export class ChangingLog {
  readonly #invocation: Invocation;
  readonly #logs: Logs;

  constructor(invocation: Invocation) {
    this.#invocation = invocation;
    this.#logs = new Logs(invocation.files, invocation.settings.folder);
  }

  folder(): Promise<string> {
    return this.#logs.folder();
  }

  /** The records that a command shows all of; told where there are none. */
  async all(): Promise<readonly LogEntry[]> {
    const entries = await this.entries();
    if (entries.length === 0) warn(noRecords(await this.folder()));
    return entries;
  }

  async entries(): Promise<readonly LogEntry[]> {
    return this.#logs.in(await this.folder());
  }

  /** The record that a person named, by path or by number. */
  async named(word: string): Promise<LogEntry> {
    const entries = await this.entries();
    const path = relativePath(word);
    const near = entries.find(entry => entry.path === path) ?? (await this.#elsewhere(path));
    const found = near ?? entryNamed(entries, word);
    if ('problem' in found) throw failed(found.problem);
    return found;
  }

  /** A record outside the log's folder, such as that of one package of several. */
  async #elsewhere(path: string): Promise<LogEntry | undefined> {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    if (!/\.\w+$/.test(path) || path.startsWith('..')) return undefined;
    const { files } = this.#invocation;
    if ((await files.read(path)) === null || !(await recordPaths(files, folder)).includes(path)) return undefined;
    return (await this.#logs.in(folder)).find(entry => entry.path === path);
  }

  text({ path }: LogEntry): { readonly path: string; readonly text: string } {
    return { path, text: readText(path).text };
  }

  get world() {
    const { files, settings } = this.#invocation;
    return { files, git: diskGit(process.cwd()), records: settings.records };
  }

  /** Writes all or nothing, then says in the provenance of each record what was done. `renamed` are records that moved. */
  async write(
    changes: readonly Change[],
    description: string,
    by: 'person' | 'tool',
    renamed: ReadonlyMap<string, string> = new Map(),
  ): Promise<void> {
    const root = process.cwd();
    const store = diskStore(root, this.#invocation.settings.records);
    for (const { path, before } of changes) {
      const bytes = before === null ? null : await store.bytes(path);
      if (bytes && !Buffer.from(before ?? '', 'utf8').equals(bytes))
        throw failed(`${path} is not valid UTF-8: nothing was written, since writing it would change other bytes.`);
    }
    const trouble = await applyChanges(store, changes);
    if (trouble !== null) throw failed(trouble);
    const folder = await findFolder(this.#invocation.files, this.#invocation.settings.folder);
    const records = new Set(await recordPaths(this.#invocation.files, folder));
    const recording = new Recording(root, this.#invocation.settings);
    const lessons = companionFolder(store, reflections);
    const before = new Map(changes.map(change => [renamed.get(change.path) ?? change.path, change.before]));
    for (const { path, after } of changes) {
      const old = before.get(path) ?? null;
      if (after === null || old === null || old === after) continue;
      if (records.has(path)) await recording.changed({ path, before: old, after, description, by });
      else if (path.startsWith(`${lessons}/`)) await recording.followed(path, 'reflection', description);
    }
  }
}
