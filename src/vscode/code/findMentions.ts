import * as vscode from 'vscode';
import { labelOf } from '../../log/label';
import { meantBy } from '../../log/numberIndex';
import { UserError } from '../commands';
import type { Logs } from '../logs/logs';
import { withoutIcons } from '../text/said';
import { numberGiven, uriGiven } from './argument';
import { type CodeWorld, logged, type Meant, mentionAt, placeOf } from './place';
import { type FoundMentions, searchMentions } from './search';

/** What a caller of the command gets; lines and columns count from 1. */
export interface MentionsAnswer {
  readonly uri: string;
  readonly label: string;
  readonly mentions: readonly {
    readonly uri: string;
    readonly line: number;
    readonly column: number;
    readonly text: string;
  }[];
  readonly cut: boolean;
}

/** "Find Mentions of Decision": `{uri}` of the record or `{number}` answers with the places; else they are shown. */
export function findMentions({ logs }: CodeWorld) {
  return async (argument: unknown): Promise<MentionsAnswer | undefined> => {
    if (argument !== undefined) {
      const target = await targetGiven(logs, argument);
      const source = new vscode.CancellationTokenSource();
      return answer(target, await searchMentions(logs, target, source.token));
    }
    const target = (await targetAtCursor(logs)) ?? (await targetPicked(logs));
    if (target) await show(target, await searchWithProgress(logs, target));
    return undefined;
  };
}

/** The decision that a record is, or `null`. */
export async function recordAt(logs: Logs, uri: vscode.Uri): Promise<Meant | null> {
  const place = await placeOf(logs, uri);
  for (const log of place?.own ?? []) {
    const entry = log.entries.find(({ path }) => path === place?.path);
    if (entry) return { root: log.root, entry, log };
  }
  return null;
}

async function targetGiven(logs: Logs, argument: unknown): Promise<Meant> {
  const uri = uriGiven(argument);
  const number = numberGiven(argument);
  if (!number) {
    const record = uri && (await recordAt(logs, uri));
    if (!record) throw new UserError('Give the uri of a record of the log, or the number of a decision.');
    return record;
  }
  // With both, the file says whose decision of that number is meant.
  const found = meantBy(number, uri ? ((await placeOf(logs, uri))?.logs ?? []) : await allLogs(logs));
  const [entry] = found?.entries ?? [];
  if (!found || !entry) throw new UserError(`The log has no decision ${number.prefix}-${number.digits}.`);
  return { root: found.log.root, entry, log: found.log };
}

async function targetAtCursor(logs: Logs): Promise<Meant | null> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return null;
  const mention = await mentionAt(logs, editor.document, editor.selection.active);
  return mention?.meant[0] ?? recordAt(logs, editor.document.uri);
}

async function targetPicked(logs: Logs): Promise<Meant | null> {
  const all = (await allLogs(logs)).flatMap(log => log.entries.map(entry => ({ root: log.root, entry, log })));
  if (all.length === 0)
    throw new UserError('The workspace has no decision log yet: ADR: New ADR from Template begins one.');
  const items = all.map(one => ({
    label: withoutIcons(labelOf(one.entry)),
    description: withoutIcons(one.entry.path),
    one,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Find Mentions of Decision',
    placeHolder: 'The decision whose mentions you look for',
    matchOnDescription: true,
  });
  return picked?.one ?? null;
}

async function allLogs(logs: Logs) {
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  return Promise.all(roots.map(async root => ({ base: '', root, ...(await logs.whole(root)) })));
}

function searchWithProgress(logs: Logs, target: Meant): Thenable<FoundMentions> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Looking for mentions of ${labelOf(target.entry)}`,
    cancellable: true,
  };
  return vscode.window.withProgress(options, (progress, token) =>
    searchMentions(logs, target, token, (done, all) => progress.report({ message: `${done} of ${all} files` })),
  );
}

async function show(target: Meant, { locations, cut }: FoundMentions): Promise<void> {
  const label = labelOf(target.entry);
  const some = cut ? ' Not every file was looked through: the workspace is too large, or you stopped it.' : '';
  if (locations.length === 0) {
    void vscode.window.showInformationMessage(`Nothing mentions ${label}.${some}`);
    return;
  }
  if (cut) void vscode.window.showWarningMessage(`These are not all mentions of ${label}.${some}`);
  const editor = vscode.window.activeTextEditor ?? (await vscode.window.showTextDocument(logged(target)));
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    editor.document.uri,
    editor.selection.active,
    locations.map(({ location }) => location),
  );
}

function answer(target: Meant, { locations, cut }: FoundMentions): MentionsAnswer {
  return {
    uri: logged(target).toString(),
    label: labelOf(target.entry),
    mentions: locations.map(({ location: { uri, range }, line }) => ({
      uri: uri.toString(),
      line: range.start.line + 1,
      column: range.start.character + 1,
      text: line,
    })),
    cut,
  };
}
