import * as vscode from 'vscode';

export function root(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('the host tests need a workspace folder');
  return folder.uri;
}

export async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(root(), path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Waits until `look` finds something; what is not there in time fails with `what`. */
export async function eventually<T>(
  what: string | (() => string),
  look: () => T | undefined | null | false,
): Promise<T> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    const found = look();
    if (found) return found;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`never happened: ${typeof what === 'string' ? what : what()}`);
}

/** Long flows run in one kind of VS Code, the newest with Node in a folder that is trusted: what they show is the same in all. */
export function isThorough(): boolean {
  const isNode = typeof process === 'object' && Boolean(process.versions?.node);
  return isNode && vscode.workspace.isTrusted && !vscode.version.startsWith('1.100');
}

declare const process: { versions?: { node?: string } } | undefined;
