import * as vscode from 'vscode';

type Restore = (panel: vscode.WebviewPanel, state: unknown) => Promise<void>;

const known = new Map<string, Restore>();

/** Says how panes of a view type come back after a reload. VS Code asks the door, which is there before they are. */
export function bringsBack(type: string, restore: Restore): vscode.Disposable {
  known.set(type, restore);
  return new vscode.Disposable(() => known.delete(type));
}

/** A pane that nobody knows any more is closed: an empty one would stay for ever. */
export async function bringBack(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
  const restore = known.get(panel.viewType);
  if (restore) await restore(panel, state);
  else panel.dispose();
}
