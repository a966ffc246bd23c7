import * as vscode from 'vscode';

const told = new Set<string>();

/** Something that keeps happening until it is mended is told once in this window; the log has it every time. */
export function warnOnce(log: vscode.LogOutputChannel, message: string): void {
  log.warn(message);
  if (told.has(message) || told.size > 200) return;
  told.add(message);
  void vscode.window.showWarningMessage(message);
}
