import * as vscode from 'vscode';
import { plain } from '../../adr/text/inline';
import { labelOf } from '../../log/label';
import { UserError } from '../commands';
import type { Logs } from '../logs/logs';
import { withoutIcons } from '../text/said';
import { uriGiven } from './argument';
import { governorAnswer, governorsOf } from './governed';
import { logged } from './place';

/** "Show Decisions That Govern This File": `{uri}` answers with the list, without an argument a person picks one to read. */
export function showGoverning(logs: Logs) {
  return async (argument: unknown): Promise<readonly ReturnType<typeof governorAnswer>[] | undefined> => {
    const given = uriGiven(argument);
    const uri = given ?? vscode.window.activeTextEditor?.document.uri;
    if (!uri) throw new UserError('Open the file whose decisions you want to see, then run this again.');
    if (!vscode.workspace.getWorkspaceFolder(uri))
      throw new UserError('Decisions govern files of the workspace: open a file that lies in it.');
    const found = await governorsOf(logs, uri);
    if (given) return found.map(governorAnswer);
    if (found.length === 0) {
      void vscode.window.showInformationMessage(
        'No accepted decision governs this file. A record says what it governs in its front matter, for instance: applies-to: [src/auth/**]',
      );
      return undefined;
    }
    const items = found.map(one => ({
      label: withoutIcons(labelOf(one.entry)),
      description: withoutIcons(one.entry.status ? plain(one.entry.status.raw) : ''),
      detail: withoutIcons(`applies to ${one.glob}`),
      one,
    }));
    const path = vscode.workspace.asRelativePath(uri, false);
    const picked = await vscode.window.showQuickPick(items, {
      title: `Decisions that govern ${path}`,
      placeHolder: 'Choose one to read it',
      matchOnDetail: true,
    });
    if (picked) await vscode.window.showTextDocument(logged(picked.one));
    return undefined;
  };
}
