import * as vscode from 'vscode';
import { type Library, readLibrary } from '../../evidence/library';
import { workspaceStore } from '../store';

/** The assessments of the workspace's folders: read when first asked for, and again once one of their files changed. */
export class Libraries implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #libraries = new Map<string, Promise<Library>>();
  readonly #disposables: vscode.Disposable[];
  readonly onDidChange = this.#changed.event;

  constructor() {
    const files = vscode.workspace.createFileSystemWatcher('**/quality-assessments/*.{yaml,yml}');
    const changed = (uri: vscode.Uri) => this.forget(uri);
    const all = () => this.#forgetAll();
    this.#disposables = [
      this.#changed,
      files,
      files.onDidCreate(changed),
      files.onDidChange(changed),
      files.onDidDelete(changed),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        // File systems that watch nothing at least tell what is saved here.
        if (/\/quality-assessments\/[^/]+\.ya?ml$/i.test(uri.path)) this.forget(uri);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(all),
      vscode.workspace.onDidGrantWorkspaceTrust(all),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('deliberate.records')) all();
      }),
    ];
  }

  /** `root` is a workspace folder. */
  of(root: vscode.Uri): Promise<Library> {
    const key = root.toString();
    const known = this.#libraries.get(key);
    if (known) return known;
    const reading = readLibrary(workspaceStore(root));
    // What could not be read is tried again the next time.
    reading.catch(() => this.#libraries.delete(key));
    this.#libraries.set(key, reading);
    return reading;
  }

  /** An assessment in the folder of this file is another now. */
  forget(uri: vscode.Uri): void {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder && this.#libraries.delete(folder.uri.toString())) this.#changed.fire();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #forgetAll(): void {
    this.#libraries.clear();
    this.#changed.fire();
  }
}
