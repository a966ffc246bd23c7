import * as vscode from 'vscode';
import type { AdrRecord } from '../../adr/read';
import { isDesign } from '../../design/read';
import { checkedOf, subjectFor } from './checked';
import { type Deps, recordIn, selector } from './deps';
import { designLenses } from './designLens';
import type { Reviews } from './reviews';
import { withoutIcons } from './said';
import { verdict } from './verdict';

/** Over every matrix: what it comes to, the pane that shows it, and what would put its totals right. */
export function registerLens({ records, guard }: Deps, reviews: Reviews): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(selector, {
    onDidChangeCodeLenses: reviews.onDidFindStale,
    provideCodeLenses: document =>
      guard.later('CodeLens', async () => {
        if (isDesign(document.getText())) return designLenses(document, reviews);
        const record = recordIn(records, document);
        return record ? lensesOf(document.uri, record, reviews.isStale(document)) : [];
      }),
  });
}

function lensesOf(uri: vscode.Uri, record: AdrRecord, stale: boolean): vscode.CodeLens[] {
  const checked = new Map(checkedOf(record).map(one => [one.scored.read, one]));
  return record.matrices.flatMap(read => {
    const own = checked.get(read);
    const recompute = own?.recompute || (stale && own?.scored === subjectFor(record).main);
    // A lens that is only a sentence has a command without a name.
    const commands: vscode.Command[] = [
      ...(own ? [{ title: withoutIcons(verdict(own)), command: '' }] : []),
      command('Open matrix', 'deliberate.openMatrix', uri, read.line),
      ...(recompute ? [command('Recompute totals', 'deliberate.recomputeTotals', uri, read.line)] : []),
    ];
    const place = new vscode.Range(read.line - 1, 0, read.line - 1, 0);
    return commands.map(command => new vscode.CodeLens(place, command));
  });
}

function command(title: string, id: string, uri: vscode.Uri, line: number): vscode.Command {
  return { title, command: id, arguments: [{ uri: uri.toString(), line }] };
}
