import * as vscode from 'vscode';
import type { Guard } from './guard';
import { rangeIn } from './ranges';
import type { Finding, Reviews } from './reviews';

export const sourceName = 'Deliberate';
const patience = 200;
const docs = vscode.Uri.parse('https://github.com/deliberate/deliberate/blob/main/docs/rules.md');
/** Older versions of a record are nobody's to mend; a log of a program and a cell of a notebook are no records. */
const skipped = new Set(['git', 'deliberate-history', 'output', 'vscode-notebook-cell']);

/** Findings as problems: a moment after the typing stops, and gone with the document. */
export class Diagnostics implements vscode.Disposable {
  readonly #shown = vscode.languages.createDiagnosticCollection('deliberate');
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #reviews: Reviews;
  readonly #guard: Guard;
  readonly #listening: vscode.Disposable;

  constructor(reviews: Reviews, around: readonly { onDidChange: vscode.Event<unknown> }[], guard: Guard) {
    this.#reviews = reviews;
    this.#guard = guard;
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(document => this.#soon(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#soon(document, patience)),
      vscode.workspace.onDidCloseTextDocument(document => this.#clear(document)),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('deliberate')) this.#all();
      }),
      ...around.map(({ onDidChange }) => onDidChange(() => this.#all())),
    );
    for (const document of vscode.workspace.textDocuments) this.#soon(document, 0);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#listening.dispose();
    this.#shown.dispose();
  }

  #all(): void {
    this.#reviews.forget();
    for (const document of vscode.workspace.textDocuments) this.#soon(document, patience);
  }

  #soon(document: vscode.TextDocument, delay: number): void {
    if (document.languageId !== 'markdown' || skipped.has(document.uri.scheme)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        void this.#guard.later('Review', () => this.#show(document));
      }, delay),
    );
  }

  async #show(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const findings = await this.#reviews.of(document);
    // Places in a text that has changed meanwhile would be wrong; its own turn is coming.
    if (document.isClosed || document.version !== version) return;
    this.#shown.set(
      document.uri,
      findings.map(finding => diagnosticFor(document, finding)),
    );
  }

  #clear({ uri }: vscode.TextDocument): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#shown.delete(uri);
  }
}

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

export function diagnosticFor(
  document: vscode.TextDocument,
  { rule, message, severity, range }: Omit<Finding, 'rule'> & { readonly rule: string },
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeIn(document, range), message, severities[severity]);
  diagnostic.source = sourceName;
  diagnostic.code = { value: rule, target: docs.with({ fragment: rule }) };
  return diagnostic;
}
