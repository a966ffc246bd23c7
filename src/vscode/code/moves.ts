import * as vscode from 'vscode';
import { labelOf } from '../../log/label';
import { editsAfter, isTouched, type MovedPath } from '../../log/moved';
import type { Logs } from '../logs/logs';
import { rangeIn } from '../text/ranges';
import { type CodeWorld, placeOf, type RootedLog } from './place';

const mostMoves = 1000;
const mostRecords = 200;

/** When files move, the globs and the links of the records that mean them follow, in the same step that undo takes back. */
export function registerMoves({ logs, guard }: CodeWorld, isBusy: (uri: vscode.Uri) => boolean): vscode.Disposable {
  let wanted: readonly Follower[] = [];
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles(event => {
      // A command that renames a record changes what names it by itself.
      if (event.files.some(({ oldUri }) => isBusy(oldUri))) return;
      const work = guard.later('Follow a move', async () => {
        const result = await followed(logs, event.files);
        wanted = result.followers;
        return result.edit;
      });
      event.waitUntil(work.then(edit => edit ?? new vscode.WorkspaceEdit()));
    }),
    vscode.workspace.onDidRenameFiles(() => {
      // VS Code asks the person, who may say no.
      const done = wanted.filter(({ document, version }) => document.version !== version);
      wanted = [];
      if (done.length > 0) tell(done.map(({ label }) => label));
      for (const { document, isClean } of done) if (isClean) void document.save();
    }),
  );
}

/** A record that is to follow, as it was before. */
interface Follower {
  readonly label: string;
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly isClean: boolean;
}

function tell(labels: readonly string[]): void {
  const [one, ...others] = labels;
  const rest = others.length === 0 ? '' : ` and ${others.length} more`;
  void vscode.window.showInformationMessage(
    `${one}${rest} ${others.length === 0 ? 'follows' : 'follow'} the move: what applies-to and links say was changed.`,
  );
}

async function followed(
  logs: Logs,
  files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
): Promise<{ readonly edit: vscode.WorkspaceEdit; readonly followers: readonly Follower[] }> {
  const edit = new vscode.WorkspaceEdit();
  const followers: Follower[] = [];
  for (const { moves, all } of await movesByRoot(logs, files)) {
    const touched = all
      .flatMap(log => log.entries.filter(entry => isTouched(entry, log.base, moves)).map(entry => ({ log, entry })))
      .slice(0, mostRecords);
    for (const { log, entry } of touched) {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(log.root, entry.path));
      const edits = editsAfter(entry.path, document.getText(), log.base, moves);
      for (const { start, end, newText } of edits)
        edit.replace(document.uri, rangeIn(document, { start, end }), newText);
      if (edits.length === 0) continue;
      const { version, isDirty } = document;
      followers.push({ label: labelOf(entry), document, version, isClean: !isDirty });
    }
  }
  return { edit, followers };
}

/** Each workspace folder with what moves within it, and the logs that may speak of that. */
async function movesByRoot(
  logs: Logs,
  files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
): Promise<readonly { readonly moves: readonly MovedPath[]; readonly all: readonly RootedLog[] }[]> {
  const byRoot = new Map<string, { moves: MovedPath[]; all: Map<string, RootedLog> }>();
  for (const { oldUri, newUri } of files.slice(0, mostMoves)) {
    const root = vscode.workspace.getWorkspaceFolder(oldUri)?.uri.toString();
    if (!root || vscode.workspace.getWorkspaceFolder(newUri)?.uri.toString() !== root) continue;
    const place = await placeOf(logs, oldUri);
    if (!place) continue;
    const known = byRoot.get(root) ?? { moves: [], all: new Map<string, RootedLog>() };
    byRoot.set(root, known);
    known.moves.push({ from: place.path, to: vscode.workspace.asRelativePath(newUri, false) });
    for (const log of place.own) known.all.set(log.folder, log);
  }
  return [...byRoot.values()].map(({ moves, all }) => ({ moves, all: [...all.values()] }));
}
