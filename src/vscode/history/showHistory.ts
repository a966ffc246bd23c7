import * as vscode from 'vscode';
import { sayChanged } from '../../log/history/change';
import { type History, historyOf, type Step } from '../../log/history/history';
import { nameOf } from '../../log/paths';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import type { Platform } from '../platform';
import type { Records } from '../records';
import { withoutIcons } from '../text/said';
import { recordTarget } from '../trust/target';
import type { OldTexts } from './oldTexts';

const argumentShape = z.object({ uri: z.string() });

/** One commit of a record as a caller gets it; without `commit` it is what is not committed yet. */
export interface ShownStep {
  readonly commit: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly subject: string | null;
  readonly changes: readonly string[];
}

/** `{uri}` answers with the commits and shows nothing; without it a person picks one and sees what it changed. */
export async function showHistory(
  { records, platform }: { readonly records: Records; readonly platform: Platform },
  texts: OldTexts,
  argument: unknown,
): Promise<{ readonly entries: readonly ShownStep[] } | undefined> {
  // Menus pass the file itself, and then somebody is there to pick.
  const asked = argument === undefined || argument instanceof vscode.Uri;
  const parsed = asked ? null : argumentShape.safeParse(argument);
  if (parsed && !parsed.success) throw new UserError(`This command takes {uri}: ${z.prettifyError(parsed.error)}`);
  const uri = argument instanceof vscode.Uri ? argument.toString() : parsed?.data.uri;
  const { document, root, path } = await recordTarget(records, uri);
  const looking = () => historyOf(platform.history(root), path, document.getText());
  const history = asked ? await whileLooking(looking) : await looking();
  if ('problem' in history) throw new UserError(history.problem);
  if (!asked) return { entries: history.steps.map(shown) };
  if (history.steps.length === 0) {
    void vscode.window.showInformationMessage(`No commit has ${nameOf(path)} yet.`);
    return undefined;
  }
  const step = await picked(history, nameOf(path));
  if (step) await showStep(texts, step, document.uri);
  return undefined;
}

function whileLooking<T>(work: () => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Window, title: 'Asking git for the history of the decision' };
  return vscode.window.withProgress(options, work);
}

function shown({ commit, changes }: Step): ShownStep {
  const { id, author, at, subject } = commit ?? { id: null, author: null, at: null, subject: null };
  return { commit: id, author, date: at, subject, changes: changes.map(sayChanged) };
}

async function picked({ steps, cut }: History, name: string): Promise<Step | undefined> {
  const items = steps.map(step => ({ ...itemOf(step), step }));
  const rest = {
    asked: `; only the last ${steps.length} are here`,
    shallow: '; the clone is shallow, older ones are not in it',
  };
  const found = await vscode.window.showQuickPick(items, {
    title: `History of ${name}${cut ? rest[cut] : ''}`,
    placeHolder: 'A commit, to see what it changed',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return found?.step;
}

function itemOf({ commit, changes }: Step): vscode.QuickPickItem {
  const label = commit ? commit.subject || commit.id.slice(0, 8) : 'Not committed yet';
  const description = commit ? `${commit.author}, ${commit.at.slice(0, 10)}, ${commit.id.slice(0, 8)}` : '';
  return {
    label: withoutIcons(label),
    description: withoutIcons(description),
    detail: withoutIcons(changes.map(sayChanged).join('; ')),
  };
}

async function showStep(texts: OldTexts, { commit, before, after }: Step, own: vscode.Uri): Promise<void> {
  const name = commit?.id.slice(0, 8) ?? 'not committed';
  const left = texts.keep(before, `before ${name}`);
  // What is not committed yet may still be changed.
  const right = commit ? texts.keep(after, name) : own;
  const title = `${nameOf((after ?? before)?.path ?? '')} (${commit ? `${commit.author}, ${name}` : name})`;
  await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
}
