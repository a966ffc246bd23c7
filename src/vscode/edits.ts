import * as vscode from 'vscode';
import { difference } from '../adr/edit/difference';
import type { AdrRecord } from '../adr/read';
import type { Records } from './records';

/** Why a change was not made, in words. */
export class Refused extends Error {}

/** Somebody who types quickly overtakes an edit a few times, never this often; in between VS Code gets time to catch up. */
const attempts = 200;
const pause = () => new Promise(resolve => setTimeout(resolve, 5));

/**
 * The one way text is changed: changes of a record queue up, each is computed from the text as it stands when its turn
 * comes, and one that was overtaken all the same is computed again. Undo belongs to the document: a change is one step.
 */
export class Edits {
  readonly #records: Records;
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(records: Records) {
    this.#records = records;
  }

  /** Resolves when the text is changed; `after` gives the new text, or throws `Refused`. */
  change(uri: vscode.Uri, after: (record: AdrRecord) => string): Promise<void> {
    const key = uri.toString();
    const before = this.#queues.get(key) ?? Promise.resolve();
    const turn = before.then(() => this.#apply(uri, after));
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#queues.get(key) === settled) this.#queues.delete(key);
      });
    this.#queues.set(key, settled);
    return turn;
  }

  /** One of our changes of this text is under way. */
  isBusy(uri: vscode.Uri): boolean {
    return this.#queues.has(uri.toString());
  }

  /** Resolves when no change of this record waits. */
  settled(uri: vscode.Uri): Promise<unknown> {
    return this.#queues.get(uri.toString()) ?? Promise.resolve();
  }

  async #apply(uri: vscode.Uri, after: (record: AdrRecord) => string): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const document = await vscode.workspace.openTextDocument(uri);
      const text = document.getText();
      const edit = new vscode.WorkspaceEdit();
      for (const { start, end, newText } of difference(text, after(this.#records.of(document))))
        edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
      // VS Code refuses an edit that was computed from an older version of the text.
      if (edit.size === 0 || (await vscode.workspace.applyEdit(edit))) return;
      if (attempt > 2) await pause();
    }
    throw new Refused('The text could not be changed: it is read-only, or something else keeps changing it.');
  }
}
