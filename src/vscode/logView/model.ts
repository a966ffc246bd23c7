import * as vscode from 'vscode';
import { Matcher } from '../../log/search';
import type { LogChange, Logs } from '../logs/logs';
import { type Branch, branchesOf, type Grouping, type Row, rowsOf, type Section } from './branches';
import { type Changes, changesBetween } from './changes';
import type { Found, Texts } from './texts';

/** What is shown while the first reading goes on is drawn again this often. */
const tick = 300;
/** A small log is there by then, and appears at once as a whole. */
const patience = 150;

/** The decisions as the view shows them: read, filtered, grouped, and again whenever one changes. */
export class LogModel implements vscode.Disposable {
  readonly #logs: Logs;
  readonly #texts: Texts;
  readonly #changed = new vscode.EventEmitter<Changes>();
  /** The tree is another than before. */
  readonly onDidChange = this.#changed.event;
  readonly #listening: vscode.Disposable;
  #reading: Promise<void> | null = null;
  /** Folders whose records changed while others were looked at. */
  readonly #outdated = new Set<string>();
  #turn: Promise<void> | null = null;
  #isKnown = false;
  /** Only the last of several readings counts. */
  #readings = 0;
  #by: Grouping;
  #filter = '';
  #matcher = new Matcher<Found>('');
  #found: ReadonlySet<unknown> | null = null;
  sections: readonly Section[] = [];
  branches: readonly Branch[] = [];
  /** Nobody knows yet what there is. */
  isReading = true;
  /** Why nothing could be read. */
  trouble: string | null = null;

  constructor(logs: Logs, texts: Texts, by: Grouping) {
    this.#logs = logs;
    this.#texts = texts;
    this.#by = by;
    this.#listening = vscode.Disposable.from(
      this.#changed,
      logs.onDidChange(change => this.#follow(change)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#follow(null)),
    );
  }

  get by(): Grouping {
    return this.#by;
  }

  get filter(): string {
    return this.#filter;
  }

  get rows(): Row[] {
    return rowsIn(this.sections);
  }

  /** Every record, and how many of them are shown. */
  get counts(): { readonly all: number; readonly shown: number } {
    const all = this.sections.reduce((sum, { logs }) => logs.reduce((more, log) => more + log.entries.length, sum), 0);
    return { all, shown: this.#found ? this.#found.size : all };
  }

  group(by: Grouping): void {
    this.#by = by;
    this.#draw();
  }

  /** Narrows at once by what is known, and again when the texts are read. */
  async narrow(filter: string): Promise<void> {
    this.#filter = filter.trim();
    this.#matcher = new Matcher(this.#filter);
    this.#find();
    this.#draw();
    if (this.#filter !== '') await this.#refine();
  }

  /** Begins to read where nobody has; waits a moment, and not until all is read. */
  async begin(): Promise<void> {
    this.#reading ??= this.#read();
    await Promise.race([this.#reading, new Promise(resolve => setTimeout(resolve, patience))]);
    if (!this.isReading || this.#isKnown) return;
    this.#take(this.#soFar());
    this.#grow();
  }

  /** Reads all anew, for file systems that tell of no change. */
  async again(): Promise<void> {
    this.#logs.forget();
    await this.whole();
  }

  /** All that there is, read. */
  async whole(): Promise<void> {
    this.#reading ??= this.#read();
    await this.#reading;
  }

  /** Where the record stands in the tree: the branch that holds it. */
  branchWith(root: string, path: string): { readonly branch: Branch; readonly row: Row } | null {
    const look = (branches: readonly Branch[]): { branch: Branch; row: Row } | null => {
      for (const branch of branches) {
        const row = branch.rows.find(one => one.root === root && one.entry.path === path);
        if (!row) continue;
        return branch.branches ? look(branch.branches) : { branch, row };
      }
      return null;
    };
    return look(this.branches);
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #read(): Promise<void> {
    const turn = ++this.#readings;
    this.isReading = true;
    this.trouble = null;
    // What was read before is shown until all of it is read again.
    const timer = setInterval(() => {
      if (this.#isKnown) return;
      this.#take(this.#soFar());
      this.#draw();
    }, tick);
    try {
      const sections = await Promise.all(
        (vscode.workspace.workspaceFolders ?? []).map(folder => this.#section(folder)),
      );
      if (turn !== this.#readings) return;
      this.#isKnown = true;
      this.#take(sections);
    } catch (error) {
      this.#reading = null;
      this.trouble = error instanceof Error ? error.message : String(error);
    } finally {
      clearInterval(timer);
    }
    this.isReading = false;
    this.#draw();
    if (this.#filter !== '') await this.#refine();
  }

  #soFar(): Section[] {
    return (vscode.workspace.workspaceFolders ?? []).map(({ uri, name }) => ({
      ...{ root: uri.toString(), name, logs: this.#logs.soFar(uri) },
    }));
  }

  async #section({ uri, name }: vscode.WorkspaceFolder): Promise<Section> {
    return { root: uri.toString(), name, logs: await this.#logs.all(uri) };
  }

  #take(sections: readonly Section[]): void {
    this.sections = sections;
    this.#find();
  }

  /** One record, or everything; nobody has to be told of what nobody has looked at. */
  #follow(change: LogChange): void {
    if (this.#reading === null) return;
    if (change === null) {
      this.#reading = this.#read();
      return;
    }
    this.#outdated.add(change.root.toString());
    this.#turn ??= this.#catchUp().finally(() => {
      this.#turn = null;
    });
  }

  async #catchUp(): Promise<void> {
    await this.#reading;
    while (this.#outdated.size > 0) {
      const roots = new Set(this.#outdated);
      this.#outdated.clear();
      const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => roots.has(uri.toString()));
      const fresh = await Promise.all(folders.map(folder => this.#section(folder)));
      const sections = this.sections.map(section => fresh.find(({ root }) => root === section.root) ?? section);
      // What changed is read before it is looked for, so that no row goes and comes back.
      if (this.#filter !== '') await this.#texts.load(rowsIn(sections));
      this.#take(sections);
      this.#draw();
    }
  }

  async #refine(): Promise<void> {
    const { filter } = this;
    if (!(await this.#texts.load(this.rows)) || filter !== this.filter) return;
    this.#find();
    this.#draw();
  }

  #find(): void {
    const isAll = this.#filter === '';
    const found = () => this.#matcher.matching(this.#texts.of(this.rows));
    this.#found = isAll ? null : new Set(found().map(({ entry }) => entry));
  }

  #draw(): void {
    this.#changed.fire(this.#grow());
  }

  /** Makes the tree anew; answers with what is another. */
  #grow(): Changes {
    const found = this.#found;
    const branches = branchesOf(this.sections, this.#by, found && (({ entry }) => found.has(entry)));
    const changes = changesBetween(this.branches, branches);
    this.branches = branches;
    return changes;
  }
}

function rowsIn(sections: readonly Section[]): Row[] {
  return sections.flatMap(({ root, logs }) => logs.flatMap(({ folder, entries }) => rowsOf(root, folder, entries)));
}
