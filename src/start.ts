import * as vscode from 'vscode';
import { localDate } from './log/localDate';
import type { Agent } from './provenance/shape';
import { agentUrn } from './provenance/urn';
import { keepContext } from './vscode/activeRecord';
import { registerCommands } from './vscode/commands';
import { registerDeliberation } from './vscode/deliberation/index';
import { diagramPaneKind, followCursor } from './vscode/diagrams/pane';
import { Edits } from './vscode/edits';
import { Libraries } from './vscode/evidence/libraries';
import { Logs } from './vscode/logs/logs';
import { matrixPaneKind } from './vscode/matrix/pane';
import { designers } from './vscode/models/designers';
import { selectModel } from './vscode/models/selectModel';
import { setApiKey } from './vscode/models/setApiKey';
import { newAdr } from './vscode/newAdr';
import { PaneFocus } from './vscode/paneFocus';
import type { Platform } from './vscode/platform';
import { openDiagrams, openMatrix, recompute } from './vscode/recordCommands';
import { RecordPanes } from './vscode/recordPane';
import { Records } from './vscode/records';
import { lockWith } from './vscode/store';
import { registerText } from './vscode/text/index';
import { registerTrust } from './vscode/trust/index';
import { openWalkthrough } from './vscode/walkthrough';

const clock = { today: () => localDate(new Date()), now: () => new Date().toISOString() };

/** What desktop and web share, wired. */
export function start(context: vscode.ExtensionContext, platform: Platform): void {
  lockWith(platform);
  const log = vscode.window.createOutputChannel('Deliberate', { log: true });
  const records = new Records();
  const edits = new Edits(records);
  const focus = new PaneFocus();
  const libraries = new Libraries();
  const logs = new Logs();
  const design = designers({ context, log });
  const world = { extensionUri: context.extensionUri, log, records, focus };
  const matrices = new RecordPanes(world, matrixPaneKind(records, edits));
  const diagrams = new RecordPanes(world, diagramPaneKind(records));
  const tool: Agent = {
    id: agentUrn('deliberate'),
    type: 'automated_tool',
    name: 'Deliberate',
    version: String(context.extension.packageJSON.version),
  };
  const deliberation = registerDeliberation({ ...world, edits, clock, tool, designers: design });
  const trust = registerTrust({
    ...{ ...world, clock, libraries, topics: async root => (await design.catalogue(root)).topics },
    tool,
  });
  context.subscriptions.push(
    log,
    focus,
    libraries,
    logs,
    matrices,
    diagrams,
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('deliberate.scale')) records.forget();
    }),
    keepContext(records),
    followCursor(records, diagrams),
    registerText({ records, log, focus, libraries, logs }),
    deliberation.disposable,
    trust.disposable,
    registerCommands(log, {
      ...deliberation.commands,
      ...trust.commands,
      'deliberate.newAdr': trust.recordingMade(argument => newAdr(clock, argument)),
      'deliberate.openDiagrams': openDiagrams(world, diagrams),
      'deliberate.openMatrix': openMatrix(world, matrices),
      'deliberate.reopenDecision': trust.learningFirst(deliberation.commands['deliberate.reopenDecision']),
      'deliberate.openWalkthrough': () => openWalkthrough(context.extension.id),
      'deliberate.recomputeTotals': recompute(world, edits),
      'deliberate.selectModel': selectModel(design),
      'deliberate.setApiKey': setApiKey(design.models),
    }),
  );
}
