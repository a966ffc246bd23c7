import { applyEdits, type TextEdit } from '../adr/edit/text';
import type { Change } from '../log/change';
import { entryOf, type LogEntry } from '../log/entries';
import { nextFileName, nextNumber, numberOf } from '../log/fileName';
import { mentionsIn } from '../log/mentions';
import { asWide, identityOf } from '../log/numbers';
import { folderOf, nameOf, stemOf } from '../log/paths';
import { type Resolver, resolverOf } from '../log/relate/resolver';
import { follow, type Move } from '../log/renumber/follow';
import { ownEdits } from '../log/renumber/ownText';

/** A record of another log, by its path within that one. */
export interface Foreign {
  readonly path: string;
  readonly text: string;
}

export interface Imported {
  readonly changes: readonly Change[];
  readonly moves: ReadonlyMap<string, string>;
}

/**
 * The records of another log as the next ones of this log: new numbers in file names, titles and in what they say of each
 * other; all other text stays as it is. Names that are dates stay names that are dates.
 */
export function imported(foreign: readonly Foreign[], own: readonly LogEntry[], folder: string): Imported {
  const inOrder = [...foreign].map(({ path, text }) => ({ text, entry: entryOf(path, text) })).sort(byNumber);
  const names = new Set(own.map(({ path }) => path.toLowerCase()));
  const ownNames = own.filter(({ path }) => folderOf(path) === folder).map(({ path }) => nameOf(path));
  let next = Number(
    nextNumber(
      ownNames,
      own.map(({ number }) => number?.value ?? ''),
    ),
  );
  const stems = new Map<string, number>();
  for (const { entry } of inOrder) stems.set(stemOf(entry.path), (stems.get(stemOf(entry.path)) ?? 0) + 1);
  const moves = inOrder.map(({ entry }): Move => {
    const numbered = entry.number !== null || numberOf(nameOf(entry.path)) !== null;
    const digits = numbered ? String(next++) : '';
    const below = folderOf(entry.path);
    const name = free(numbered ? nameWith(entry, digits, ownNames) : nameOf(entry.path), below, folder, names);
    return {
      from: entry.path,
      to: below === '' ? name : `${below}/${name}`,
      old: numbered ? (entry.number?.value ?? String(numberOf(nameOf(entry.path)))) : null,
      digits,
      prefix: 'ADR',
      shared: (stems.get(stemOf(entry.path)) ?? 0) > 1,
    };
  });
  const byPath = new Map(moves.map(move => [move.from, move]));
  const resolve = resolverOf(inOrder.map(({ entry }) => entry));
  const changes = inOrder.map(({ entry, text }, index): Change => {
    const own = moves[index];
    const edits = own ? editsOf(entry, text, own, moves, byPath, resolve) : [];
    return { path: `${folder}/${own?.to ?? entry.path}`, before: null, after: applyEdits(text, edits) };
  });
  return { changes, moves: new Map(moves.map(({ from, to }) => [from, `${folder}/${to}`])) };
}

/** In the style of this log, with the words of the file's own name. */
function nameWith(entry: LogEntry, digits: string, ownNames: readonly string[]): string {
  const words = stemOf(entry.path).replace(/^(?:(?:[A-Za-z]+[-_ ]?)?\d{1,6}[a-z]?|\d{8})[-_. ]+/, '');
  const { name } = nextFileName(ownNames, words === '' ? (entry.title?.value ?? 'decision') : words, digits);
  return name.replace(/\.md$/, /\.[^.]+$/.exec(entry.path)?.[0] ?? '.md');
}

function free(name: string, below: string, folder: string, taken: Set<string>): string {
  const path = (each: string) =>
    [folder, below, each]
      .filter(part => part !== '')
      .join('/')
      .toLowerCase();
  let own = name;
  for (let count = 2; taken.has(path(own)); count++) own = name.replace(/(\.[^.]+)$/, `-${count}$1`);
  taken.add(path(own));
  return own;
}

function editsOf(
  entry: LogEntry,
  text: string,
  own: Move,
  moves: readonly Move[],
  byPath: ReadonlyMap<string, Move>,
  resolve: Resolver,
): TextEdit[] {
  const taken: TextEdit[] = [];
  const add = (edits: readonly TextEdit[]) => {
    for (const edit of edits)
      if (taken.every(({ start, end }) => edit.end <= start || edit.start >= end)) taken.push(edit);
  };
  const moveOf = (digits: string) => byPath.get(resolve(entry.path, digits)?.path ?? '');
  // First what names another record for certain, in a field that only names records: a part of one (`ADR-013.1`) has the number of the whole.
  for (const { relation, target, range } of entry.links) {
    const digits = relation === null ? undefined : /^(?:adr[-_ #]?)?(\d{1,6})$/i.exec(target)?.[1];
    const move = digits === undefined ? undefined : moveOf(digits);
    if (digits === undefined || !move || move.digits === '' || text.slice(range.start, range.end) !== target) continue;
    add([{ start: range.end - digits.length, end: range.end, newText: asWide(move.digits, digits) }]);
  }
  if (own.digits !== '') add(ownEdits(text, own, null));
  for (const move of moves)
    if (move !== own && text.includes(stemOf(move.from))) add(follow(entry.path, text, move).edits);
  // What could be two records stays as it is.
  for (const { digits, end } of mentionsIn(text)) {
    const move = moveOf(digits);
    if (move && move.digits !== '') add([{ start: end - digits.length, end, newText: asWide(move.digits, digits) }]);
  }
  return taken;
}

function byNumber(a: { entry: LogEntry }, b: { entry: LogEntry }): number {
  const key = ({ path, number }: LogEntry) =>
    Number(/\d+/.exec(identityOf(path, number?.value ?? null) ?? '')?.[0] ?? Number.MAX_SAFE_INTEGER);
  return key(a.entry) - key(b.entry) || (a.entry.path < b.entry.path ? -1 : 1);
}
