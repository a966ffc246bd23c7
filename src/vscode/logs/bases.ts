import * as vscode from 'vscode';
import type { Git, GitBase } from '../../ports/git';

interface Known {
  readonly root: vscode.Uri;
  readonly folder: string;
  base: GitBase | null;
  fresh: boolean;
  asking: boolean;
}

/** A fetch or a checkout writes many references: git is asked once they are all written. */
const patience = 500;

/**
 * What the branches hold that a workspace will be merged into. Git is asked when a folder is first looked at, and again after
 * a save and when a reference changes, never while somebody types; nobody waits for its answer.
 */
export class Bases implements vscode.Disposable {
  readonly #git: (root: vscode.Uri) => Git;
  readonly #known = new Map<string, Known>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Some base is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(git: (root: vscode.Uri) => Git) {
    this.#git = git;
    const again = () => this.#again();
    const references = ['**/.git/{HEAD,packed-refs,FETCH_HEAD}', '**/.git/refs/{heads,remotes}/**'].map(glob =>
      vscode.workspace.createFileSystemWatcher(glob),
    );
    this.#disposables = [
      ...[this.#changed, ...references],
      ...references.flatMap(one => [one.onDidCreate(again), one.onDidChange(again), one.onDidDelete(again)]),
      vscode.workspace.onDidSaveTextDocument(({ languageId }) => {
        if (languageId === 'markdown') this.#again();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(again),
    ];
  }

  /** What is known now of a folder of records; `null` as long as git has not answered, and where it has no answer. */
  of(root: vscode.Uri, folder: string): GitBase | null {
    const key = `${root.toString()}\n${folder}`;
    const known = this.#known.get(key) ?? { root, folder, base: null, fresh: false, asking: false };
    this.#known.set(key, known);
    if (!known.fresh && !known.asking) void this.#ask(known);
    return known.base;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #again(): void {
    for (const known of this.#known.values()) known.fresh = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const known of this.#known.values()) if (!known.asking) void this.#ask(known);
    }, patience);
  }

  async #ask(known: Known): Promise<void> {
    known.asking = true;
    known.fresh = true;
    const base = await this.#git(known.root)
      .base(known.folder)
      .catch(() => null);
    known.asking = false;
    if (JSON.stringify(base) === JSON.stringify(known.base)) return;
    known.base = base;
    this.#changed.fire();
  }
}
