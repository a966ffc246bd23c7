import * as vscode from 'vscode';
import { inside } from '../../log/folder';
import type { Clock } from '../../ports/clock';
import { type FromDashboardPane, fromDashboardPane, type ToDashboardPane } from '../../protocol/dashboardPane';
import * as z from '../../schema/schema';
import { bringsBack } from '../bringBack';
import { UserError } from '../commands';
import { fillPane, viewType } from '../pane';
import type { TriggerWatch } from '../triggers/watch';
import { rootFor } from '../trust/target';
import { measure } from './figures';
import { dashboardOf } from './snapshot';

const name = 'dashboard';
const title = 'Decision Dashboard';
const patience = 500;
const shape = z.object({ folder: z.optional(z.string()) });
const kept = z.object({ folder: z.string() });

interface DashboardWorld {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly clock: Clock;
  readonly triggers: TriggerWatch;
}

/** `Open Decision Dashboard`: one page for each folder of the workspace, which follows what is on disk. */
export class Dashboards implements vscode.Disposable {
  readonly #world: DashboardWorld;
  readonly #panels = new Map<string, vscode.WebviewPanel>();
  readonly #back: vscode.Disposable;

  constructor(world: DashboardWorld) {
    this.#world = world;
    this.#back = bringsBack(viewType(name), (panel, state) => this.#restore(panel, state));
  }

  /** With an argument the figures are handed back too. */
  readonly open = async (argument: unknown): Promise<unknown> => {
    const isAsked = argument === undefined || argument instanceof vscode.Uri;
    const given = shape.safeParse(isAsked ? {} : argument);
    if (!given.success)
      throw new UserError(`deliberate.openDashboard takes {folder?}: ${z.prettifyError(given.error)}`);
    const root = rootFor(given.data.folder);
    const there = this.#panels.get(root.toString());
    if (there) there.reveal();
    else {
      const column = vscode.ViewColumn.Active;
      this.#fill(vscode.window.createWebviewPanel(viewType(name), title, column, { enableScripts: true }), root);
    }
    if (isAsked) return undefined;
    return (await measure(root, this.#world.clock.today(), this.#world.triggers.all)).figures;
  };

  dispose(): void {
    this.#back.dispose();
    for (const panel of this.#panels.values()) panel.dispose();
  }

  #fill(panel: vscode.WebviewPanel, root: vscode.Uri): void {
    const { extensionUri, log, clock, triggers } = this.#world;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = async () => {
      if (!panel.visible) return;
      const found = await measure(root, clock.today(), triggers.all);
      pane.send(dashboardOf({ ...found, restore: JSON.stringify({ folder: root.toString() }) }));
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void update().catch((error: unknown) => log.warn(name, String(error))), patience);
    };
    const pane = fillPane<ToDashboardPane, FromDashboardPane>(
      extensionUri,
      log,
      { name, schema: fromDashboardPane },
      panel,
      {
        ready: update,
        failed: ({ message }) => log.error(`${name} page: ${message}`),
        openRecord: ({ path }) => openRecord(root, path),
      },
    );
    const pattern = new vscode.RelativePattern(root, '**/*.{md,markdown,state.json,yaml}');
    const files = vscode.workspace.createFileSystemWatcher(pattern);
    const listening = vscode.Disposable.from(
      ...[files, files.onDidChange(soon), files.onDidCreate(soon), files.onDidDelete(soon)],
      triggers.onDidChange(soon),
      panel.onDidChangeViewState(() => soon()),
    );
    this.#panels.set(root.toString(), panel);
    panel.onDidDispose(() => {
      clearTimeout(timer);
      listening.dispose();
      this.#panels.delete(root.toString());
    });
  }

  /** What the page kept is data from outside: a folder that is not open any more has no dashboard. */
  async #restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    try {
      this.#fill(panel, rootFor(kept.parse(JSON.parse(String(state))).folder));
    } catch (error) {
      this.#world.log.info('A dashboard could not be shown again.', String(error));
      panel.dispose();
    }
  }
}

/** A page names a record of its folder, and nothing else of this machine. */
async function openRecord(root: vscode.Uri, path: string): Promise<void> {
  const clean = inside(path);
  if (clean === null || clean !== path) throw new Error(`${path} is no record of this folder.`);
  await vscode.window.showTextDocument(vscode.Uri.joinPath(root, clean), { preview: false });
}
