import * as vscode from 'vscode';
import { TEMPLATE_NAMES } from '../../adr/templates/index';
import { UserError } from '../commands';

/** The workspace folder that is meant: the one that is named, the one that is open, or the one that a person picks. */
export async function folderFor(
  named: string | undefined,
  mayAsk: boolean,
): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (named !== undefined) {
    const folder = folders.find(({ uri }) => uri.toString() === named);
    if (!folder) throw new UserError(`No folder of this workspace has the address ${named}.`);
    return folder;
  }
  if (folders.length === 0)
    throw new UserError('Open a folder first: a decision record is a file in it (File > Open Folder).');
  const active = vscode.window.activeTextEditor?.document.uri;
  const near = active && vscode.workspace.getWorkspaceFolder(active);
  if (near || folders.length === 1) return near ?? folders[0];
  if (!mayAsk) throw new UserError('This workspace has several folders: say which one with `folder`.');
  return vscode.window.showWorkspaceFolderPick({ placeHolder: 'Which folder is the decision about?' });
}

/** The template of a record with a matrix; a team's own file has no place for one. */
export function templateFor(root: vscode.Uri, wanted: string | undefined): string {
  const names: readonly string[] = TEMPLATE_NAMES;
  if (wanted !== undefined && !names.includes(wanted))
    throw new UserError(`A deliberation writes one of ${names.join(', ')}; ${wanted} is none of them.`);
  const set = vscode.workspace.getConfiguration('deliberate', root).get<string>('template', '').trim();
  return wanted ?? (names.includes(set) ? set : 'tot');
}
