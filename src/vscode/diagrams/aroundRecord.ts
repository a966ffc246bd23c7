import * as vscode from 'vscode';
import { placeOf } from '../../deliberation/place';
import { readTrace } from '../../deliberation/thoughts';
import { thoughtTree } from '../../deliberation/thoughtTree';
import { neighbourhood } from '../../log/relate/pictures';
import { relationsOf } from '../../log/relate/relations';
import type { DiagramMessage } from '../../protocol/diagramPane';
import type { Logs } from '../logs/logs';
import { recordsFolder } from '../models/settings';
import { workspaceStore } from '../store';

const longestSource = 60_000;
const longestTrace = 5_000_000;
const patience = 300;

/** Pictures of a record that are not in its text: what it is related to, and the thoughts that led to it. */
export class AroundRecord implements vscode.Disposable {
  readonly #logs: Logs;
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new Map<string, readonly DiagramMessage[]>();
  readonly #looking = new Set<string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #listening: vscode.Disposable;
  /** There are other pictures around this record than before. */
  readonly onDidChange = this.#changed.event;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(logs: Logs, log: vscode.LogOutputChannel) {
    this.#logs = logs;
    this.#log = log;
    this.#listening = logs.onDidChange(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        for (const key of this.#known.keys()) this.#look(vscode.Uri.parse(key, true));
      }, patience);
    });
  }

  /** What is known by now; the first time asks for it, and `onDidChange` tells when it is there. */
  of({ uri }: vscode.TextDocument): readonly DiagramMessage[] {
    const known = this.#known.get(uri.toString());
    if (!known) this.#look(uri);
    return known ?? [];
  }

  /** Nobody shows this record any more. */
  forget(uri: vscode.Uri): void {
    this.#known.delete(uri.toString());
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listening.dispose();
    this.#changed.dispose();
  }

  #look(uri: vscode.Uri): void {
    const key = uri.toString();
    const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    if (!root || this.#looking.has(key)) return;
    this.#looking.add(key);
    this.#pictures(root, vscode.workspace.asRelativePath(uri, false))
      .then(pictures => {
        const before = this.#known.get(key);
        this.#known.set(key, pictures);
        if (JSON.stringify(before ?? []) !== JSON.stringify(pictures)) this.#changed.fire(uri);
      })
      .catch((error: unknown) => this.#log.warn('Diagrams', String(error)))
      .finally(() => this.#looking.delete(key));
  }

  async #pictures(root: vscode.Uri, path: string): Promise<readonly DiagramMessage[]> {
    const { entries } = await this.#logs.whole(root);
    const near = neighbourhood(entries, relationsOf(entries), path);
    const thoughts = await thoughtsOf(root, path);
    return [
      ...(near
        ? [{ id: 'relations', caption: near.caption, source: near.source.slice(0, longestSource), line: null }]
        : []),
      ...(thoughts ? [{ id: 'thoughts', caption: 'Thoughts that led to it', source: thoughts, line: null }] : []),
    ];
  }
}

/** The tree of a deliberated record's thoughts; `null` for one that a person wrote. */
export async function thoughtsOf(root: vscode.Uri, path: string): Promise<string | null> {
  const store = workspaceStore(root);
  const { trace, found } = await placeOf(store, recordsFolder(root), path);
  if (found && 'state' in found && found.state.path !== path) return null;
  const text = await store.read(trace);
  if (text === null || text.length > longestTrace) return null;
  const { thoughts } = readTrace(text);
  return thoughts.length === 0 ? null : thoughtTree(thoughts).slice(0, longestSource);
}
