import * as vscode from 'vscode';

const scheme = 'deliberate-text';

/** Documents that can be read and not changed, and are in no file: what will be sent, the thoughts of a deliberation. */
export class Texts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registered: vscode.Disposable[];

  constructor() {
    this.#registered = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? 'This was shown for a while only: run the command again.';
  }

  /** `name` is what its tab says; the same name is the same document. */
  async show(name: string, text: string, options: vscode.TextDocumentShowOptions = {}): Promise<vscode.TextDocument> {
    const uri = vscode.Uri.from({ scheme, path: `/${name.replace(/[/\\?#]+/g, ' ')}.md` });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true, ...options });
    return document;
  }

  dispose(): void {
    this.#changed.dispose();
    vscode.Disposable.from(...this.#registered).dispose();
  }
}
