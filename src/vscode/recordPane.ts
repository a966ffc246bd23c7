import * as vscode from 'vscode';
import type { Handlers, Message } from '../protocol/messages';
import { activeRecord, readOnlyReason } from './activeRecord';
import { bringsBack } from './bringBack';
import { fillPane, type Pane, type PaneKind, viewType } from './pane';
import type { PaneFocus } from './paneFocus';
import type { Records } from './records';

/** What one kind of pane shows of a record, and what it does when it is asked. */
export interface RecordPaneKind<To extends Message, From extends Message> extends PaneKind<From> {
  readonly title: string;
  snapshot(shown: Shown): To;
  /** What it follows; a record unless said. */
  active?(): Promise<vscode.TextDocument | null>;
  /** Scripts that this record will need at once. */
  preloadFor?(document: vscode.TextDocument): readonly string[];
  handlers(controller: RecordPane<To, From>): Omit<Handlers<From>, 'ready' | 'failed' | 'pin' | 'openRecord'>;
}

/** What a pane shows right now. */
export interface Shown {
  readonly document: vscode.TextDocument | null;
  readonly readOnly: string | null;
  readonly pinned: boolean;
  /** For the page to keep, so that the pane comes back after a reload. */
  readonly restore: string | null;
}

export interface PaneWorld {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly records: Records;
  readonly focus: PaneFocus;
}

/** A pane beside the text: it follows the active record until it is pinned, and shows the text as it stands. */
export class RecordPane<To extends Message, From extends Message> implements vscode.Disposable {
  readonly #world: PaneWorld;
  readonly #kind: RecordPaneKind<To, From>;
  readonly #pane: Pane<To>;
  readonly #listening: vscode.Disposable[] = [];
  #document: vscode.TextDocument | null;
  #uri: vscode.Uri | null;
  #readOnly: string | null = null;
  #pinned: boolean;

  constructor(
    world: PaneWorld,
    kind: RecordPaneKind<To, From>,
    panel: vscode.WebviewPanel,
    document: vscode.TextDocument | null,
    pinned: boolean,
  ) {
    this.#world = world;
    this.#kind = kind;
    this.#document = document;
    this.#uri = document?.uri ?? null;
    this.#pinned = pinned;
    const own = {
      ready: () => this.update(),
      failed: ({ message }: { message: string }) => world.log.error(`${kind.name} page: ${message}`),
      openRecord: () => this.showText(),
      pin: (message: { pinned: boolean }) => {
        this.#pinned = message.pinned;
        return this.update();
      },
    };
    const handlers = { ...kind.handlers(this), ...own } as unknown as Handlers<From>;
    const preload = document ? (kind.preloadFor?.(document) ?? []) : [];
    this.#pane = fillPane<To, From>(world.extensionUri, world.log, { ...kind, preload }, panel, handlers);
    this.#listen(panel);
  }

  get panel(): vscode.WebviewPanel {
    return this.#pane.panel;
  }

  get pinned(): boolean {
    return this.#pinned;
  }

  get uri(): vscode.Uri | null {
    return this.#uri;
  }

  get document(): vscode.TextDocument | null {
    return this.#document;
  }

  get readOnly(): string | null {
    return this.#readOnly;
  }

  send(message: To): void {
    this.#pane.send(message);
  }

  /** Shows another record. */
  async show(document: vscode.TextDocument): Promise<void> {
    this.#document = document;
    this.#uri = document.uri;
    this.#readOnly = null;
    await this.update();
  }

