import * as vscode from 'vscode';

/** `Get Started`: the walkthrough, at its first step. */
export async function openWalkthrough(extensionId: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#start`, false);
}
