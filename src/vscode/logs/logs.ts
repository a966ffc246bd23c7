import * as vscode from 'vscode';
import type { LogEntry } from '../../log/entries';
import { workspaceFiles } from '../files';
import { type BasedLog, FolderLog, type WholeLog } from './folderLog';

export type { WholeLog } from './folderLog';

/** Where a document stands among the records of its workspace folder. */
export interface Place {
  readonly root: vscode.Uri;
  /** From the workspace folder, with forward slashes. */
  readonly path: string;
  readonly others: readonly LogEntry[];
  citations(): Promise<readonly string[]>;
}

/** What is another than before: one path of a workspace folder (a file, or a folder that is gone), or all there is. */
export type LogChange = { readonly root: vscode.Uri; readonly path: string } | null;

/** The logs of the workspace's folders, kept up to date while somebody asks for them. */
export class Logs implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<LogChange>();
  readonly #logs = new Map<string, FolderLog>();
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  /** Some record of some log is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#disposables.push(
      ...this.#watch(),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#reset()),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('deliberate.folder') || event.affectsConfiguration('deliberate.records'))
          this.#reset();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#reset()),
    );
  }

  /** `null` for a document that lies in no folder of the workspace: it has no neighbours. */
  async placeOf(document: vscode.TextDocument): Promise<Place | null> {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    if (!folder || document.isUntitled) return null;
    const path = vscode.workspace.asRelativePath(document.uri, false);
    const log = this.#logOf(folder.uri);
    return { root: folder.uri, path, others: await log.around(path), citations: () => log.citations() };
  }

  /** The log of a workspace folder: read once, then file by file as they change. */
  whole(root: vscode.Uri): Promise<WholeLog> {
    return this.#logOf(root).whole();
  }

  /** The logs that speak for a file of a workspace folder, the nearest first, the folder's own last. */
  above(root: vscode.Uri, path: string): Promise<readonly BasedLog[]> {
    return this.#logOf(root).above(path);
  }

  /** That log, and those of the packages in the workspace folder. */
  all(root: vscode.Uri): Promise<readonly WholeLog[]> {
    return this.#logOf(root).all();
  }

  /** What is read of `all` by now, for those who do not want to wait for the rest. */
  soFar(root: vscode.Uri): readonly WholeLog[] {
    return this.#logOf(root).soFar();
  }

  /** Everything is read again: somebody knows of changes that nothing told of. */
  forget(): void {
    this.#reset();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #logOf(root: vscode.Uri): FolderLog {
    const known = this.#logs.get(root.toString());
    if (known) return known;
    const log = new FolderLog(workspaceFiles(root), () =>
      vscode.workspace.getConfiguration('deliberate', root).get<string>('folder', ''),
    );
    this.#logs.set(root.toString(), log);
    return log;
  }

  #watch(): vscode.Disposable[] {
    const records = vscode.workspace.createFileSystemWatcher('**/*.{md,markdown,mdx,adoc,asciidoc}');
    // Of a folder that goes nothing is told but the folder.
    const gone = vscode.workspace.createFileSystemWatcher('**', true, true, false);
    const places = vscode.workspace.createFileSystemWatcher('**/{.adr-dir,.log4brains.yml}');
    const look = (uri: vscode.Uri) => this.#look(uri, false);
    const lose = (uri: vscode.Uri) => this.#look(uri, true);
    const reset = () => this.#reset();
    return [
      ...[records, gone, places],
      ...[records.onDidCreate(look), records.onDidChange(look), gone.onDidDelete(lose)],
      ...[places.onDidCreate(reset), places.onDidChange(reset), places.onDidDelete(reset)],
      // File systems that watch nothing at least tell what is saved here.
      vscode.workspace.onDidSaveTextDocument(({ uri, languageId }) => {
        if (languageId === 'markdown') look(uri);
      }),
    ];
  }

  #look(uri: vscode.Uri, mayBeGone: boolean): void {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return;
    const path = vscode.workspace.asRelativePath(uri, false);
    if (this.#logs.get(folder.uri.toString())?.changed(path, mayBeGone)) this.#changed.fire({ root: folder.uri, path });
  }

  #reset(): void {
    this.#logs.clear();
    this.#changed.fire(null);
  }
}
