import * as vscode from 'vscode';
import { type Deps, recordIn, selector } from './deps';
import { type Node, outlineOf } from './outlineTree';
import { rangeIn } from './ranges';

/** Criteria, options and triggers beside the headings that Markdown itself shows. */
export function registerOutline({ records, guard }: Deps): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    selector,
    {
      provideDocumentSymbols: document =>
        guard('Symbols', () => {
          const record = recordIn(records, document);
          return record ? outlineOf(record).map(node => symbolOf(document, node)) : [];
        }),
    },
    { label: 'Deliberate' },
  );
}

const kinds: Record<Node['kind'], vscode.SymbolKind> = {
  matrix: vscode.SymbolKind.Array,
  criterion: vscode.SymbolKind.Property,
  option: vscode.SymbolKind.EnumMember,
  triggers: vscode.SymbolKind.Array,
  trigger: vscode.SymbolKind.Event,
};

function symbolOf(document: vscode.TextDocument, node: Node): vscode.DocumentSymbol {
  const range = rangeIn(document, node.range);
  const symbol = new vscode.DocumentSymbol(
    node.name,
    node.detail,
    kinds[node.kind],
    range,
    rangeIn(document, node.selection),
  );
  symbol.children = node.children.map(child => symbolOf(document, child));
  return symbol;
}
