import * as vscode from 'vscode';
import { nextRecord } from '../log/next';
import { numberingOf } from '../log/numbering';
import type { Clock } from '../ports/clock';
import { workspaceFiles } from './files';

/** Where the next record of a workspace folder goes, and its number, as its settings have it. */
export function nextPlace(
  root: vscode.Uri,
  title: string,
  clock: Clock,
  folder?: string,
): Promise<{ readonly path: string; readonly digits: string }> {
  const settings = vscode.workspace.getConfiguration('deliberate', root);
  const numbering = numberingOf(settings.get('numbering'));
  const wanted = folder ?? settings.get<string>('folder', '');
  return nextRecord(workspaceFiles(root), wanted, title, { numbering, today: clock.today() });
}
