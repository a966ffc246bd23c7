import * as vscode from 'vscode';
import { applyChanges, type Change } from '../../log/change';
import { workspaceStore } from '../store';
import { recordSaved } from './recordSaved';
import { followRename } from './renames';
import type { SavedEdits } from './savedEdits';
import { warnOnce } from './told';
import type { TrustWorld } from './world';

/** One file of a change: where it lay and lies, and what it said and says; `null` where it was not there. */
export interface ChangedText {
  readonly from: vscode.Uri;
  readonly to: vscode.Uri;
  readonly before: string | null;
  readonly after: string;
  /** It had no unsaved changes, and has none: what is undone of it is saved as well. */
  readonly kept: boolean;
}

type State = 'making' | 'done' | 'undoing' | 'undone' | 'redoing';

/** What a command did to texts and, by that, to their companions. */
export interface CommandChange {
  readonly root: vscode.Uri;
  readonly texts: readonly ChangedText[];
  companions: readonly Change[];
  state: State;
}

const most = 50;
const patience = 3000;
const pause = () => new Promise(resolve => setTimeout(resolve, 40));

/**
 * Changes of several files that a command made as one step. VS Code undoes the texts and the names; this takes the companions
 * back with them, byte for byte, and saves what had been saved. Where somebody wrote in between, the undo is an edit like any.
 */
export class CommandChanges implements vscode.Disposable {
  readonly #world: TrustWorld;
  readonly #edits: SavedEdits;
  readonly #listening: vscode.Disposable;
  #all: CommandChange[] = [];

  constructor(world: TrustWorld, edits: SavedEdits) {
    this.#world = world;
    this.#edits = edits;
    this.#listening = vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
      if (reason !== undefined) this.#undone(document);
    });
  }

  begin(root: vscode.Uri, texts: readonly ChangedText[]): CommandChange {
    const change: CommandChange = { root, texts, companions: [], state: 'making' };
    this.#all = [...this.#all, change].slice(-most);
    return change;
  }

  /** Records after what was to be recorded before. */
  inTurn(work: () => Promise<void>): Promise<void> {
    return this.#edits.queue(work);
  }

  done(change: CommandChange, companions: readonly Change[]): void {
    change.companions = companions;
    change.state = 'done';
    this.#edits.mended();
  }

  cancel(change: CommandChange): void {
    this.#all = this.#all.filter(one => one !== change);
  }

  /** A command or its undo is changing this file right now: nobody typed that. */
  isBusy(uri: vscode.Uri): boolean {
    const key = uri.toString();
    return this.#all.some(
      ({ state, texts }) =>
        (state === 'making' || state === 'undoing' || state === 'redoing') &&
        texts.some(({ from, to }) => from.toString() === key || to.toString() === key),
    );
  }

  /** Whether a command, its undo or its redo renamed this file. */
  renamed(oldUri: vscode.Uri, newUri: vscode.Uri): boolean {
    const [a, b] = [oldUri.toString(), newUri.toString()];
    const moved = (from: string, to: string, ...states: readonly State[]) =>
      this.#all.findLast(
        ({ state, texts }) =>
          states.includes(state) && texts.some(text => text.from.toString() === from && text.to.toString() === to),
      );
    const forward = moved(a, b, 'making', 'redoing', 'undone');
    if (forward?.state === 'undone') this.#turn(forward, 'redoing');
    if (forward) return true;
    const back = moved(b, a, 'undoing', 'done');
    if (back?.state === 'done') this.#turn(back, 'undoing');
    return back !== undefined;
  }

  dispose(): void {
    this.#listening.dispose();
  }

  #undone(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const text = document.getText();
    for (const change of [...this.#all].reverse()) {
      const { state } = change;
      if (state !== 'done' && state !== 'undone') continue;
      const back = state === 'done';
      const own = change.texts.find(({ from, to }) => (back ? from : to).toString() === key);
      if (own && text === (back ? own.before : own.after) && own.before !== own.after) {
        this.#turn(change, back ? 'undoing' : 'redoing');
        return;
      }
    }
  }

  #turn(change: CommandChange, state: 'undoing' | 'redoing'): void {
    change.state = state;
    void this.#edits.queue(() => this.#turned(change, state));
  }

  async #turned(change: CommandChange, state: 'undoing' | 'redoing'): Promise<void> {
    const back = state === 'undoing';
    const wanted = change.texts.map(text => ({
      text,
      uri: back ? text.from : text.to,
      said: back ? text.before : text.after,
    }));
    const there = await arrived(wanted);
    for (const { uri, said, text } of there) if (text.kept && said !== null) await saved(uri, said);
    const store = workspaceStore(change.root);
    const companions = back ? change.companions.map(turnedBack).reverse() : change.companions;
    const trouble = there.length === wanted.length ? await applyChanges(store, companions) : '';
    change.state = back ? 'undone' : 'done';
    if (trouble !== null) await this.#asAny(change, there, back);
    this.#edits.mended();
  }

  /** Only a part was undone, or companions have grown since: then it is recorded as what it is, one more change. */
  async #asAny(change: CommandChange, there: readonly Wanted[], back: boolean): Promise<void> {
    this.cancel(change);
    for (const { text, uri, said } of there) {
      if (text.from.toString() !== text.to.toString()) await followRename(this.#world, back ? text.to : text.from, uri);
      const other = back ? text.after : text.before;
      if (!text.kept || said === null || other === null) continue;
      const document = await vscode.workspace.openTextDocument(uri);
      await recordSaved(this.#world, document, { before: other, after: said, made: true }).catch((error: unknown) =>
        warnOnce(this.#world.log, `A change was not recorded: ${String(error)}`),
      );
    }
  }
}

interface Wanted {
  readonly text: ChangedText;
  readonly uri: vscode.Uri;
  readonly said: string | null;
}

/** VS Code undoes file by file: those of a change that are as they should be, when all are or no more come. */
async function arrived(wanted: readonly Wanted[]): Promise<readonly Wanted[]> {
  for (let waited = 0; ; waited += 40) {
    const states = await Promise.all(
      wanted.map(async ({ uri, said }) => (await (said === null ? onDisk(uri) : textAt(uri))) === said),
    );
    if (states.every(Boolean) || waited >= patience) return wanted.filter((_, at) => states[at]);
    await pause();
  }
}

async function textAt(uri: vscode.Uri): Promise<string | null> {
  const open = openAt(uri);
  return open ? open.getText() : onDisk(uri);
}

async function onDisk(uri: vscode.Uri): Promise<string | null> {
  return vscode.workspace.fs.readFile(uri).then(
    bytes => new TextDecoder().decode(bytes),
    () => null,
  );
}

function openAt(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(one => one.uri.toString() === uri.toString() && !one.isClosed);
}

async function saved(uri: vscode.Uri, said: string): Promise<void> {
  const document = openAt(uri);
  if (document?.isDirty && document.getText() === said) await document.save();
}

function turnedBack({ path, before, after }: Change): Change {
  return { path, before: after, after: before };
}
