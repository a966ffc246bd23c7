import { applyEdits, type TextEdit } from '../../adr/edit/text';
import { Lines } from '../../adr/text/lines';
import type { Files } from '../../ports/files';
import type { Git } from '../../ports/git';
import { withList } from '../after';
import { type Change, merged } from '../change';
import type { LogEntry } from '../entries';
import { nextFileName, nextNumber, renumberedName } from '../fileName';
import { identityOf, plainNumber } from '../numbers';
import { folderOf, nameOf, stemOf } from '../paths';
import { companionChanges } from './companions';
import { follow, type Move } from './follow';
import { filesWith } from './mentioning';
import { ownText, prefixLike } from './ownText';

export interface World {
  readonly files: Files;
  readonly git: Git;
  /** The folder of companions. */
  readonly records: string;
  /** The log's folder, whose README may hold a list. */
  readonly folder: string;
}

export interface Plan {
  readonly move: Move;
  readonly changes: readonly Change[];
  /** Mentions that may mean either of two records: a person has to look at them. */
  readonly unclear: readonly { readonly path: string; readonly line: number; readonly text: string }[];
  /** The workspace has more files than were looked into. */
  readonly cut: boolean;
}

/** Git is asked about so many lines; the rest is a person's to tell. */
const MOST_ASKED = 300;

/**
 * All that a new number for a record comes to: its name, its title, its companions, the links and mentions that mean it,
 * the list of the log. `number` is `null` for the next free one; `taken` are names that another branch has.
 */
export async function renumber(
  world: World,
  entries: readonly LogEntry[],
  entry: LogEntry,
  number: string | null,
  taken: readonly string[] = [],
): Promise<Plan | { readonly problem: string }> {
  const move = moveOf(entries, entry, number, taken);
  if ('problem' in move) return move;
  const text = await world.files.read(entry.path);
  if (text === null) return { problem: `${entry.path} is not there: look at the list of records.` };
  const own = await ownChanges(world, entries, move, text);
  if ('problem' in own) return own;
  const twins = entries.filter(other => other !== entry && identity(other) === identity(entry)).map(({ path }) => path);
  const others = await elsewhere(world, move, move.old === null ? [] : twins);
  const changes = merged(own.changes, others.changes);
  return {
    move,
    changes: await withList(world.files, world.folder, changes),
    unclear: others.unclear,
    cut: others.cut,
  };
}

function identity({ path, number }: LogEntry): string {
  return `${folderOf(path)}\n${identityOf(path, number?.value ?? null)}`;
}

function moveOf(
  entries: readonly LogEntry[],
  entry: LogEntry,
  number: string | null,
  taken: readonly string[],
): Move | { readonly problem: string } {
  const folder = folderOf(entry.path);
  const near = entries.filter(({ path }) => folderOf(path) === folder);
  const names = [...near.map(({ path }) => nameOf(path)), ...taken.map(nameOf)];
  const name = nameOf(entry.path);
  const digits =
    number === null
      ? nextNumber(
          names,
          near.map(other => other.number?.value ?? ''),
        )
      : plainNumber(number);
  if (!/^\d{1,6}[a-z]?$/.test(digits)) return { problem: `${number} is no number of a record: give one such as 12.` };
  const inName = renumberedName(name, digits);
  const draft = entry.number === null;
  const to = inName ?? (draft ? nextFileName(names, stemOf(name), digits).name : name);
  const path = folder === '' ? to : `${folder}/${to}`;
  const wanted = identityOf(path, digits);
  const holder = near.find(other => other !== entry && identityOf(other.path, other.number?.value ?? null) === wanted);
  if (holder) return { problem: `${nameOf(holder.path)} has the number ${digits} already: take another.` };
  return {
    from: entry.path,
    to: path,
    old: entry.number?.value ?? null,
    digits,
    prefix: /^([A-Za-z]{2,12})[-_ ]?\d/.exec(name)?.[1] ?? 'ADR',
    shared: entries.some(other => other !== entry && stemOf(other.path) === stemOf(entry.path)),
  };
}

async function ownChanges(world: World, entries: readonly LogEntry[], move: Move, text: string) {
  const newest = entries.filter(({ path }) => path !== move.from && folderOf(path) === folderOf(move.from)).slice(-5);
  const titles: string[] = [];
  for (const { path, title } of move.old === null ? newest.reverse() : []) {
    const line = title ? (await world.files.read(path))?.split(/\r?\n/).find(each => each.includes(title.value)) : null;
    if (line) titles.push(line.replace(/^[#=\s]+/, ''));
  }
  const after = ownText(text, move, prefixLike(titles, digitsIn(move)));
  const companions = await companionChanges(
    world.files,
    world.records,
    entries.map(({ path }) => path),
    move,
  );
  if ('problem' in companions) return companions;
  const record: Change[] =
    move.to === move.from
      ? [{ path: move.from, before: text, after }]
      : [
          { path: move.to, before: null, after },
          { path: move.from, before: text, after: null },
        ];
  return { changes: [...record, ...companions.changes] };
}

function digitsIn({ to, digits }: Move): string {
  return /^(?:[A-Za-z]+[-_ ]?)?(\d+[a-z]?)/.exec(nameOf(to))?.[1] ?? digits;
}

async function elsewhere({ files, git, records }: World, move: Move, twins: readonly string[]) {
  const words = [stemOf(move.from).toLowerCase(), ...(move.old === null ? [] : [move.prefix.toLowerCase()])];
  const skip = (path: string) => path === move.from || isKept(path, records);
  const { found, cut } = await filesWith(files, words, skip);
  const changes: Change[] = [];
  const unclear: { path: string; line: number; text: string }[] = [];
  let asked = 0;
  for (const { path, text } of found) {
    const { edits, bare } = follow(path, text, move);
    const sure: TextEdit[] = [...edits];
    const lines = bare.length > 0 && twins.length > 0 ? new Lines(text) : null;
    for (const edit of bare) {
      const line = lines?.at(edit.start) ?? 0;
      const whose = !lines || asked++ >= MOST_ASKED ? null : await git.thereWhen(path, line + 1, [move.from, ...twins]);
      if (!lines || belongs(whose, move.from)) sure.push(edit);
      else if (whose === null || whose.includes(move.from) || whose.length === 0)
        unclear.push({ path, line: line + 1, text: lines.of(line).trim().slice(0, 200) });
    }
    if (sure.length > 0) changes.push({ path, before: text, after: applyEdits(text, apart(sure)) });
  }
  return { changes, unclear, cut };
}

/** The line was written where only this record was there. */
function belongs(whose: readonly string[] | null, own: string): boolean {
  return whose !== null && whose.length === 1 && whose[0] === own;
}

/** What was said at the time stays as it was said: provenance, traces, reports. Lessons go with the companions. */
function isKept(path: string, records: string): boolean {
  return path.startsWith(`${records}/`) && !path.startsWith(`${records}/requirements/`) && !/\.(?:md|adoc)$/.test(path);
}

function apart(edits: readonly TextEdit[]): TextEdit[] {
  return edits.filter((edit, index) => edits.findIndex(({ start }) => start === edit.start) === index);
}
