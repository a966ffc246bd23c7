import * as vscode from 'vscode';
import { readDesign, tableOf } from '../../design/read';
import { rangeIn } from './ranges';
import type { Reviews } from './reviews';

const doable: Readonly<Record<string, readonly [title: string, command: string]>> = {
  'design-decision-without-record': ['Decide by ToT', 'deliberate.decideChoice'],
  'design-stale-decision': ['Take over what changes', 'deliberate.followDecision'],
};

/**
 * On an architecture document: its diagrams, and over the table of decisions what can be done about choices that are open
 * or were made otherwise since.
 */
export async function designLenses(document: vscode.TextDocument, reviews: Reviews): Promise<vscode.CodeLens[]> {
  const reading = readDesign(document.getText());
  const uri = document.uri.toString();
  const lens = (offset: number, title: string, command: string, more: object = {}) =>
    new vscode.CodeLens(rangeIn(document, { start: offset, end: offset }), {
      title,
      command,
      arguments: [{ uri, ...more }],
    });
  const count = reading.diagrams.length;
  const top = reading.sections[0]?.heading.start ?? 0;
  const table = tableOf(reading, 'decisions')?.range.start;
  const findings = table === undefined ? [] : await reviews.of(document);
  return [
    ...(count > 0
      ? [lens(top, `Open ${count} ${count === 1 ? 'diagram' : 'diagrams'}`, 'deliberate.openDiagrams')]
      : []),
    ...findings.flatMap(({ rule, range }) => {
      const [title, command] = doable[rule] ?? [];
      if (!title || !command || table === undefined) return [];
      const place = rangeIn(document, range);
      return [lens(table, `${title}: ${document.getText(place)}`, command, { line: place.start.line + 1 })];
    }),
  ];
}
