import * as vscode from 'vscode';
import { mayMention } from '../../log/numberIndex';
import { isCode, type MentionFinding, reviewMentions } from '../../review/code/mentions';
import { diagnosticFor } from '../text/diagnostics';
import { workspaceEdit } from '../text/ranges';
import { type CodeWorld, placeOf } from './place';
import { isWatched, textToScan } from './watched';

const patience = 400;

interface Shown {
  readonly version: number;
  readonly findings: readonly { readonly diagnostic: vscode.Diagnostic; readonly finding: MentionFinding }[];
}

/** What is wrong with the mentions of the files that a person looks at, a moment after the typing stops. */
export class CodeProblems implements vscode.Disposable {
  readonly #world: CodeWorld;
  readonly #collection = vscode.languages.createDiagnosticCollection('deliberate-code');
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #shown = new Map<string, Shown>();
  readonly #listening: vscode.Disposable;

  constructor(world: CodeWorld) {
    this.#world = world;
    this.#listening = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors(() => this.#all()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (visible().includes(document)) this.#soon(document);
      }),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('deliberate.codeMentions')) this.#again();
      }),
      world.logs.onDidChange(() => this.#again()),
      vscode.languages.registerCodeActionsProvider(
        '*',
        { provideCodeActions: (document, _, { diagnostics }) => this.#fixes(document, diagnostics) },
        { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
      ),
    );
    this.#all();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#listening.dispose();
    this.#collection.dispose();
  }

  /** Files that nobody sees any more have no problems; those that came into sight are looked at. */
  #all(): void {
    const documents = visible();
    const keys = new Set(documents.map(({ uri }) => uri.toString()));
    for (const key of [...this.#shown.keys(), ...this.#timers.keys()]) if (!keys.has(key)) this.#clear(key);
    for (const document of documents)
      if (this.#shown.get(document.uri.toString())?.version !== document.version) this.#soon(document);
  }

  #again(): void {
    for (const document of visible()) this.#soon(document);
  }

  #clear(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#shown.delete(key);
    this.#collection.delete(vscode.Uri.parse(key));
  }

  #soon(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        void this.#world.guard.later('Mentions', () => this.#show(document, key));
      }, patience),
    );
  }

  async #show(document: vscode.TextDocument, key: string): Promise<void> {
    const { version } = document;
    const found = await this.#find(document);
    if (document.isClosed || document.version !== version || !visible().includes(document)) return;
    const findings = found.map(finding => ({ finding, diagnostic: diagnosticFor(document, finding) }));
    this.#shown.set(key, { version, findings });
    if (findings.length > 0)
      this.#collection.set(
        document.uri,
        findings.map(({ diagnostic }) => diagnostic),
      );
    else this.#collection.delete(document.uri);
  }

  async #find(document: vscode.TextDocument): Promise<readonly MentionFinding[]> {
    if (!isWatched(this.#world.records, document)) return [];
    const text = textToScan(document);
    if (text === null || !mayMention(text)) return [];
    const place = await placeOf(this.#world.logs, document.uri);
    return place && isCode(place.path, place.own) ? reviewMentions(text, place.logs) : [];
  }

  #fixes(document: vscode.TextDocument, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
    const shown = this.#shown.get(document.uri.toString());
    if (!shown || shown.version !== document.version) return [];
    return shown.findings
      .filter(({ diagnostic: { message, range } }) =>
        diagnostics.some(one => one.message === message && one.range.isEqual(range)),
      )
      .flatMap(({ diagnostic, finding }) =>
        (finding.offers ?? []).map(({ title, edits }) => {
          const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
          action.edit = workspaceEdit(document, edits);
          action.diagnostics = [diagnostic];
          return action;
        }),
      );
  }
}

function visible(): vscode.TextDocument[] {
  return vscode.window.visibleTextEditors.map(({ document }) => document);
}
