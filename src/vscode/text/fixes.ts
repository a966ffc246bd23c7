import * as vscode from 'vscode';
import type { TextEdit } from '../../adr/edit/text';
import type { Fix } from '../../review/finding';
import { type Deps, selector } from './deps';
import { sourceName } from './diagnostics';
import { rangeIn, workspaceEdit } from './ranges';
import type { Finding, Reviews } from './reviews';

const fixAll = vscode.CodeActionKind.SourceFixAll.append('deliberate');

/** What may be mended without asking: figures that follow from other figures of the text. */
export function registerFixes({ guard }: Deps, reviews: Reviews): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    selector,
    {
      provideCodeActions: (document, range, context, token) =>
        guard.later('Quick fix', async () => {
          const wanted = context.only;
          const { version } = document;
          const findings = await reviews.of(document);
          if (token.isCancellationRequested || document.version !== version) return [];
          if (wanted && intersects(wanted, fixAll)) return everything(document, findings);
          if (wanted && !intersects(wanted, vscode.CodeActionKind.QuickFix)) return [];
          return here(document, findings, range, context.diagnostics);
        }),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAll] },
  );
}

function intersects(wanted: vscode.CodeActionKind, kind: vscode.CodeActionKind): boolean {
  return wanted.contains(kind);
}

function here(
  document: vscode.TextDocument,
  findings: readonly Finding[],
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const touched = findings.filter(finding => rangeIn(document, finding.range).intersection(range));
  const actions = touched.flatMap(({ rule, range, fix, offers }) => {
    const place = rangeIn(document, range);
    const of = (action: vscode.CodeAction) => {
      action.diagnostics = diagnostics.filter(one => one.source === sourceName && place.isEqual(one.range));
      return action;
    };
    const edits = [...(fix ? [fix] : []), ...(offers ?? [])].map(({ title, edits }) => {
      const action = of(new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix));
      action.edit = workspaceEdit(document, edits);
      action.isPreferred = rule === 'wrong-total';
      return action;
    });
    if (rule === 'duplicate-number' || rule === 'number-taken-on-base')
      return [...edits, of(renumbering(document.uri))];
    const source = rule === 'unassessed-citation' ? /REF-\d{1,6}/.exec(document.getText(place))?.[0] : undefined;
    const command = commandFor(rule, document, range);
    if (command) return [...edits, of(doing(command))];
    return source === undefined ? edits : [...edits, of(assessing(document.uri, source))];
  });
  const totals = findings.filter(({ rule, fix }) => rule === 'wrong-total' && fix);
  if (totals.length < 2 || !touched.some(({ rule, fix }) => rule === 'wrong-total' && fix)) return actions;
  const all = new vscode.CodeAction('Fix all totals', vscode.CodeActionKind.QuickFix);
  all.edit = workspaceEdit(document, apart(totals));
  return [...actions, all];
}

function renumbering(uri: vscode.Uri): vscode.CodeAction {
  const title = 'Give this decision the next free number';
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: 'deliberate.renumber', arguments: [{ uri: uri.toString(), tell: true }] };
  return action;
}

/** What can be done about a choice of an architecture document, on whose row the finding stands. */
function commandFor(rule: string, document: vscode.TextDocument, { start }: Finding['range']): vscode.Command | null {
  const place = { uri: document.uri.toString(), line: document.positionAt(start).line + 1 };
  if (rule === 'design-decision-without-record')
    return { title: 'Decide by Tree-of-Thoughts', command: 'deliberate.decideChoice', arguments: [place] };
  if (rule !== 'design-stale-decision') return null;
  return { title: 'Take over what changes…', command: 'deliberate.followDecision', arguments: [place] };
}

function doing(command: vscode.Command): vscode.CodeAction {
  const action = new vscode.CodeAction(command.title, vscode.CodeActionKind.QuickFix);
  action.command = command;
  return action;
}

function assessing(uri: vscode.Uri, ref: string): vscode.CodeAction {
  const title = `Assess ${ref} (GRADE)`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: 'deliberate.assessEvidence', arguments: [{ ref, uri: uri.toString() }] };
  return action;
}

function everything(document: vscode.TextDocument, findings: readonly Finding[]): vscode.CodeAction[] {
  const edits = apart(findings);
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction('Fix all totals', fixAll);
  action.edit = workspaceEdit(document, edits);
  return [action];
}

/** Of fixes that touch each other only the first; the others are found again afterwards. */
function apart(findings: readonly Finding[]): TextEdit[] {
  const taken: TextEdit[] = [];
  const fixes = findings.map(({ fix }) => fix).filter((fix): fix is Fix => fix !== null);
  for (const { edits } of fixes) {
    if (edits.every(edit => taken.every(other => edit.end < other.start || other.end < edit.start)))
      taken.push(...edits);
  }
  return taken;
}
