import * as vscode from 'vscode';
import { isDeliberated, recordSaved, type Saved } from './recordSaved';
import { warnOnce } from './told';
import type { TrustWorld } from './world';

/** Among ten thousand records, recording lists them all: what shows the person what was saved goes first. */
const courtesy = 150;

/** Where nobody writes a record: versions of the past, logs of programs, cells, and what is in no file yet. */
export const skippedSchemes = new Set(['git', 'untitled', 'output', 'vscode-notebook-cell']);

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
  readonly #isCommands: (uri: vscode.Uri) => boolean;
  #turn: Promise<unknown> = Promise.resolve();

  /** What a command saves, it records itself: `isCommands` says so while it does. */
  constructor(world: TrustWorld, isCommands: (uri: vscode.Uri) => boolean = () => false) {
    this.#world = world;
    this.#isCommands = isCommands;
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
    await this.queue(() => this.#record(document, { before: null, after: document.getText(), made: true }));
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
    if (this.#isCommands(document.uri)) return;
    // Asked now: by the time that it is this save's turn, the deliberation that it belongs to may have ended.
    const underWay = isDeliberated(document.uri).catch(() => false);
    const bytes = vscode.workspace.fs.readFile(document.uri).then(
      found => found,
      () => null,
    );
    const shown = new Promise(resolve => setTimeout(resolve, courtesy));
    void this.queue(async () => {
      await shown;
      if (!(await underWay))
        await this.#record(document, {
          before: before.trim() === '' ? null : before,
          after,
          started,
          bytes: await bytes,
        });
    });
  }

  /** What is recorded is recorded one after the other. */
  queue(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      warnOnce(this.#world.log, `A change was not recorded: ${reason}`);
    });
    this.#turn = turn;
    return turn;
  }

  async #record(document: vscode.TextDocument, saved: Saved): Promise<void> {
    if (await recordSaved(this.#world, document, saved)) this.#recorded.fire(document.uri);
  }
}

function isText({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'markdown' && !skippedSchemes.has(uri.scheme);
}
