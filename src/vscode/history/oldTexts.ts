import * as vscode from 'vscode';
import type { Version } from '../../log/history/recordChanges';

const scheme = 'deliberate-history';

/** Texts of earlier commits, which nobody can change; kept while an editor shows them. */
export class OldTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registered: vscode.Disposable;

  constructor() {
    this.#registered = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#texts.get(uri.toString()) ?? 'This was shown for a while only: run ADR: Show History of Decision again.'
    );
  }

  /** Of a version that is not there the text is empty. */
  keep(version: Version | null, name: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${version?.path ?? 'nothing.md'}`, query: name });
    this.#texts.set(uri.toString(), version?.text ?? '');
    return uri;
  }

  dispose(): void {
    this.#registered.dispose();
  }
}
