import * as vscode from 'vscode';
import { type Deps, recordIn } from './deps';
import { markdownOf } from './markdown';
import { statusLine } from './statusLine';

const patience = 200;

/** Status and confidence of the active record, in its text or in a pane; nothing for any other file. */
export function registerStatusBar({ records, guard, focus }: Deps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('deliberate.record', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Decision record';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const current = () => vscode.window.activeTextEditor?.document ?? focus.document ?? undefined;
  const show = () => {
    clearTimeout(timer);
    if (!guard('Status bar', () => shown(item, current(), records))) item.hide();
  };
  show();
  return vscode.Disposable.from(
    item,
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeActiveTextEditor(show),
    focus.onDidChange(show),
    vscode.workspace.onDidOpenTextDocument(document => {
      // A document that becomes Markdown is closed and opened again.
      if (document === current()) show();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document !== current()) return;
      clearTimeout(timer);
      timer = setTimeout(show, patience);
    }),
  );
}

function shown(
  item: vscode.StatusBarItem,
  document: vscode.TextDocument | undefined,
  records: Deps['records'],
): boolean {
  const record = document?.languageId === 'markdown' ? recordIn(records, document) : null;
  if (!document || !record) return false;
  const { text, tooltip, line } = statusLine(record);
  item.text = text;
  item.tooltip = markdownOf(tooltip);
  item.command =
    line === null
      ? undefined
      : {
          title: 'Open matrix',
          command: 'deliberate.openMatrix',
          arguments: [{ uri: document.uri.toString(), line }],
        };
  item.show();
  return true;
}
