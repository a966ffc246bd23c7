import * as vscode from 'vscode';
import { localDate } from './log/localDate';
import { keepContext } from './vscode/activeRecord';
import { registerCommands } from './vscode/commands';
import { diagramPaneKind, followCursor } from './vscode/diagrams/pane';
import { Edits } from './vscode/edits';
import { matrixPaneKind } from './vscode/matrix/pane';
import { newAdr } from './vscode/newAdr';
import { PaneFocus } from './vscode/paneFocus';
import { openDiagrams, openMatrix, recompute } from './vscode/recordCommands';
import { RecordPanes } from './vscode/recordPane';
import { Records } from './vscode/records';
import { registerText } from './vscode/text/index';
import { openWalkthrough } from './vscode/walkthrough';

const clock = { today: () => localDate(new Date()), now: () => new Date().toISOString() };

/** The desktop extension, wired. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Deliberate', { log: true });
  const records = new Records();
  const edits = new Edits(records);
  const focus = new PaneFocus();
  const world = { extensionUri: context.extensionUri, log, records, focus };
  const matrices = new RecordPanes(world, matrixPaneKind(records, edits));
  const diagrams = new RecordPanes(world, diagramPaneKind(records));
  context.subscriptions.push(
    log,
    focus,
    matrices,
    diagrams,
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('deliberate.scale')) records.forget();
    }),
    keepContext(records),
    followCursor(records, diagrams),
    registerText({ records, log, focus }),
    registerCommands(log, {
      'deliberate.newAdr': argument => newAdr(clock, argument),
      'deliberate.openDiagrams': openDiagrams(records, diagrams),
      'deliberate.openMatrix': openMatrix(records, matrices),
      'deliberate.openWalkthrough': () => openWalkthrough(context.extension.id),
      'deliberate.recomputeTotals': recompute(records, edits),
    }),
  );
}
