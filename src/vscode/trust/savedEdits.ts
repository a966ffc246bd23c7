import * as vscode from 'vscode';
import { stateOf } from '../../deliberation/place';
import { designOf } from '../../design/designOf';
import { isDesign } from '../../design/read';
import { provenancePath } from '../../provenance/name';
import { recordsFolder } from '../models/settings';
import { isRecord } from '../records';
import { webHash } from '../store';
import { companionStore } from './companionStore';
import { logFolder, logPaths } from './log';
import { personAt } from './person';
import { recordEdit } from './recordEdit';
import { reflectOnStatus } from './statusReflection';
import { warnOnce } from './told';
import type { TrustWorld } from './world';

const patience = 1000;
/** Where nobody writes a record: versions of the past, logs of programs, cells, and what is in no file yet. */
const skipped = new Set(['git', 'untitled', 'output', 'vscode-notebook-cell']);

interface Saved {
  readonly before: string | null;
  readonly after: string;
  readonly started?: string | undefined;
  readonly bytes?: Uint8Array | null;
  /** By a command of ours that is done with it. */
  readonly made?: boolean;
}

/** Records what a person saves of a record as theirs. What was there before is remembered from when it was opened. */
export class SavedEdits implements vscode.Disposable {
  readonly #world: TrustWorld;
  readonly #before = new WeakMap<vscode.TextDocument, string>();
  readonly #began = new WeakMap<vscode.TextDocument, string>();
  /** What may have been read from disk, until something makes the document dirty. */
  readonly #read = new WeakMap<vscode.TextDocument, string>();
  readonly #saves = new WeakMap<vscode.TextDocument, number>();
  readonly #listening: vscode.Disposable;
  readonly #recorded = new vscode.EventEmitter<vscode.Uri | null>();
  /** The provenance of this record, or of any, was brought up to date as far as that was possible. */
  readonly onDidRecord = this.#recorded.event;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(world: TrustWorld) {
    this.#world = world;
    const remember = (document: vscode.TextDocument) => this.#remember(document);
    this.#listening = vscode.Disposable.from(
      this.#recorded,
      vscode.workspace.onDidOpenTextDocument(remember),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (!isText(document)) return;
        if (contentChanges.length > 0) this.#changed(document);
        else if (document.isDirty) this.#read.delete(document);
      }),
      vscode.workspace.onWillSaveTextDocument(({ document }) => this.#saving(document)),
      vscode.workspace.onDidSaveTextDocument(document => this.#saved(document)),
    );
    for (const document of vscode.workspace.textDocuments) remember(document);
  }

  /** Resolves when everything that was saved so far is recorded. */
  settled(): Promise<unknown> {
    return this.#turn;
  }

  /** Something else than a save brought provenance up to date. */
  mended(): void {
    this.#recorded.fire(null);
  }

  /** A record that a command of ours made for a person. */
  async made(uri: vscode.Uri): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    await this.#next(() => this.#record(document, { before: null, after: document.getText(), made: true }));
  }

  dispose(): void {
    this.#listening.dispose();
  }

  #remember(document: vscode.TextDocument): void {
    if (document.isDirty || !isText(document)) return;
    this.#before.set(document, document.getText());
    this.#began.delete(document);
  }

  #changed(document: vscode.TextDocument): void {
    // Nothing made it dirty since: that text was read from disk, and the person begins now.
    const read = this.#read.get(document);
    if (read !== undefined) this.#before.set(document, read);
    this.#read.delete(document);
    if (!this.#began.has(document)) this.#began.set(document, this.#world.clock.now());
    if (document.isDirty) return;
    this.#read.set(document, document.getText());
    void this.#reloaded(document);
  }

  /**
   * A document changes without being dirty when it is read from disk again, since somebody else wrote it; and for a
   * moment when somebody begins to type. The disk tells which, as long as nobody saves.
   */
  async #reloaded(document: vscode.TextDocument): Promise<void> {
    const [text, saves] = [document.getText(), this.#saves.get(document)];
    const bytes = await vscode.workspace.fs.readFile(document.uri).then(
      found => found,
      () => null,
    );
    if (!bytes || this.#saves.get(document) !== saves || new TextDecoder().decode(bytes) !== text) return;
    this.#before.set(document, text);
    this.#read.delete(document);
    if (!document.isDirty) this.#began.delete(document);
  }

  #saving(document: vscode.TextDocument): void {
    this.#read.delete(document);
    this.#saves.set(document, (this.#saves.get(document) ?? 0) + 1);
  }

  #saved(document: vscode.TextDocument): void {
    if (!isText(document)) return;
    this.#saving(document);
    const after = document.getText();
    const before = this.#before.get(document) ?? after;
    const started = this.#began.get(document);
    this.#remember(document);
    // Asked now: by the time that it is this save's turn, the deliberation that it belongs to may have ended.
    const underWay = isDeliberated(document.uri).catch(() => false);
    const bytes = vscode.workspace.fs.readFile(document.uri).then(
      found => found,
      () => null,
    );
    void this.#next(async () => {
      if (!(await underWay))
        await this.#record(document, {
          before: before.trim() === '' ? null : before,
          after,
          started,
          bytes: await bytes,
        });
    });
  }

  #next(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      warnOnce(this.#world.log, `A change was not recorded: ${reason}`);
    });
    this.#turn = turn;
    return turn;
  }

  async #record(document: vscode.TextDocument, { before, after, started, bytes, made }: Saved): Promise<void> {
    const { uri } = document;
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const isDocument = isDesign(document.getText());
    if (!folder || !(isDocument || isRecord(this.#world.records.of(document)))) return;
    const root = folder.uri;
    if (vscode.workspace.getConfiguration('deliberate', root).get<unknown>('provenance.recordEdits') === false) return;
    const path = vscode.workspace.asRelativePath(uri, false);
    const store = companionStore(root);
    const others = await logPaths(root);
    const isOurs = path.startsWith(`${await logFolder(root)}/`);
    const isNew = (await store.read(provenancePath(path, others))) === null;
    if (isNew && !isOurs) return;
    // A deliberation makes its record first and says a moment later that it is under way.
    if (isNew && !made) await new Promise(resolve => setTimeout(resolve, patience));
    if (await isDeliberated(uri)) return;
    const person = await personAt(root);
    const edit = { path, others, before, after, person, ...(started && { started }), ...(bytes && { bytes }) };
    const refused = await recordEdit(store, webHash, this.#world.clock, edit);
    if (refused !== null) warnOnce(this.#world.log, refused);
    if (before !== null && !isDocument) await reflectOnStatus(this.#world, root, path, before, after);
    this.#recorded.fire(uri);
  }
}

function isText({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'markdown' && !skipped.has(uri.scheme);
}

/** While a deliberation or a design writes a file, it is the one that says who wrote what. */
async function isDeliberated(uri: vscode.Uri): Promise<boolean> {
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (!root) return false;
  const path = vscode.workspace.asRelativePath(uri, false);
  const store = companionStore(root);
  const state = (await stateOf(store, recordsFolder(root), path)) ?? (await designOf(store, recordsFolder(root), path));
  return state?.status === 'running';
}