  /** Everything anew, from the text as it stands. */
  async update(): Promise<void> {
    if (this.#uri) this.#readOnly = await readOnlyReason(this.#uri);
    this.#sendSnapshot();
  }

  /** The record in a text editor, at a place of it. */
  async showText(offset?: number): Promise<vscode.TextEditor | null> {
    if (!this.#uri) return null;
    const document = await vscode.workspace.openTextDocument(this.#uri);
    const viewColumn =
      vscode.window.visibleTextEditors.find(editor => editor.document === document)?.viewColumn ??
      vscode.ViewColumn.One;
    const position = offset === undefined ? undefined : document.positionAt(offset);
    return vscode.window.showTextDocument(document, {
      viewColumn,
      ...(position && { selection: new vscode.Range(position, position) }),
    });
  }

  /** Undo belongs to the document, and VS Code undoes in the editor that has the focus: there and back. */
  async undoOrRedo(command: 'undo' | 'redo'): Promise<void> {
    if (!(await this.showText())) return;
    await vscode.commands.executeCommand(command);
    this.panel.reveal(this.panel.viewColumn, false);
  }

  dispose(): void {
    this.#pane.dispose();
  }

  #sendSnapshot(): void {
    const uri = this.#uri;
    if (this.panel.active) this.#world.focus.enter(this, this.#document);
    this.#pane.send(
      this.#kind.snapshot({
        document: this.#document,
        readOnly: this.#readOnly,
        pinned: this.#pinned,
        restore:
          uri && uri.scheme !== 'untitled' ? JSON.stringify({ uri: uri.toString(), pinned: this.#pinned }) : null,
      }),
    );
  }

  #listen(panel: vscode.WebviewPanel): void {
    const mine = (uri: vscode.Uri) => uri.toString() === this.#uri?.toString();
    const follow = async () => {
      if (this.#pinned) return;
      const document = await (this.#kind.active?.() ?? activeRecord(this.#world.records));
      if (document && document !== this.#document) await this.show(document);
    };
    this.#listening.push(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!mine(document.uri)) return;
        this.#document = document;
        this.#sendSnapshot();
      }),
      vscode.workspace.onDidOpenTextDocument(document => {
        if (mine(document.uri) && this.#document !== document) void this.show(document);
      }),
      vscode.workspace.onDidSaveTextDocument(document => mine(document.uri) && void this.update()),
      vscode.workspace.onDidDeleteFiles(({ files }) => files.some(mine) && void this.update()),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        const moved = files.find(({ oldUri }) => mine(oldUri));
        if (moved) void vscode.workspace.openTextDocument(moved.newUri).then(document => this.show(document));
      }),
      vscode.window.onDidChangeActiveTextEditor(() => void follow()),
      vscode.window.tabGroups.onDidChangeTabs(() => void follow()),
      panel.onDidChangeViewState(() => {
        if (panel.active) this.#world.focus.enter(this, this.#document);
        else this.#world.focus.leave(this);
        if (panel.visible) void this.update();
      }),
    );
    panel.onDidDispose(() => {
      this.#world.focus.leave(this);
      vscode.Disposable.from(...this.#listening).dispose();
    });
  }
}

/** All panes of one kind: at most one follows, any number may be pinned; all come back after a reload. */
export class RecordPanes<To extends Message, From extends Message> implements vscode.Disposable {
  readonly #world: PaneWorld;
  readonly #kind: RecordPaneKind<To, From>;
  readonly #panes = new Set<RecordPane<To, From>>();
  readonly #back: vscode.Disposable;
  readonly #type: string;

  constructor(world: PaneWorld, kind: RecordPaneKind<To, From>, type = viewType(kind.name)) {
    this.#world = world;
    this.#kind = kind;
    this.#type = type;
    this.#back = bringsBack(type, (panel, state) => this.#restore(panel, state));
  }

  /** The pane that shows this record, or the one that follows, or a new one beside the text. */
  async open(document: vscode.TextDocument): Promise<RecordPane<To, From>> {
    const panes = [...this.#panes];
    const there =
      panes.find(pane => pane.uri?.toString() === document.uri.toString()) ?? panes.find(pane => !pane.pinned);
    if (there) {
      there.panel.reveal(there.panel.viewColumn, true);
      if (there.document !== document) await there.show(document);
      return there;
    }
    const options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.#world.extensionUri, 'dist', 'webview')],
    };
    const showOptions = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    return this.#add(
      vscode.window.createWebviewPanel(this.#type, this.#kind.title, showOptions, options),
      document,
      false,
    );
  }

  /** The panes that show a record. */
  showing(uri: vscode.Uri): RecordPane<To, From>[] {
    return [...this.#panes].filter(pane => pane.uri?.toString() === uri.toString());
  }

  dispose(): void {
    this.#back.dispose();
    for (const pane of this.#panes) pane.dispose();
  }

  #add(panel: vscode.WebviewPanel, document: vscode.TextDocument | null, pinned: boolean): RecordPane<To, From> {
    const pane = new RecordPane(this.#world, this.#kind, panel, document, pinned);
    this.#panes.add(pane);
    panel.onDidDispose(() => this.#panes.delete(pane));
    return pane;
  }

  async #restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { uri, pinned } = restored(state);
    let document: vscode.TextDocument | null = null;
    try {
      if (uri) document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    } catch (error) {
      this.#world.log.info(`${this.#kind.name} pane: its record is not there any more.`, String(error));
    }
    this.#add(panel, document, pinned && document !== null);
  }
}

/** What the page kept is data from outside: anything else than an address and a flag counts as nothing. */
function restored(state: unknown): { uri: string | null; pinned: boolean } {
  try {
    const value: unknown = typeof state === 'string' ? JSON.parse(state) : null;
    if (typeof value !== 'object' || value === null || !('uri' in value) || typeof value.uri !== 'string')
      return { uri: null, pinned: false };
    return { uri: value.uri, pinned: 'pinned' in value && value.pinned === true };
  } catch {
    return { uri: null, pinned: false };
  }
}
