import * as vscode from 'vscode';
import type { AdrRecord } from '../../adr/read';
import { read } from '../../adr/read';
import { withList } from '../../log/after';
import type { Change } from '../../log/change';
import type { LogEntry } from '../../log/entries';
import { folderOf } from '../../log/paths';
import { supersede } from '../../log/relate/supersede';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { nextPlace } from '../nextPlace';
import { filled } from '../template';
import { askRecord, askTitle } from './ask';
import { makeChanges, type Wanted } from './changedFiles';
import type { Changed } from './changeStatus';
import { given, isAsked, type LifecycleWorld, type LogAt, logAt, named, targetOf } from './logAt';
import { tell } from './told';

const shape = z.object({
  uri: z.optional(z.string()),
  /** The record that takes its place: its address, its path or its number. */
  by: z.optional(z.string().check(z.minLength(1), z.maxLength(1000))),
  /** Or the title of one that is made. */
  title: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200), z.regex(/^[^\r\n]*$/))),
  template: z.optional(z.string().check(z.maxLength(1000))),
});

interface By {
  readonly by?: string | undefined;
  readonly title?: string | undefined;
  readonly template?: string | undefined;
}

/** `Supersede Decision`: both ends or none; the successor is there, or is made from the template. */
export function supersedeDecision(world: LifecycleWorld) {
  return async (argument: unknown): Promise<Changed | undefined> => {
    const takes = 'deliberate.supersede takes {uri?, by} or {uri?, title, template?}';
    const said: z.infer<typeof shape> = given(shape, argument, takes);
    if (!isAsked(argument) && (said.by === undefined) === (said.title === undefined)) throw new UserError(`${takes}.`);
    const { document, root } = await targetOf(world, said.uri);
    return supersedeRecord(world, root, document.uri, said);
  };
}

/** Asks for the successor where none is named. */
export async function supersedeRecord(
  world: LifecycleWorld,
  root: vscode.Uri,
  uri: vscode.Uri,
  said: By,
): Promise<Changed | undefined> {
  const asks = said.by === undefined && said.title === undefined;
  const by = asks ? await askBy(await logAt(world, root), uri) : said;
  if (!by) return undefined;
  const done = await makeChanges(world, root, () => supersession(world, root, uri, by));
  const next = vscode.Uri.joinPath(root, done.next);
  if (by.title !== undefined) await vscode.window.showTextDocument(next, { preview: false });
  if (asks) tell(`${done.old} is superseded by ${done.next}.`, next);
  return { uri: next.toString(), changed: done.changed };
}

async function askBy(log: LogAt, uri: vscode.Uri): Promise<By | undefined> {
  const old = await named(log, uri.toString());
  const picked = await askRecord(log.entries, old.path, 'Which decision takes its place?', 'A new decision…');
  if (picked === undefined) return undefined;
  if (picked !== null) return { by: vscode.Uri.joinPath(log.root, picked.path).toString() };
  const title = await askTitle(old);
  return title === undefined ? undefined : { title };
}

async function supersession(
  world: LifecycleWorld,
  root: vscode.Uri,
  uri: vscode.Uri,
  by: By,
): Promise<Wanted & { readonly old: string; readonly next: string }> {
  const log = await logAt(world, root);
  const old = await named(log, uri.toString());
  const before = { path: old.path, text: (await log.files.read(old.path)) ?? '' };
  const next = by.title === undefined ? await there(log, by.by ?? '') : await fresh(world, log, old, before.text, by);
  if (next.path === old.path) throw new UserError('A decision cannot take its own place: name another.');
  const ends = supersede(before, next, world.clock.today());
  const changes: Change[] = ends.map(end =>
    by.title !== undefined && end.path === next.path ? { ...end, before: null } : end,
  );
  return {
    changes: await withList(log.files, log.folder, changes),
    description: `supersession: ${old.path} and ${next.path}`,
    old: old.path,
    next: next.path,
  };
}

async function there(log: LogAt, word: string): Promise<{ path: string; text: string }> {
  const { path } = await named(log, word);
  return { path, text: (await log.files.read(path)) ?? '' };
}

/** Beside the record whose place it takes, so that the links between them are short. */
async function fresh(
  world: LifecycleWorld,
  log: LogAt,
  old: LogEntry,
  text: string,
  { title = '', template }: By,
): Promise<{ path: string; text: string }> {
  const { path, digits } = await nextPlace(log.root, title, world.clock, folderOf(old.path) || '.');
  const setting = vscode.workspace.getConfiguration('deliberate', log.root).get<string>('template', '');
  const values = { number: digits, title, date: world.clock.today(), status: 'Proposed' };
  const wanted = template ?? (setting.trim() || likeOf(read(text, { path: old.path })));
  return { path: path.replace(/^\.\//, ''), text: await filled(log.files, wanted, values) };
}

/** Where nobody chose a template, the successor looks like what it supersedes. */
function likeOf({ dialect }: AdrRecord): string {
  if (dialect === 'tot') return 'tot';
  return dialect === 'madr' || dialect === 'log4brains' ? 'madr-minimal' : 'nygard';
}
