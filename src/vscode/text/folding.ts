import * as vscode from 'vscode';
import { type Deps, recordIn, selector } from './deps';

/** The front matter, which VS Code's own Markdown leaves open; it folds sections, lists, tables and code. */
export function registerFolding({ records, guard }: Deps): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(selector, {
    provideFoldingRanges: document =>
      guard('Folding', () => {
        const front = recordIn(records, document)?.front;
        return front && front.endLine - front.line > 2 ? [new vscode.FoldingRange(front.line, front.endLine - 1)] : [];
      }),
  });
}
