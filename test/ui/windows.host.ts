import * as vscode from 'vscode';
import { recordChange } from '../../src/provenance/record';
import { lockWith, webHash, workspaceStore } from '../../src/vscode/store';
import { artifact, change } from './windowsChange';

declare const WRITER: string;
declare const TIMES: number;

/** Runs in the extension host of one window: so many changes of one file's provenance, as fast as they go. */
export async function run(): Promise<void> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!root) throw new Error('no folder');
  const { locked } = await import('../../src/node/lock');
  lockWith({ locked: (file, work) => locked(file.fsPath, work) });
  const store = workspaceStore(root);
  const refused: string[] = [];
  for (let n = 0; n < TIMES; n++) {
    const answer = await recordChange(store, artifact, [], await change(webHash, WRITER, n));
    if (answer !== null) refused.push(answer);
  }
  // biome-ignore lint/suspicious/noConsole: the extension host's console is the only way to the test.
  console.log(`windows: ${JSON.stringify(refused)}`);
}
