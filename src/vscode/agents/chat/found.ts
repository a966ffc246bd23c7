import * as vscode from 'vscode';
import { redact } from '../../../llm/redact';
import type { LogEntry } from '../../../log/entries';
import { governing, inForce } from '../../../log/governing';
import { mentionsIn } from '../../../log/mentions';
import { relationsFrom, relationsOf } from '../../../log/relate/relations';
import { resolverOf } from '../../../log/relate/resolver';
import { searchable } from '../../../log/search';
import { located } from '../place';
import type { Shown } from './prompts';
import { ranked } from './rank';
import { filesIn, type Turn } from './turn';

/** A record that has to do with a question, and how that is known. */
export interface Found {
  readonly entry: LogEntry;
  readonly because: string;
  readonly text: string;
}

const MOST = 8;
const SHOWN = 8000;

/** What governs a file, and what its text names. */
export async function forFile({ world, entries }: Turn, path: string): Promise<Found[]> {
  const text = await world.store.read(path).catch(() => null);
  const resolve = resolverOf(entries);
  const covering = governing(entries, path).map(({ entry, glob }) => ({ entry, because: `governs it by ${glob}` }));
  const named = mentionsIn(text ?? '').flatMap(({ digits }) => {
    const entry = resolve(entries[0]?.path ?? '', digits);
    return entry ? [{ entry, because: 'is named in its text' }] : [];
  });
  const own = entries.filter(entry => entry.path === path).map(entry => ({ entry, because: 'is the record itself' }));
  return withText(world, [...own, ...covering, ...named]);
}

/** What a search for the words of a question finds, and the records that it names. */
export async function forWords({ world, entries }: Turn, question: string): Promise<Found[]> {
  const resolve = resolverOf(entries);
  const named = mentionsIn(question).flatMap(({ digits }) => {
    const entry = resolve(entries[0]?.path ?? '', digits);
    return entry ? [{ entry, because: 'is named in the question' }] : [];
  });
  const records = [];
  for (const entry of entries) {
    const text = await world.store.read(entry.path).catch(() => null);
    if (text !== null) records.push(searchable(entry, text));
  }
  const hits = ranked(records, question, MOST);
  return withText(world, [
    ...named,
    ...hits.map(({ entry, excerpt }) => ({ entry, because: excerpt === '' ? 'its title says so' : excerpt })),
  ]);
}

/** The files that a question is about: those that are attached, and those that its words name. */
export async function filesMeant({ request, root }: Turn): Promise<string[]> {
  const attached = filesIn(request).flatMap(uri => located(root, uri.toString()) ?? []);
  const words = request.prompt.split(/\s+/).map(word => word.replace(/^[`'"([]+|[`'")\],;:?!]+$/g, ''));
  const named: string[] = [];
  for (const word of words.filter(word => /[./\\]/.test(word)).slice(0, 20)) {
    const path = located(root, word);
    if (path !== null && (await isFile(vscode.Uri.joinPath(root, path)))) named.push(path);
  }
  const open = vscode.window.activeTextEditor?.document.uri;
  const active = request.prompt.trim() === '' && open ? located(root, open.toString()) : null;
  const all = [...new Set([...attached, ...named])];
  return all.length > 0 || active === null ? all.slice(0, 5) : [active];
}

/** Each record once, in the order in which it was found. */
export function once(found: readonly Found[]): Found[] {
  return found.filter(({ entry }, at) => found.findIndex(one => one.entry.path === entry.path) === at).slice(0, MOST);
}

/** As much of the records as the model can take beside the question; what looks like a key or a password is masked. */
export function shownOf(found: readonly Found[], { maxInputTokens }: vscode.LanguageModelChat): Shown[] {
  const each = Math.min(SHOWN, Math.floor(maxInputTokens / found.length));
  return found.map(({ entry, text }) => ({
    ...{ path: entry.path, number: entry.number?.value ?? null, status: entry.status?.value ?? null },
    text: redact(text.slice(0, each)).text,
  }));
}

/** What was found, one record a line, with the way to it. */
export function list({ say, root, entries }: Turn, found: readonly Found[]): void {
  const relations = relationsOf(entries);
  for (const { entry, because } of found) {
    say.ours('\n- ').record(root, entry);
    say.words(` (${entry.status?.value ?? 'no status'}${inForce(entry) ? '' : ', does not bind'}): ${because}`);
    for (const { relation, path } of relationsFrom(relations, entry.path)) {
      const by = relation === 'superseded-by' ? entries.find(one => one.path === path) : undefined;
      if (by) say.ours('; superseded by ').record(root, by);
    }
  }
  say.ours('\n');
}

async function withText(
  { store }: Turn['world'],
  found: readonly Pick<Found, 'entry' | 'because'>[],
): Promise<Found[]> {
  const all: Found[] = [];
  for (const { entry, because } of found.slice(0, 2 * MOST)) {
    const text = await store.read(entry.path).catch(() => null);
    if (text !== null) all.push({ entry, because, text });
  }
  return once(all);
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.File) !== 0,
    () => false,
  );
}
