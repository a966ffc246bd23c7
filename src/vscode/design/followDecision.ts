import * as vscode from 'vscode';
import { changedDecisions, changeProposal, type ProposedEdit } from '../../design/change';
import { readDesign } from '../../design/read';
import { decisionsIn } from '../../design/rules/decisions';
import { UserError } from '../commands';
import { rangeIn } from '../text/ranges';
import { aroundOf } from './around';
import { documentAt } from './documentAt';
import type { DesignsWorld } from './world';

export interface Followed {
  readonly edits: number;
  /** Places that speak of what is not chosen any more; only a person can say them anew. */
  readonly left: number;
  readonly applied: boolean;
}

/** Proposes what a document should change since its decisions were made otherwise; a person looks through it first. */
export async function followDecision(world: DesignsWorld, argument: unknown): Promise<Followed> {
  const { document, root, given } = await documentAt('deliberate.followDecision', argument);
  const text = document.getText();
  const around = await aroundOf(document);
  const all = around ? changedDecisions(text, around) : [];
  const rows = decisionsIn(readDesign(text));
  const lineOf = (title: string) => {
    const row = rows.find(one => one.title === title);
    return row ? document.positionAt(row.range.start).line + 1 : null;
  };
  const changed = all.filter(
    ({ title }) =>
      (given.title === undefined || title.toLowerCase() === given.title.toLowerCase()) &&
      (given.line === undefined || lineOf(title) === given.line),
  );
  if (changed.length === 0)
    throw new UserError('Nothing has to change: every decision of the document is what its record says.');
  const { topics } = await world.designers.catalogue(root);
  const proposals = changed.map(decision => changeProposal(text, decision, topics));
  const edits = apart(proposals.flatMap(proposal => proposal.edits));
  const edit = new vscode.WorkspaceEdit();
  const isAsked = given.review !== 'accept';
  for (const { title, edit: one } of edits)
    edit.replace(document.uri, rangeIn(document, one), one.newText, {
      label: title,
      description: changed.map(decision => decision.title).join(', '),
      needsConfirmation: isAsked,
    });
  const applied = await vscode.workspace.applyEdit(edit);
  const left = applied && document.getText() !== text ? placesLeft(document, proposals, edits) : [];
  if (left.length > 0 && isAsked) void offerPlaces(document, left);
  return { edits: edits.length, left: left.length, applied };
}

/** Of changes that touch each other only the first. */
function apart(edits: readonly ProposedEdit[]): readonly ProposedEdit[] {
  const taken: ProposedEdit[] = [];
  for (const one of [...edits].sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end))
    if (
      taken.every(
        ({ edit }) => one.edit.start >= edit.end && !(one.edit.start === edit.start && one.edit.end === edit.end),
      )
    )
      taken.push(one);
  return taken;
}

/** Where the remarks stand in the text as it is now. */
function placesLeft(
  document: vscode.TextDocument,
  proposals: readonly ReturnType<typeof changeProposal>[],
  edits: readonly ProposedEdit[],
): readonly vscode.Range[] {
  const shifted = (offset: number) =>
    edits.reduce(
      (at, { edit }) => (edit.end <= offset ? at + edit.newText.length - (edit.end - edit.start) : at),
      offset,
    );
  return proposals.flatMap(({ review }) =>
    review.map(({ range }) => rangeIn(document, { start: shifted(range.start), end: shifted(range.end) })),
  );
}

async function offerPlaces(document: vscode.TextDocument, places: readonly vscode.Range[]): Promise<void> {
  const show = 'Show Them';
  const count = places.length === 1 ? 'One place still speaks' : `${places.length} places still speak`;
  const answer = await vscode.window.showInformationMessage(
    `${count} of what is not chosen any more: say it anew.`,
    show,
  );
  if (answer !== show) return;
  const locations = places.map(place => new vscode.Location(document.uri, place));
  await vscode.commands.executeCommand(
    'editor.action.peekLocations',
    document.uri,
    places[0]?.start,
    locations,
    'peek',
  );
}
