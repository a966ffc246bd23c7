import * as vscode from 'vscode';
import { localDate } from './log/localDate';
import type { Agent } from './provenance/shape';
import { agentUrn } from './provenance/urn';
import { keepContext } from './vscode/activeRecord';
import { registerAgents } from './vscode/agents/index';
import { bringBack } from './vscode/bringBack';
import { registerCode } from './vscode/code/index';
import { runner } from './vscode/commands';
import { registerDeliberation } from './vscode/deliberation/index';
import { registerDesigns } from './vscode/design/index';
import { AroundRecord } from './vscode/diagrams/aroundRecord';
import { diagramPaneKind, followCursor, showAround } from './vscode/diagrams/pane';
import { Edits } from './vscode/edits';
import { Libraries } from './vscode/evidence/libraries';
import { exchangeCommands } from './vscode/exchange/index';
import { registerHistory } from './vscode/history/index';
import { registerLifecycle } from './vscode/lifecycle/index';
import { Bases } from './vscode/logs/bases';
import { Logs } from './vscode/logs/logs';
import { registerLogView } from './vscode/logView/index';
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
import { registerSummary } from './vscode/summary/index';
import { registerText } from './vscode/text/index';
import { registerTrust } from './vscode/trust/index';
import { openWalkthrough } from './vscode/walkthrough';

const clock = { today: () => localDate(new Date()), now: () => new Date().toISOString() };

/** All that desktop and web share, wired; answers what the door passes on. */
export function start(context: vscode.ExtensionContext, platform: Platform) {
  lockWith(platform);
  const log = vscode.window.createOutputChannel('Deliberate', { log: true });
  const records = new Records();
  const edits = new Edits(records);
  const focus = new PaneFocus();
  const libraries = new Libraries();
  const logs = new Logs();
  const bases = new Bases(root => platform.git(root));
  const design = designers({ context, log });
  const world = { extensionUri: context.extensionUri, log, records, focus };
  const matrices = new RecordPanes(world, matrixPaneKind(records, edits));
  const around = new AroundRecord(logs, log);
  const diagrams = new RecordPanes(world, diagramPaneKind(records, around));
  const history = registerHistory({ records, platform });
  const tool: Agent = {
    id: agentUrn('deliberate'),
    type: 'automated_tool',
    name: 'Deliberate',
    version: String(context.extension.packageJSON.version),
  };
  const deliberation = registerDeliberation({ ...world, edits, clock, tool, designers: design });
  const designing = registerDesigns({ ...world, edits, clock, tool, designers: design }, deliberation.stage);
  const topics = async (root: vscode.Uri) => (await design.catalogue(root)).topics;
  const trust = registerTrust({
    ...{ ...world, clock, libraries, logs, topics },
    tool,
  });
  const summary = registerSummary({ records, logs, clock });
  const agents = registerAgents({
    ...{ ...world, clock, tool, libraries, logs, bases },
    catalogue: root => design.catalogue(root),
  });
  const code = registerCode({ records, logs, log, isBusy: uri => trust.changes.isBusy(uri) });
  const lifecycle = registerLifecycle({ ...world, clock, topics, tool, platform, logs, changes: trust.changes }, edits);
  const logView = registerLogView({
    ...{ context, log, records, logs, libraries },
    ...{ triggers: trust.triggers, onDidRecord: trust.onDidRecord },
  });
  context.subscriptions.push(
    log,
    focus,
    libraries,
    logs,
    bases,
    matrices,
    diagrams,
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('deliberate.scale')) records.forget();
    }),
    keepContext(records),
    around,
    followCursor(records, diagrams),
    showAround(around, diagrams),
    lifecycle.disposable,
    registerText({ records, log, focus, libraries, logs, bases }),
    code.disposable,
    summary.disposable,
    deliberation.disposable,
    designing.disposable,
    trust.disposable,
    logView.disposable,
    history.disposable,
  );
  return {
    run: runner(log, {
      ...code.commands,
      ...agents.commands,
      ...summary.commands,
      ...deliberation.commands,
      ...exchangeCommands({ extensionUri: context.extensionUri, logs, clock, tool, made: trust.made }),
      ...designing.commands,
      ...trust.commands,
      ...history.commands,
      ...lifecycle.commands,
      ...logView.commands,
      'deliberate.newAdr': trust.recordingMade(argument => newAdr(clock, argument)),
      'deliberate.openDiagrams': openDiagrams(world, diagrams),
      'deliberate.openMatrix': openMatrix(world, matrices),
      'deliberate.reopenDecision': trust.learningFirst(deliberation.commands['deliberate.reopenDecision']),
      'deliberate.openWalkthrough': () => openWalkthrough(context.extension.id),
      'deliberate.recomputeTotals': recompute(world, edits),
      'deliberate.selectModel': selectModel(design),
      'deliberate.setApiKey': setApiKey(design.models),
    }),
    bringBack,
    agents: agents.offers,
  };
}
