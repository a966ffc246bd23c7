import * as vscode from 'vscode';
import type { Outcome } from '../../log/fire/fire';
import type { Clock } from '../../ports/clock';
import type { Logs } from '../logs/logs';
import { isRecord, type Records } from '../records';
import { sourceName } from '../text/diagnostics';
import { guardFor } from '../text/guard';
import { markdownOf } from '../text/markdown';
import { rangeIn } from '../text/ranges';
import { withoutIcons } from '../text/said';
import { factsOf, sentenceOf, summaryOf, triggerText } from './check';
import { type Checked, TriggerWatch } from './watch';

const states = { fires: 'It fires', quiet: 'It is quiet', ask: 'A person has to be asked' } as const;
const selector: vscode.DocumentSelector = { language: 'markdown' };

/** What the triggers of decisions say: on the record, over its table of triggers, and in the status bar. */
export function registerTriggers(given: {
  readonly log: vscode.LogOutputChannel;
  readonly clock: Clock;
  readonly records: Records;
  readonly logs: Logs;
}): { readonly watch: TriggerWatch; readonly disposable: vscode.Disposable } {
  const { log, clock, records } = given;
  const guard = guardFor(log);
  const watch = new TriggerWatch(log, clock, given.logs);
  const problems = vscode.languages.createDiagnosticCollection('deliberate-triggers');
  const bar = vscode.window.createStatusBarItem('deliberate.triggers', vscode.StatusBarAlignment.Right, 99);
  bar.name = 'Backtracking triggers';
  const show = () => {
    guard('Triggers', () => {
      showProblems(problems, watch.all);
      showBar(bar, watch.all);
    });
  };
  show();
  /** Where the trigger stands now: text above it may have been typed since it was looked at. */
  const placed = (document: vscode.TextDocument): readonly Outcome[] => {
    const outcomes = watch.of(document.uri)?.outcomes ?? [];
    const { triggers } = records.of(document);
    return outcomes.flatMap(outcome => {
      const trigger = triggers.find(one => triggerText(one) === triggerText(outcome.trigger));
      return trigger ? [{ ...outcome, trigger }] : [];
    });
  };
  const lenses: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: watch.onDidChange,
    provideCodeLenses: document => {
      if (!isRecord(records.of(document))) return [];
      return guard('Triggers', () => lensesOf(document, placed(document))) ?? [];
    },
  };
  const hovers: vscode.HoverProvider = {
    provideHover: (document, position) =>
      guard('Triggers', () => {
        const offset = document.offsetAt(position);
        const own = placed(document).find(({ trigger: { range } }) => offset >= range.start && offset <= range.end);
        if (!own) return undefined;
        const said = [[{ strong: `${states[own.state]}: ` }, `${sentenceOf(own)}.`]];
        return new vscode.Hover(markdownOf(said), rangeIn(document, own.trigger.range));
      }),
  };
  const fixes: vscode.CodeActionProvider = {
    provideCodeActions: (document, _, context) => {
      const own = context.diagnostics.filter(({ source, code }) => source === sourceName && code === 'trigger-fires');
      const facts = factsOf(placed(document));
      return own.length === 0 || facts === '' ? [] : [reopening(document.uri, facts, own)];
    },
  };
  return {
    watch,
    disposable: vscode.Disposable.from(
      ...[watch, problems, bar],
      watch.onDidChange(show),
      vscode.languages.registerCodeLensProvider(selector, lenses),
      vscode.languages.registerHoverProvider(selector, hovers),
      vscode.languages.registerCodeActionsProvider(selector, fixes, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    ),
  };
}

function lensesOf(document: vscode.TextDocument, outcomes: readonly Outcome[]): vscode.CodeLens[] {
  const [first] = outcomes;
  if (!first) return [];
  // Over the header row of a table, which is two lines above its first row.
  const at = document.positionAt(first.trigger.range.start).line;
  const isTable = /^\s*\|/.test(document.lineAt(at).text) && at >= 2;
  const line = isTable ? at - 2 : at;
  const place = new vscode.Range(line, 0, line, 0);
  const facts = factsOf(outcomes);
  return [
    new vscode.CodeLens(place, { title: withoutIcons(`Triggers: ${summaryOf(outcomes)}`), command: '' }),
    ...(facts === '' ? [] : [new vscode.CodeLens(place, reopen(document.uri, facts))]),
  ];
}

/** The protocol runs again with what fired; it asks at its gates as always. */
function reopen(uri: vscode.Uri, facts: string): vscode.Command {
  const argument = { uri: uri.toString(), facts: facts.slice(0, 10_000) };
  return { title: 'Re-open Decision', command: 'deliberate.reopenDecision', arguments: [argument] };
}

function reopening(uri: vscode.Uri, facts: string, diagnostics: vscode.Diagnostic[]): vscode.CodeAction {
  const command = reopen(uri, facts);
  const action = new vscode.CodeAction(command.title, vscode.CodeActionKind.QuickFix);
  action.command = command;
  action.diagnostics = diagnostics;
  return action;
}

/** On every record that has a trigger that fires, open or not: the list of problems is where people look. */
function showProblems(problems: vscode.DiagnosticCollection, all: readonly Checked[]): void {
  problems.clear();
  for (const { root, record, outcomes } of all) {
    const { lines } = record.document;
    const at = (offset: number) => new vscode.Position(lines.at(offset), offset - lines.start(lines.at(offset)));
    const fired = outcomes.filter(({ state }) => state === 'fires');
    if (fired.length === 0) continue;
    problems.set(
      vscode.Uri.joinPath(root, record.path),
      fired.map(outcome => {
        const { start, end } = outcome.trigger.range;
        const message = `This trigger fires: ${sentenceOf(outcome)}. Re-open the decision, or review it.`;
        const place = new vscode.Range(at(start), at(end));
        const diagnostic = new vscode.Diagnostic(place, message, vscode.DiagnosticSeverity.Information);
        diagnostic.source = sourceName;
        diagnostic.code = 'trigger-fires';
        return diagnostic;
      }),
    );
  }
}

function showBar(bar: vscode.StatusBarItem, all: readonly Checked[]): void {
  const fired = all.flatMap(({ root, record, outcomes }) =>
    outcomes.filter(({ state }) => state === 'fires').map(outcome => ({ root, record, outcome })),
  );
  const [first] = fired;
  if (!first) {
    bar.hide();
    return;
  }
  const { root, record, outcome } = first;
  const line = record.document.lines.at(outcome.trigger.range.start);
  bar.text = `$(bell) ${fired.length} ${fired.length === 1 ? 'trigger fires' : 'triggers fire'}`;
  bar.tooltip = markdownOf(
    fired
      .slice(0, 10)
      .map(({ record, outcome }) => [
        { strong: record.path },
        `: ${triggerText(outcome.trigger)}: ${sentenceOf(outcome)}`,
      ]),
  );
  bar.command = {
    title: 'Show it',
    command: 'vscode.open',
    arguments: [vscode.Uri.joinPath(root, record.path), { selection: new vscode.Range(line, 0, line, 0) }],
  };
  bar.show();
}
