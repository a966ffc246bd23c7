import * as vscode from 'vscode';
import { Lines } from '../../adr/text/lines';
import type { LogEntry } from '../../log/entries';
import { companionFolder } from '../../ports/companions';
import { companionName } from '../../provenance/name';
import { folder as provenanceFolder } from '../../provenance/shape';
import { review } from '../../review/review';
import { topOf } from '../../review/subject';
import type { Libraries } from '../evidence/libraries';
import { exemptionsFor } from '../exemptions';
import { workspaceFiles } from '../files';
import { isRecord, recordAt } from '../records';
import { workspaceStore } from '../store';
import { aroundOf } from '../text/reviews';
import { unrecordedIn } from '../trust/unrecorded';
import { type Row, rowsOf, type Section } from './branches';
import { keyOf } from './marks';
import type { Mark } from './words';

/**
 * Reviewing ten thousand records would keep a machine busy for minutes and tell nobody anything: the newest are where the
 * work is. Every other one is reviewed when it is opened.
 */
const most = 300;
/** Between two records, so that what a person does comes first. */
const rest = 15;
/** And after a record changed. */
const courtesy = 400;
const none: readonly Mark[] = [];

interface Found {
  /** `null` where it has to be looked at again; until then what is known is shown. */
  readonly entry: LogEntry | null;
  readonly marks: readonly Mark[];
}

/** Findings and unrecorded edits of the newest records that are not open: one after the other, while the view is shown. */
export class LookAhead implements vscode.Disposable {
  readonly #libraries: Libraries;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #found = new Map<string, Found>();
  #sections: readonly Section[] = [];
  #isRunning = false;
  #isShown = false;
  #waitsUntil = 0;

  constructor(libraries: Libraries, log: vscode.LogOutputChannel) {
    this.#libraries = libraries;
    this.#log = log;
  }

  of(key: string): readonly Mark[] {
    return this.#found.get(key)?.marks ?? none;
  }

  all(): Iterable<[string, readonly Mark[]]> {
    return [...this.#found].map(([key, { marks }]) => [key, marks]);
  }

  /** The logs as they are now; what is not another than before is not looked at again. */
  look(sections: readonly Section[]): void {
    this.#sections = sections;
    this.#go();
  }

  /** A record changed: first it is shown. */
  wait(): void {
    this.#waitsUntil = Date.now() + courtesy;
  }

  /** Nobody is kept waiting by a view that nobody sees. */
  show(isShown: boolean): void {
    this.#isShown = isShown;
    this.#go();
  }

  /** One record, or all: provenance says something else now. */
  forget(uri: vscode.Uri | null): void {
    const root = uri && vscode.workspace.getWorkspaceFolder(uri)?.uri;
    const only = root ? keyOf(root.toString(), vscode.workspace.asRelativePath(uri, false)) : null;
    for (const [key, { marks }] of this.#found)
      if (only === null || key === only) this.#found.set(key, { entry: null, marks });
    this.#sections = [...this.#sections];
    this.#go();
  }

  dispose(): void {
    this.#isShown = false;
    this.#changed.dispose();
  }

  #go(): void {
    if (this.#isRunning || !this.#isShown) return;
    this.#isRunning = true;
    this.#run()
      .catch((error: unknown) => this.#log.warn('Decisions view', String(error)))
      .finally(() => {
        this.#isRunning = false;
      });
  }

  async #run(): Promise<void> {
    await pause(rest * 20);
    for (let sections: readonly Section[] | null = null; sections !== this.#sections && this.#isShown; ) {
      sections = this.#sections;
      const rows = newest(sections);
      this.#keep(rows);
      for (const section of sections) await this.#lookAt(section, rows);
    }
  }

  async #lookAt(section: Section, rows: readonly Row[]): Promise<void> {
    const own = rows.filter(
      ({ root, entry }) => root === section.root && this.#found.get(keyOf(root, entry.path))?.entry !== entry,
    );
    if (own.length === 0) return;
    const root = vscode.Uri.parse(section.root);
    const paths = section.logs.flatMap(({ entries }) => entries.map(({ path }) => path));
    const store = workspaceStore(root);
    const told = new Set((await store.list(companionFolder(store, provenanceFolder))).map(({ name }) => name));
    for (const row of own) {
      if (!this.#isShown || section !== this.#sections.find(one => one.root === section.root)) return;
      do await pause(rest);
      while (Date.now() < this.#waitsUntil);
      const others = section.logs.find(({ folder }) => folder === row.log)?.entries ?? [];
      const isTracked = told.size > 0 && told.has(`${companionName(row.entry.path, paths)}.prov.yaml`);
      // One that cannot be looked at keeps nobody from looking at the others.
      const marks = await this.#marksOf(root, row.entry, others, isTracked ? paths : null).catch((error: unknown) => {
        this.#log.warn('Decisions view', row.entry.path, String(error));
        return [];
      });
      const key = keyOf(row.root, row.entry.path);
      const isOther = JSON.stringify(marks) !== JSON.stringify(this.of(key));
      this.#found.set(key, { entry: row.entry, marks });
      if (isOther) this.#changed.fire();
    }
  }

  /** `paths` where something is told of where the record came from. */
  async #marksOf(
    root: vscode.Uri,
    { path }: LogEntry,
    entries: readonly LogEntry[],
    paths: readonly string[] | null,
  ): Promise<readonly Mark[]> {
    const text = await workspaceFiles(root).read(path);
    const uri = vscode.Uri.joinPath(root, path);
    if (text === null || !/\.(?:md|markdown|mdx)$/i.test(path)) return [];
    const record = recordAt(uri, text);
    if (!isRecord(record)) return [];
    const evidence = record.citations.length > 0 ? await this.#libraries.of(root) : undefined;
    const around = { ...aroundOf(entries.filter(entry => entry.path !== path)), ...(evidence && { evidence }) };
    const lines = new Lines(text);
    const findings = review(record, around, exemptionsFor(uri)).map(({ message, severity, range }) => ({
      ...{ kind: 'finding' as const, text: message, line: lines.at(range.start), isHint: severity === 'info' },
    }));
    const told = paths && (await unrecordedIn(root, path, paths));
    if (!told) return findings;
    const line = lines.at(topOf(record).start);
    return [
      ...findings,
      { kind: told.code === 'unrecorded-change' ? 'unrecorded' : 'finding', text: told.text, line, isHint: false },
    ];
  }

  /** What is gone, or is not among the newest any more, has nothing to say. */
  #keep(rows: readonly Row[]): void {
    const keys = new Set(rows.map(({ root, entry }) => keyOf(root, entry.path)));
    for (const key of this.#found.keys()) if (!keys.has(key)) this.#found.delete(key);
  }
}

/** By their dates, then by their paths, which hold their numbers. */
function newest(sections: readonly Section[]): Row[] {
  const rows = sections.flatMap(({ root, logs }) =>
    logs.flatMap(({ folder, entries }) => rowsOf(root, folder, entries)),
  );
  const key = ({ entry }: Row) => `${entry.date?.iso ?? ''} ${entry.path}`;
  return rows
    .map(row => ({ row, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? 1 : -1))
    .slice(0, most)
    .map(({ row }) => row);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
