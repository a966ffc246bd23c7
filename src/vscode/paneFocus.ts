import * as vscode from 'vscode';

/** Which record a person is at while a pane has the focus, and no text editor is the active one. */
export class PaneFocus implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #pane: object | null = null;
  #document: vscode.TextDocument | null = null;

  get document(): vscode.TextDocument | null {
    return this.#document;
  }

  /** A pane that is active, and what it shows now. */
  enter(pane: object, document: vscode.TextDocument | null): void {
    if (this.#pane === pane && this.#document === document) return;
    this.#pane = pane;
    this.#document = document;
    this.#changed.fire();
  }

  /** Another pane may have been entered before this one is left. */
  leave(pane: object): void {
    if (this.#pane !== pane) return;
    this.#pane = null;
    this.#document = null;
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
