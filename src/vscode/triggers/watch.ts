import * as vscode from 'vscode';
import { read } from '../../adr/read';
import { someAtOnce } from '../../log/atOnce';
import type { LogEntry } from '../../log/entries';
import type { Outcome } from '../../log/fire/fire';
import type { Clock } from '../../ports/clock';
import { workspaceFiles } from '../files';
import type { Logs } from '../logs/logs';
import { recordsFolder } from '../models/settings';
import type { PlacedRecord } from '../trust/log';
import { checkTriggers } from './check';

/** Long enough for VS Code to have opened what it opens first. */
const patience = 800;
/** After looking at a large log it rests for longer: a workspace that is being built changes all the time. */
const longestRest = 4000;
/** A day that comes while the window stays open fires too. */
const hour = 3_600_000;

export interface Checked {
  readonly root: vscode.Uri;
  readonly record: PlacedRecord;
  readonly outcomes: readonly Outcome[];
}

/** What the triggers of the workspace's decisions say, looked at again a moment after something they look at may have changed. */
export class TriggerWatch implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #clock: Clock;
  readonly #logs: Logs;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #listening: vscode.Disposable;
  readonly #hourly: ReturnType<typeof setInterval>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #all: readonly Checked[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #took = 0;
  /** An entry is made anew whenever its file is another; `null` where it has no trigger, which is most. */
  readonly #read = new WeakMap<LogEntry, PlacedRecord | null>();

  constructor(log: vscode.LogOutputChannel, clock: Clock, logs: Logs) {
    this.#log = log;
    this.#clock = clock;
    this.#logs = logs;
    // What a trigger may look at: records, and files of the kinds that are read or listed.
    const files = vscode.workspace.createFileSystemWatcher('**/*');
    const soon = (uri: vscode.Uri) => {
      if (!/\/(?:node_modules|\.git|dist|out|\.cache)\//.test(uri.path) && !isCompanion(uri)) this.#soon();
    };
    this.#listening = vscode.Disposable.from(
      this.#changed,
      ...[files, files.onDidChange(soon), files.onDidCreate(soon), files.onDidDelete(soon)],
      vscode.workspace.onDidSaveTextDocument(({ uri }) => soon(uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#soon()),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('deliberate.folder')) this.#soon();
      }),
    );
    this.#hourly = setInterval(() => this.#soon(), hour);
    this.#soon();
  }

  get all(): readonly Checked[] {
    return this.#all;
  }

  /** As it was last looked at. */
  of(uri: vscode.Uri): Checked | null {
    const key = uri.toString();
    return this.#all.find(({ root, record }) => vscode.Uri.joinPath(root, record.path).toString() === key) ?? null;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#hourly);
    this.#listening.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#turn = this.#turn
          .then(() => this.#timed())
          .catch((error: unknown) => this.#log.warn('Triggers', String(error)));
      },
      Math.max(patience, Math.min(longestRest, 2 * this.#took)),
    );
  }

  async #timed(): Promise<void> {
    const began = Date.now();
    await this.#look();
    this.#took = Date.now() - began;
  }

  async #look(): Promise<void> {
    const found: Checked[] = [];
    for (const { uri: root } of vscode.workspace.workspaceFolders ?? []) {
      const records = await this.#recordsOf(root);
      if (records.length === 0) continue;
      for (const one of await checkTriggers(root, records, this.#clock.today())) found.push({ root, ...one });
    }
    if (fingerprintOf(found) === fingerprintOf(this.#all)) return;
    this.#all = found;
    this.#changed.fire();
  }

  /** The records that have triggers, as they stand in an editor, else on disk. */
  async #recordsOf(root: vscode.Uri): Promise<PlacedRecord[]> {
    const { entries } = await this.#logs.whole(root);
    const files = workspaceFiles(root);
    await someAtOnce(
      entries.filter(entry => !this.#read.has(entry)),
      async entry => {
        const text = await files.read(entry.path);
        this.#read.set(entry, text === null ? null : withTriggers(entry.path, text));
      },
    );
    const typed = typedIn(root);
    return entries.flatMap(entry => {
      const text = typed.get(entry.path);
      return (text === undefined ? this.#read.get(entry) : withTriggers(entry.path, text)) ?? [];
    });
  }
}

/** `null` without a trigger. */
function withTriggers(path: string, text: string): PlacedRecord | null {
  const record = read(text, { path });
  return record.triggers.length > 0 ? Object.assign(record, { path }) : null;
}

/** What somebody types and did not save yet. */
function typedIn(root: vscode.Uri): ReadonlyMap<string, string> {
  const own = vscode.workspace.textDocuments.filter(
    ({ uri, isDirty }) => isDirty && vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === root.toString(),
  );
  return new Map(own.map(document => [vscode.workspace.asRelativePath(document.uri, false), document.getText()]));
}

/** Nothing is drawn again where nothing changed. */
function fingerprintOf(all: readonly Checked[]): string {
  return JSON.stringify(
    all.map(({ root, record, outcomes }) => [
      root.toString(),
      record.path,
      outcomes.map(({ trigger, state, because, asOf, next }) => [trigger.range, state, because, asOf, next]),
    ]),
  );
}

/** What we write ourselves beside the records: no trigger looks at it. */
function isCompanion(uri: vscode.Uri): boolean {
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (!root) return false;
  const [path, records] = [vscode.workspace.asRelativePath(uri, false), recordsFolder(root)];
  return path.startsWith(`${records}/`) && /^(?:research|ralph|reports|working)\//.test(path.slice(records.length + 1));
}
