import * as vscode from 'vscode';
import {
  type FromDeliberationPane,
  fromDeliberationPane,
  type GateEdit,
  type ToDeliberationPane,
} from '../../protocol/deliberationPane';
import type { Handlers } from '../../protocol/messages';
import * as z from '../../schema/schema';
import { bringsBack } from '../bringBack';
import { offer, UserError } from '../commands';
import { fillPane, viewType } from '../pane';
import { catalogueChoice } from './designers';
import type { Shown } from './shown';
import type { DeliberationWorld } from './world';

const name = 'deliberation';
const title = 'Deliberation';
const kept = z.object({ root: z.string(), name: z.string(), kind: z.optional(z.enum(['deliberation', 'design'])) });

/** What is known by a name in a workspace folder. */
type Find = (root: vscode.Uri, name: string) => Promise<Shown>;

/** The pages beside the records: one for each deliberation and design, back after a reload. */
export class DeliberationPages implements vscode.Disposable {
  readonly #world: DeliberationWorld;
  readonly #find = new Map<Shown['kind'], Find>();
  readonly #panels = new Map<Shown, vscode.WebviewPanel>();
  readonly #shown = new vscode.EventEmitter<void>();
  /** A page came into view or went out of it. */
  readonly onDidChangeVisible = this.#shown.event;
  readonly #back: vscode.Disposable;

  constructor(world: DeliberationWorld) {
    this.#world = world;
    this.#back = bringsBack(viewType(name), (panel, state) => this.#restore(panel, state));
  }

  /** How what a page was of is found again after a reload. */
  finds(kind: Shown['kind'], find: Find): void {
    this.#find.set(kind, find);
  }

  /** The one whose page has the focus. */
  get active(): Shown | undefined {
    return [...this.#panels].find(([, panel]) => panel.active)?.[0];
  }

  has(live: Shown): boolean {
    return this.#panels.has(live);
  }

  isVisible(live: Shown): boolean {
    return this.#panels.get(live)?.visible === true;
  }

  /** Beside the record. The focus goes along where a person has just asked for it: gates are accepted with one key. */
  open(live: Shown, preserveFocus = false): void {
    const there = this.#panels.get(live);
    if (there) {
      there.reveal(there.viewColumn, preserveFocus);
      return;
    }
    const showOptions = { viewColumn: vscode.ViewColumn.Beside, preserveFocus };
    this.#fill(vscode.window.createWebviewPanel(viewType(name), title, showOptions, { enableScripts: true }), live);
  }

  dispose(): void {
    this.#back.dispose();
    this.#shown.dispose();
    for (const panel of this.#panels.values()) panel.dispose();
  }

  #fill(panel: vscode.WebviewPanel, live: Shown): void {
    const { run, root, kind } = live;
    const restore = JSON.stringify({ root: root.toString(), name: run.name, kind });
    const update = () => pane.send(run.snapshot(restore));
    const pane = fillPane<ToDeliberationPane, FromDeliberationPane>(
      this.#world.extensionUri,
      this.#world.log,
      { name, schema: fromDeliberationPane },
      panel,
      this.#handlers(live, update),
    );
    this.#panels.set(live, panel);
    const listening = run.onChange(update);
    const focus = () => void this.#focus(panel, live);
    panel.onDidChangeViewState(() => {
      focus();
      this.#shown.fire();
    });
    focus();
    panel.onDidDispose(() => {
      listening.dispose();
      this.#world.focus.leave(panel);
      this.#panels.delete(live);
      this.#shown.fire();
    });
    this.#shown.fire();
  }

  /** The status bar speaks of the record while its page has the focus. */
  async #focus(panel: vscode.WebviewPanel, { uri }: Shown): Promise<void> {
    if (!panel.active) return this.#world.focus.leave(panel);
    const document = await vscode.workspace.openTextDocument(uri).then(
      opened => opened,
      () => null,
    );
    if (panel.active) this.#world.focus.enter(panel, document);
  }

  #handlers(live: Shown, update: () => void): Handlers<FromDeliberationPane> {
    const { run, uri } = live;
    const edit = (change: GateEdit) => run.edit(change);
    const told = async (work: () => Thenable<unknown>) => {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof UserError)) this.#world.log.error(name, error instanceof Error ? error : String(error));
        void offer(
          error instanceof Error ? error.message : String(error),
          error instanceof UserError ? error.steps : [],
        );
      }
    };
    return {
      ready: update,
      failed: ({ message }) => this.#world.log.error(`${name} page: ${message}`),
      continue: ({ version }) => void run.proceed(version),
      back: ({ version }) => run.back(version),
      again: ({ version, note }) => run.again(version, note),
      skip: ({ version }) => run.skip(version),
      visit: ({ place }) => told(() => live.visit(place)),
      cancel: () => run.cancel(),
      resume: () => told(() => live.resume()),
      useCatalogue: () => told(() => live.resume(catalogueChoice)),
      selectModel: () => told(() => selectAndResume(this.#world, live)),
      openRecord: () =>
        told(() => vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, preview: false })),
      showThoughts: () =>
        told(() => vscode.commands.executeCommand('deliberate.showThoughts', { uri: uri.toString() })),
      nameCriterion: edit,
      weighCriterion: edit,
      limitCriterion: edit,
      addCriterion: edit,
      removeCriterion: edit,
      keepAlternative: edit,
      nameAlternative: edit,
      describeAlternative: edit,
      addAlternative: edit,
      setScore: edit,
      setReason: edit,
      choose: edit,
      explainChoice: edit,
      setEntry: edit,
      tickEntry: edit,
      addEntry: edit,
      removeEntry: edit,
    };
  }

  /** What the page kept is data from outside: a deliberation that is not there any more has no page. */
  async #restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    try {
      const { root, name: called, kind = 'deliberation' } = kept.parse(JSON.parse(String(state)));
      const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === root);
      if (!folder) throw new UserError('Its folder is not open any more.');
      const found = await this.#find.get(kind)?.(folder.uri, called);
      if (!found) throw new UserError('It cannot be shown any more.');
      this.#fill(panel, found);
    } catch (error) {
      this.#world.log.info('A deliberation page could not be shown again.', String(error));
      panel.dispose();
    }
  }
}

/** The model that is chosen goes on where the other stopped. */
export async function selectAndResume(world: DeliberationWorld, live: Shown): Promise<void> {
  await vscode.commands.executeCommand('deliberate.selectModel');
  const { origin, provider, id, name } = await world.designers.current(live.root);
  const before = live.designer;
  if (before.provider === provider && before.id === id) return;
  await live.resume({ origin, provider, id, name });
}
