import * as vscode from 'vscode';
import type { Libraries } from '../evidence/libraries';
import type { Logs } from '../logs/logs';
import type { Records } from '../records';
import type { TriggerWatch } from '../triggers/watch';
import { type Grouping, groupings } from './branches';
import { viewCommands } from './commands';
import { LookAhead } from './lookAhead';
import { Marks } from './marks';
import { LogModel } from './model';
import type { Node } from './node';
import { Texts } from './texts';
import { LogTree } from './tree';
import { messageOf, sumOf } from './words';

const kept = 'deliberate.log.grouping';
/** Marks come one by one while records are looked at ahead. */
const patience = 400;

/** The decision log in the activity bar: a tree of VS Code's own, which keyboards and screen readers know. */
export function registerLogView(given: {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly records: Records;
  readonly logs: Logs;
  readonly libraries: Libraries;
  readonly triggers: TriggerWatch;
  readonly onDidRecord: vscode.Event<vscode.Uri | null>;
}) {
  const { context, records, logs, libraries, triggers } = given;
  const memory = context.workspaceState;
  const remembered = memory.get<string>(kept);
  const ahead = new LookAhead(libraries, given.log);
  const marks = new Marks(triggers, ahead);
  const texts = new Texts();
  const model = new LogModel(logs, texts, groupings.find(by => by === remembered) ?? 'status');
  const tree = new LogTree(model, marks);
  const view = vscode.window.createTreeView<Node>('deliberate.log', { treeDataProvider: tree, showCollapseAll: true });
  const told = teller(view, model);
  const showBadge = () => {
    const all = marks.all().filter(({ kind, isHint }) => !isHint && kind !== 'unrecorded');
    view.badge = all.length === 0 ? undefined : { value: all.length, tooltip: sumOf(all) };
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const marked = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      tree.showAll();
      showBadge();
    }, patience);
  };
  /** How the tree stood when the active record was last looked for, and whether it was nowhere. */
  let [stood, isMissed] = ['', false];
  const follow = (isAnew: boolean) => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const isWanted = vscode.workspace.getConfiguration('explorer', uri).get<unknown>('autoReveal') !== false;
    if (!uri || !view.visible || !isWanted) return;
    isMissed = !isRevealed(view, tree, uri, isAnew);
  };
  const provenance = vscode.workspace.createFileSystemWatcher('**/*.prov.yaml');
  showBadge();
  told();
  ahead.show(view.visible);
  const disposable = vscode.Disposable.from(
    ...[ahead, marks, texts, model, tree, view, provenance],
    // The tree first: VS Code draws the first of several wishes at once, and lets the others wait.
    model.onDidChange(changes => {
      tree.show(changes);
      told();
      if (model.isReading) return;
      ahead.look(model.sections);
      // Only now is it known where the active record stands; grouped otherwise, it stands elsewhere.
      const stands = `${model.by} ${model.filter === ''}`;
      if (stands !== stood || isMissed) follow(stands !== stood);
      stood = stands;
    }),
    logs.onDidChange(() => ahead.wait()),
    marks.onDidChange(marked),
    view.onDidChangeVisibility(({ visible }) => {
      ahead.show(visible);
      follow(false);
    }),
    vscode.window.onDidChangeActiveTextEditor(() => follow(false)),
    given.onDidRecord(uri => ahead.forget(uri)),
    ...[provenance.onDidChange(() => ahead.forget(null)), provenance.onDidDelete(() => ahead.forget(null))],
    new vscode.Disposable(() => clearTimeout(timer)),
  );
  const commands = viewCommands({
    ...{ records, model, texts },
    remember: (by: Grouping) => memory.update(kept, by),
    focus: async () => {
      if (!view.visible) await vscode.commands.executeCommand('deliberate.log.focus');
    },
  });
  return { disposable, commands };
}

/** What stands above the tree, and what menus and the welcome go by. */
function teller(view: vscode.TreeView<Node>, model: LogModel): () => void {
  let last = '';
  return () => {
    const { all, shown } = model.counts;
    const isFiltered = model.filter !== '';
    const state = model.isReading ? 'reading' : all === 0 ? 'empty' : shown === 0 ? 'unmatched' : 'filled';
    const now = model.trouble === null ? state : 'trouble';
    if (`${now} ${isFiltered}` !== last) {
      void vscode.commands.executeCommand('setContext', 'deliberate.logState', now);
      void vscode.commands.executeCommand('setContext', 'deliberate.logFiltered', isFiltered);
    }
    last = `${now} ${isFiltered}`;
    const message =
      model.trouble !== null
        ? `The decisions could not be read: ${model.trouble}. Refresh tries again.`
        : model.isReading && all > 0
          ? `Reading decisions: ${all.toLocaleString('en')} so far`
          : messageOf(model.filter, shown, all);
    // The same words said again would keep VS Code from drawing the tree.
    if (message !== (view.message ?? '')) view.message = message;
    if (view.description !== `by ${model.by}`) view.description = `by ${model.by}`;
  };
}

/**
 * Quietly: the focus stays where it is, and a record that the person chose in the tree stays chosen there. Answers whether
 * the tree has it. A tree that is all anew has nothing chosen, though VS Code may not know yet.
 */
function isRevealed(view: vscode.TreeView<Node>, tree: LogTree, uri: vscode.Uri, isAnew: boolean): boolean {
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const isChosen = view.selection.some(node => node.kind !== 'branch' && node.uri === uri.toString());
  if (!root || (isChosen && !isAnew)) return true;
  const node = tree.nodeOf(root.toString(), vscode.workspace.asRelativePath(uri, false));
  if (node) view.reveal(node, { select: true, focus: false, expand: false }).then(undefined, () => {});
  return node !== null;
}
