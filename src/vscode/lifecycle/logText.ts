import * as vscode from 'vscode';
import type { Logs } from '../logs/logs';

const scheme = 'deliberate-log';
const patience = 300;

interface Shown {
  readonly root: vscode.Uri;
  readonly make: () => Promise<string>;
  text: string;
}

/** The log as a document that lies in no file and follows the records while it is open. */
export class LogText implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #shown = new Map<string, Shown>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registered: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(logs: Logs, log: vscode.LogOutputChannel) {
    this.#registered = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#shown.delete(uri.toString())),
      logs.onDidChange(() => {
        if (this.#shown.size === 0) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
          this.#renew().catch((error: unknown) => log.warn('Decision graph', String(error)));
        }, patience);
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#shown.get(uri.toString())?.text ?? 'This was shown for a while only: run ADR: Open Decision Graph again.'
    );
  }

  async show(root: vscode.Uri, name: string, make: () => Promise<string>): Promise<vscode.TextDocument> {
    const uri = vscode.Uri.from({ scheme, path: `/${name.replace(/[/\\?#]+/g, ' ')}.md` });
    this.#shown.set(uri.toString(), { root, make, text: await make() });
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.One });
    return document;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#registered.dispose();
  }

  async #renew(): Promise<void> {
    for (const [key, shown] of this.#shown) {
      const text = await shown.make();
      if (text === shown.text) continue;
      shown.text = text;
      this.#changed.fire(vscode.Uri.parse(key, true));
    }
  }
}
