import * as vscode from 'vscode';
import { localDate } from './log/localDate';
import { registerCommands } from './vscode/commands';
import { newAdr } from './vscode/newAdr';
import { openWalkthrough } from './vscode/walkthrough';

/** The desktop extension, wired. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Deliberate', { log: true });
  context.subscriptions.push(
    log,
    registerCommands(log, {
      'deliberate.newAdr': argument => newAdr({ today: () => localDate(new Date()) }, argument),
      'deliberate.openWalkthrough': () => openWalkthrough(context.extension.id),
    }),
  );
}
