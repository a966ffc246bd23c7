import { applyEdits, type TextEdit } from '../adr/edit/text';
import type { Sourced } from '../adr/text/range';
import { globsIn } from './applies';
import { entryOf, type LogEntry } from './entries';
import { asTarget, folderOf, resolved, wayTo } from './paths';

/** A file or a folder that gets another place; both from the workspace folder. */
export interface MovedPath {
  readonly from: string;
  readonly to: string;
}

/** Where a file lies after the moves. */
export function placeAfter(path: string, moves: readonly MovedPath[]): string {
  const move = moves.find(({ from }) => isIn(path, from));
  return move ? move.to + path.slice(move.from.length) : path;
}

/** Whether a record may have to be changed: as far as the list tells, without its text. */
export function isTouched(entry: LogEntry, base: string, moves: readonly MovedPath[]): boolean {
  const own = within(base, moves);
  return (
    placeAfter(entry.path, moves) !== entry.path ||
    entry.appliesTo.some(glob => moveFor(glob, own) !== null) ||
    entry.links.some(({ target }) => {
      const path = resolved(entry.path, target);
      return path !== null && placeAfter(path, moves) !== path;
    })
  );
}

/**
 * What has to be written in a record so that it goes on meaning the files that move: the paths that its `applies-to` begins
 * with, and its relative links. `base` is the folder that its globs begin in.
 */
export function editsAfter(path: string, text: string, base: string, moves: readonly MovedPath[]): TextEdit[] {
  return [...globEdits(text, within(base, moves)), ...linkEdits(path, text, moves)].sort((a, b) => a.start - b.start);
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The moves as a part of the workspace sees them: what leaves it or comes from elsewhere, it does not follow. */
function within(base: string, moves: readonly MovedPath[]): readonly MovedPath[] {
  if (base === '') return moves;
  return moves
    .filter(({ from, to }) => from.startsWith(`${base}/`) && to.startsWith(`${base}/`))
    .map(({ from, to }) => ({ from: from.slice(base.length + 1), to: to.slice(base.length + 1) }));
}

const WILD = /[*?{}\\]/;

/** Only a path that stands in the glob as such: `src/auth/**` follows `src/auth`, and `src/*` follows nothing in `src`. */
function moveFor(
  glob: string,
  moves: readonly MovedPath[],
): { readonly move: MovedPath; readonly lead: number } | null {
  const lead = /^(?:\.\/)*/.exec(glob)?.[0].length ?? 0;
  const bare = glob.slice(lead);
  const move = moves.find(({ from, to }) => !WILD.test(from) && !WILD.test(to) && isIn(bare, from));
  return move ? { move, lead } : null;
}

function globEdits(text: string, moves: readonly MovedPath[]): TextEdit[] {
  const globs = globsIn(text);
  const edits = globs.flatMap(glob => globEdit(text, glob, moves));
  // A path that our own reading would take for another one is left to a person.
  const wanted = globs.map(({ value }) => globAfter(value, moves));
  const now = globsIn(applyEdits(text, edits));
  return now.length === wanted.length && now.every(({ value }, index) => value === wanted[index]) ? edits : [];
}

function globAfter(glob: string, moves: readonly MovedPath[]): string {
  const found = moveFor(glob, moves);
  return found ? glob.slice(0, found.lead) + found.move.to + glob.slice(found.lead + found.move.from.length) : glob;
}

function globEdit(text: string, { value, range }: Sourced<string>, moves: readonly MovedPath[]): TextEdit[] {
  const found = moveFor(value, moves);
  if (!found) return [];
  const { move, lead } = found;
  const quote = text.charAt(range.start - 1);
  const isQuoted = (quote === '"' || quote === "'") && text.charAt(range.end) === quote;
  const start = range.start + lead;
  if (isQuoted ? !move.to.includes(quote) : isPlain(move.to, lead))
    return [{ start, end: start + move.from.length, newText: move.to }];
  const whole = globAfter(value, moves);
  const sign = ['"', "'"].find(one => !whole.includes(one)) ?? '"';
  const around = isQuoted ? 1 : 0;
  return [{ start: range.start - around, end: range.end + around, newText: `${sign}${whole}${sign}` }];
}

/** What YAML takes for nothing but text, also within `[...]`. */
function isPlain(path: string, lead: number): boolean {
  return !/[,[\]{}#&*!|>'"%@`:\r\n]|\s$/.test(path) && (lead > 0 || /^[\p{L}\p{N}_./(]/u.test(path));
}

function linkEdits(path: string, text: string, moves: readonly MovedPath[]): TextEdit[] {
  const home = placeAfter(path, moves);
  return entryOf(path, text).links.flatMap(({ target, range }): TextEdit[] => {
    const meant = resolved(path, target);
    // ADR-0007 is no path, and a folder says nothing that could be followed.
    const bare = target.replace(/[?#].*$/, '');
    if (meant === null || meant === '' || !/\.\w+$/.test(bare)) return [];
    const now = placeAfter(meant, moves);
    if (resolved(home, target) === now) return [];
    const link = text.slice(range.start, range.end);
    const at = link.indexOf(target, Math.max(link.lastIndexOf(']('), 0));
    if (at < 0) return [];
    const start = range.start + at;
    const newText = `${/^\.\//.test(bare) ? './' : ''}${asTarget(wayTo(folderOf(home), now))}`.replace(
      /^\.\/\.\.\//,
      '../',
    );
    return [{ start, end: start + bare.length, newText }];
  });
}
