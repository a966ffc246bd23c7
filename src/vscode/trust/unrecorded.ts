import * as vscode from 'vscode';
import { isDesign } from '../../design/read';
import { withPlainLineEnds } from '../../provenance/fingerprint';
import { glance } from '../../provenance/glance';
import { provenancePath } from '../../provenance/name';
import { topOf } from '../../review/subject';
import { isRecord } from '../records';
import { webHash, workspaceStore } from '../store';
import { sourceName } from '../text/diagnostics';
import { rangeIn } from '../text/ranges';
import { logPaths } from './log';
import type { SavedEdits } from './savedEdits';
import type { TrustWorld } from './world';

const patience = 400;
export const rule = 'unrecorded-change';
const fixTitle = 'Record this change as mine';

/** Says of an open record that it is not what its provenance says, with the fix that records it. */
export class Unrecorded implements vscode.Disposable {
  readonly #world: TrustWorld;
  readonly #edits: SavedEdits;
  readonly #shown = vscode.languages.createDiagnosticCollection('deliberate-provenance');
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listening: vscode.Disposable;

  constructor(world: TrustWorld, edits: SavedEdits) {
    this.#world = world;
    this.#edits = edits;
    const records = vscode.workspace.createFileSystemWatcher('**/*.{md,markdown}');
    const provenance = vscode.workspace.createFileSystemWatcher('**/*.prov.yaml');
    const look = (uri: vscode.Uri) => this.#soon(uri);
    const all = () => this.#all();
    this.#listening = vscode.Disposable.from(
      ...[records, records.onDidChange(look), records.onDidCreate(look)],
      ...[provenance, provenance.onDidChange(all), provenance.onDidCreate(all), provenance.onDidDelete(all)],
      edits.onDidRecord(uri => (uri ? look(uri) : all())),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => look(uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#shown.delete(uri)),
      vscode.languages.registerCodeActionsProvider(
        { language: 'markdown' },
        { provideCodeActions: fixes },
        {
          providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
        },
      ),
    );
    all();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#listening.dispose();
    this.#shown.dispose();
  }

  #all(): void {
    for (const { uri } of vscode.workspace.textDocuments) this.#soon(uri);
  }

  #soon(uri: vscode.Uri): void {
    const key = uri.toString();
    const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === key);
    if (document?.languageId !== 'markdown' || !vscode.workspace.getWorkspaceFolder(uri)) return;
    clearTimeout(this.#timers.get(key));
    const look = () => {
      this.#timers.delete(key);
      this.#look(document).catch((error: unknown) => this.#world.log.warn('Provenance', String(error)));
    };
    this.#timers.set(key, setTimeout(look, patience));
  }

  async #look(document: vscode.TextDocument): Promise<void> {
    // What is being recorded right now is not unrecorded.
    await this.#edits.settled();
    const record = this.#world.records.of(document);
    const isTracked = isDesign(document.getText()) || isRecord(record);
    const message = isTracked ? await troubleOf(document.uri) : null;
    if (document.isClosed) return;
    if (message === null) return this.#shown.delete(document.uri);
    const place = rangeIn(document, topOf(record));
    const diagnostic = new vscode.Diagnostic(place, message.text, message.severity);
    diagnostic.source = sourceName;
    diagnostic.code = message.code;
    this.#shown.set(document.uri, [diagnostic]);
  }
}

export interface Said {
  readonly text: string;
  readonly severity: vscode.DiagnosticSeverity;
  readonly code: string;
}

/** Compares one record with its provenance, as `verify` does for all of them. */
async function troubleOf(uri: vscode.Uri): Promise<Said | null> {
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (!root) return null;
  return unrecordedIn(root, vscode.workspace.asRelativePath(uri, false), await logPaths(root));
}

/** `paths` are those of all records of the workspace folder, by which the companions are named. */
export async function unrecordedIn(root: vscode.Uri, path: string, paths: readonly string[]): Promise<Said | null> {
  const store = workspaceStore(root);
  const file = provenancePath(store, path, paths);
  const [text, bytes] = await Promise.all([store.read(file), store.bytes(path)]);
  if (text === null || bytes === null) return null;
  const tracked = glance(text);
  if ('state' in tracked) {
    const code = tracked.state === 'conflict' ? rule : 'provenance-unreadable';
    return { text: `${file}: ${tracked.message}`, severity: vscode.DiagnosticSeverity.Warning, code };
  }
  if (tracked.artifact !== path || (await webHash.sha256(bytes)) === tracked.sha256) return null;
  if ((await webHash.sha256(withPlainLineEnds(bytes))) === tracked.textSha256) return null;
  return {
    text: `This record was changed outside Deliberate after ${tracked.modified}, and nobody says by whom; record the change.`,
    severity: vscode.DiagnosticSeverity.Information,
    code: rule,
  };
}

function fixes(document: vscode.TextDocument, _: vscode.Range, context: vscode.CodeActionContext): vscode.CodeAction[] {
  const own = context.diagnostics.filter(({ source, code }) => source === sourceName && code === rule);
  if (own.length === 0) return [];
  const action = new vscode.CodeAction(fixTitle, vscode.CodeActionKind.QuickFix);
  const argument = { uri: document.uri.toString(), fix: true };
  action.command = { title: fixTitle, command: 'deliberate.verifyProvenance', arguments: [argument] };
  action.diagnostics = own;
  action.isPreferred = true;
  return [action];
}
