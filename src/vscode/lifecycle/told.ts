import * as vscode from 'vscode';

/** One sentence on what was done, for a person who asked for it; and the way back. */
export function tell(said: string, uri: vscode.Uri): void {
  const undo = 'Undo';
  void vscode.window.showInformationMessage(`${said} Undo takes it back.`, undo).then(async answer => {
    if (answer !== undo) return;
    // Undo belongs to the editor that has the focus.
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preserveFocus: false });
    await vscode.commands.executeCommand('undo');
  });
}
