import type { TextEdit } from '../../adr/edit/text';
import { mentionsIn } from '../mentions';
import { asWide, plainNumber } from '../numbers';
import { nameOf, resolved, stemOf } from '../paths';

/** A record that gets another number, and with it perhaps another file name. */
export interface Move {
  readonly from: string;
  readonly to: string;
  /** As its file or title wrote it; `null` for a draft that had none. */
  readonly old: string | null;
  readonly digits: string;
  /** `ADR`, or the prefix of its row: `ARCH`. */
  readonly prefix: string;
  /** Other records have the same file name in other folders. */
  readonly shared: boolean;
}

export interface Follow {
  /** Places that certainly mean the record. */
  readonly edits: readonly TextEdit[];
  /** Its number without a link: it may mean another record that has the same one. */
  readonly bare: readonly TextEdit[];
}

/** [7. Use X](0007-use-x.md)   link:0007-use-x.adoc[ADR 7] */
const LINK = /\[((?:[^[\]\\\n]|\\.)*)\]\(\s*<?([^\s()<>]+)|\b(?:link|xref):([^\s[\]]+)\[([^\]\n]*)\]/g;

/** What must be written elsewhere in a text so that it goes on meaning the record. */
export function follow(path: string, text: string, move: Move): Follow {
  const edits = named(path, text, move);
  const labels: { start: number; end: number }[] = [];
  if (move.old === null) return { edits, bare: [] };
  if (text.includes('](') || text.includes('link:') || text.includes('xref:'))
    for (const found of text.matchAll(LINK)) {
      const label = found[1] ?? found[4] ?? '';
      const start = found[1] === undefined ? found.index + found[0].length - 1 - label.length : found.index + 1;
      labels.push({ start: found.index, end: found.index + found[0].length });
      if (means(path, found[2] ?? found[3] ?? '', move)) edits.push(...numberIn(label, start, move));
    }
  const bare = mentionsIn(text, move.prefix)
    .filter(({ digits }) => plainNumber(digits) === plainNumber(move.old ?? ''))
    .filter(({ start }) => labels.every(label => start < label.start || start >= label.end))
    .map(({ digits, end }) => ({ start: end - digits.length, end, newText: asWide(move.digits, digits) }));
  return { edits, bare };
}

/** Its file name, with or without the ending, in links, code and prose. */
function named(path: string, text: string, move: Move): TextEdit[] {
  const [old, next] = [stemOf(move.from), stemOf(move.to)];
  if (old === next || !text.includes(old)) return [];
  const edits: TextEdit[] = [];
  for (let at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length)) {
    const end = at + old.length;
    if (/[\p{L}\p{N}_-]/u.test(text.charAt(at - 1)) || /[\p{L}\p{N}_-]/u.test(text.charAt(end))) continue;
    if (move.shared && !means(path, wordAround(text, at, end), move)) continue;
    edits.push({ start: at, end, newText: next });
  }
  return edits;
}

function wordAround(text: string, start: number, end: number): string {
  const before = /[\w./%@-]*$/.exec(text.slice(Math.max(0, start - 300), start))?.[0] ?? '';
  const after = /^[\w.-]*/.exec(text.slice(end, end + 20))?.[0] ?? '';
  return before + text.slice(start, end) + after.replace(/\.$/, '');
}

function means(path: string, target: string, { from, shared }: Move): boolean {
  const to = resolved(path, target);
  if (to === from || target === from) return true;
  return !shared && to !== null && nameOf(to) === nameOf(from);
}

/** The number at the start of a link's text: `7. Use X`, `ADR-0007`. */
function numberIn(label: string, start: number, { old, digits, prefix }: Move): TextEdit[] {
  const found = new RegExp(`^\\W{0,3}(?:(?:${prefix}|ADR)[-_ #]*)?(\\d{1,6}[a-z]?)(?![\\p{L}\\p{N}])`, 'iu').exec(
    label,
  );
  if (!found?.[1] || plainNumber(found[1]) !== plainNumber(old ?? '')) return [];
  const at = start + found[0].length - found[1].length;
  return [{ start: at, end: at + found[1].length, newText: asWide(digits, found[1]) }];
}
