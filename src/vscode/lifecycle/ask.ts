import * as vscode from 'vscode';
import type { Relation } from '../../adr/model';
import type { LogEntry } from '../../log/entries';
import { nameOf } from '../../log/paths';
import { RELATION_WORDS, RELATIONS } from '../../log/relate/words';

const usual = ['proposed', 'accepted', 'rejected', 'deprecated', 'withdrawn', 'on hold'];
const longest = 200;

/** `superseded` means that a successor has to be named. */
export async function askStatus(entry: LogEntry, entries: readonly LogEntry[]): Promise<string | undefined> {
  const now = entry.status?.value ?? null;
  const words = entries.flatMap(({ status }) => (status && status.means !== 'superseded' ? [status.value] : []));
  const own = [...new Set(words)].filter(
    word => word.length <= 40 && !usual.some(known => known === word.toLowerCase()),
  );
  const other = 'Another word…';
  const items = [
    ...usual.map(label => ({ label, description: label === now?.toLowerCase() ? 'now' : '' })),
    { label: 'superseded', description: 'names the decision that takes its place' },
    ...own.slice(0, 20).map(label => ({ label, description: label === now ? 'now' : 'used in this log' })),
    { label: other, description: '' },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Change Status',
    placeHolder: now === null ? 'The record has no status yet.' : `It is ${now} now.`,
  });
  if (picked?.label !== other) return picked?.label;
  const said = await vscode.window.showInputBox({
    title: 'Change Status',
    prompt: 'The status, in your own word',
    validateInput: value => (value.trim() === '' || value.length > longest ? 'A word, or a few.' : null),
  });
  return said?.trim();
}

/** A record of the log, newest first; `null` where a new one is to be made. */
export async function askRecord(
  entries: readonly LogEntry[],
  except: string,
  placeHolder: string,
  make: string | null,
): Promise<LogEntry | null | undefined> {
  const records = entries
    .filter(({ path }) => path !== except)
    .map(entry => ({
      label: `${entry.number ? `${entry.number.value} ` : ''}${entry.title?.value ?? nameOf(entry.path)}`,
      description: entry.status?.value ?? '',
      detail: entry.path,
      entry,
    }))
    .reverse();
  const items: (vscode.QuickPickItem & { entry: LogEntry | null })[] = [
    ...(make === null ? [] : [{ label: `$(add) ${make}`, alwaysShow: true, entry: null }]),
    ...records,
  ];
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder,
    matchOnDetail: true,
    matchOnDescription: true,
  });
  return picked?.entry;
}

export async function askTitle(old: LogEntry): Promise<string | undefined> {
  const said = await vscode.window.showInputBox({
    title: 'Supersede Decision',
    prompt: `What is decided instead of “${old.title?.value ?? nameOf(old.path)}”?`,
    ignoreFocusOut: true,
    validateInput: value =>
      value.trim() === ''
        ? 'A title is needed.'
        : value.trim().length > longest
          ? `At most ${longest} characters.`
          : null,
  });
  return said?.trim();
}

export async function askRelation(from: LogEntry): Promise<Relation | undefined> {
  const items = RELATIONS.map(relation => ({
    label: RELATION_WORDS[relation],
    description: about[relation],
    relation,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Link Decisions',
    placeHolder: `What is “${from.title?.value ?? nameOf(from.path)}” to the other decision?`,
    matchOnDescription: true,
  });
  return picked?.relation;
}

const about: Readonly<Record<Relation, string>> = {
  supersedes: 'takes its place: the other one gets another status',
  'superseded-by': 'the other one takes its place',
  amends: 'changes a part of it, which stays in force otherwise',
  'amended-by': 'the other one changes a part of it',
  'depends-on': 'holds only as long as the other one does',
  'required-by': 'the other one holds only as long as this one does',
  'relates-to': 'is about the same thing',
  'conflicts-with': 'cannot hold together with it',
  refines: 'says in detail what the other one says at large',
  'refined-by': 'the other one says it in detail',
};
