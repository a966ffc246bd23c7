import type { Exact } from '../../decision/exact';
import type { Range } from '../model';
import { plain } from '../text/inline';
import { likeness } from '../words/names';
import { decimal } from './cell';
import type { Draft } from './draft';
import type { Grid } from './grid';
import { weightIn } from './label';
import type { ProseLine } from './prose';

/** Weights that stand outside the table: another table, a list, a sentence. */
export interface WeightSource {
  readonly line: number;
  readonly entries: readonly WeightEntry[];
  /** A list of names and bare numbers (`- Retention: 3`) up to this line: weights only right above a table that they fit. */
  readonly bareUntil?: number;
}

export interface WeightEntry {
  readonly name: string;
  readonly text: string;
  readonly value: Exact;
  readonly range: Range;
}

export function weightSources(grids: readonly Grid[], prose: readonly ProseLine[]): WeightSource[] {
  return [
    ...grids.flatMap(fromGrid),
    ...fromLists(prose),
    ...fromBareLists(prose),
    ...prose.flatMap(fromSentence),
    ...wrapped(prose),
  ];
}

/** `Criterion | Weight | Description`: names and weights, and no scores. */
function fromGrid(grid: Grid): WeightSource[] {
  const column = grid.heads.findIndex((head, index) => index !== grid.names && head.kind === 'weight');
  if (column < 0) return [];
  const entries = grid.rows.flatMap(({ row, label, kind }) => {
    const cell = row.cells[column];
    const found = cell ? /(\d{1,5}(?:[.,]\d+)?)/.exec(cell.raw) : null;
    const value = found?.[1] === undefined ? null : decimal(found[1]);
    if (!cell || !found?.[1] || !value || kind === 'total') return [];
    const start = cell.start + found.index;
    return [{ name: label.name, text: found[1], value, range: { start, end: start + found[1].length } }];
  });
  return entries.length >= 2 ? [{ line: grid.table.header.line, entries }] : [];
}

/** `- Solution Leverage (SL) – 35%`, `1. **Security** (weight 30): why it matters` */
function fromLists(lines: readonly ProseLine[]): WeightSource[] {
  const sources: WeightSource[] = [];
  let entries: WeightEntry[] = [];
  let first = 0;
  let last = -10;
  const close = () => {
    if (entries.length >= 2) sources.push({ line: first, entries });
    entries = [];
  };
  for (const line of lines) {
    if (!line.item && line.line - last <= 1 && entries.length > 0) {
      last = line.line;
      continue;
    }
    const entry = line.item ? entryOf(line.text, line.start, false) : null;
    if (!entry || line.line - last > 3) close();
    if (!entry) continue;
    if (entries.length === 0) first = line.line;
    entries.push(entry);
    last = line.line;
  }
  close();
  return sources;
}

/** `- Retention: 3` */
function fromBareLists(lines: readonly ProseLine[]): WeightSource[] {
  const sources: WeightSource[] = [];
  let run: { line: number; entry: WeightEntry }[] = [];
  const close = () => {
    const [first, last] = [run[0], run.at(-1)];
    if (first && last && run.length >= 2)
      sources.push({ line: first.line, entries: run.map(({ entry }) => entry), bareUntil: last.line });
    run = [];
  };
  for (const { line, text, start, item } of lines) {
    const entry = item && /[:：=]\W*\d{1,4}(?:[.,]\d+)?\W*$/.test(text) ? entryOf(text, start, true) : null;
    if (!entry || line - (run.at(-1)?.line ?? line) > 2) close();
    if (entry) run.push({ line, entry });
  }
  close();
  return sources;
}

/** The first weight of a text and the name before it. */
function entryOf(text: string, offset: number, loose: boolean): WeightEntry | null {
  const cut =
    /^(.{2,90}?(?:[%％]|\d\s*(?:pts?|points|分)?[)）\]])[*_]*)(?=\s|[:：.,;]|$)/u.exec(text)?.[1] ?? text.slice(0, 100);
  const found = weightIn(cut) ?? (loose ? looseWeight(cut) : null);
  if (!found || (found.doubtful && !loose)) return null;
  const value = decimal(found.text);
  const name = plain(
    found.whole.start > 0 ? cut.slice(0, found.whole.start) : (cut.slice(found.whole.end).split(/[:：–—]/)[0] ?? ''),
  ).replace(/[:：=\s–—-]+$/, '');
  if (!value || name === '' || name.length > 70) return null;
  return { name, text: found.text, value, range: { start: offset + found.at.start, end: offset + found.at.end } };
}

/** `Security = 0.3`, `Security: 3`, `Security 0.3`: only in a sentence that speaks of weights. */
function looseWeight(text: string): { text: string; at: Range; whole: Range; doubtful: boolean } | null {
  const found = /\s*[:=：]?\s*(\d{1,4}(?:[.,]\d+)?)\s*$/.exec(text);
  // `Scale 1-5` is no weight.
  if (found?.[1] === undefined || found.index === 0 || /\d\s*[-–—]$/.test(text.slice(0, found.index))) return null;
  const at = text.lastIndexOf(found[1]);
  return {
    text: found[1],
    at: { start: at, end: at + found[1].length },
    whole: { start: found.index, end: text.length },
    doubtful: false,
  };
}

const SPEAKS = /weight|gewicht|pond[ée]r|poids|\bpesos?\b|权重|比重|重み|가중/i;

/** `Weights: Complexity 40% · Risk 30% · Alignment 30% (10 = best)` */
function fromSentence(line: ProseLine): WeightSource[] {
  if (!/\d/.test(line.text)) return [];
  const speaks = SPEAKS.test(line.text);
  if ((line.text.match(/[%％]/g)?.length ?? 0) < 2 && !speaks) return [];
  const colon = line.text.search(/[:：](?=\s)/);
  const from = colon > 0 && SPEAKS.test(line.text.slice(0, colon)) ? colon + 1 : 0;
  const entries: WeightEntry[] = [];
  // The next sentence is none of them: `ease 0.25. Scores are 1-10.`
  const part = /(?:\([^)]*\)|（[^）]*）|[^,;·•|，；、()（）.]|\.(?!\s+\p{Lu}))+/gu;
  part.lastIndex = from;
  for (let found = part.exec(line.text); found; found = part.exec(line.text)) {
    for (const piece of pieces(found[0])) {
      const lead = /^\s*(?:and|und|et|y|e|&|和)\s+|^\s+/.exec(piece.text)?.[0].length ?? 0;
      const text = piece.text.slice(lead).replace(/[.\s]+$/, '');
      const entry = entryOf(text, line.start + found.index + piece.at + lead, speaks);
      if (entry) entries.push(entry);
    }
    if (part.lastIndex === found.index) part.lastIndex++;
  }
  return entries.length >= 2 ? [{ line: line.line, entries }] : [];
}

/** A sentence of weights that goes on in the next lines: their text as one, with blanks for what stands between them. */
function wrapped(prose: readonly ProseLine[]): WeightSource[] {
  return prose.flatMap((line, index) => {
    if (line.heading || !/\d/.test(line.text) || !SPEAKS.test(line.text)) return [];
    let { text, end } = line;
    let last = line.line;
    for (const next of prose.slice(index + 1, index + 6)) {
      if (next.heading || next.item || next.line !== last + 1) break;
      text = text + ' '.repeat(next.start - end) + next.text;
      [end, last] = [next.end, next.line];
    }
    return last === line.line ? [] : fromSentence({ ...line, text, end });
  });
}

/** `Security 40% and Cost 60%` is two pieces. */
function pieces(text: string): { text: string; at: number }[] {
  const found = /[%％)]\s+(?:and|und|et|y|e|&)\s+/.exec(text);
  if (!found) return [{ text, at: 0 }];
  const cut = found.index + 1;
  return [
    { text: text.slice(0, cut), at: 0 },
    ...pieces(text.slice(cut)).map(piece => ({ text: piece.text, at: piece.at + cut })),
  ];
}

/** Brings weights to a table that has none of its own: from the source that names its criteria best, the nearest of those. */
export function applyWeights(draft: Draft, sources: () => readonly WeightSource[]): void {
  if (draft.criteria.some(({ weight, weightWord }) => weight !== null || weightWord !== null)) return;
  const line = draft.grid.table.header.line;
  let best: readonly WeightEntry[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const source of sources()) {
    if (source.line === line) continue;
    if (source.bareUntil !== undefined && !isRightAbove(draft, source.bareUntil, source.entries)) continue;
    const matched = matchEntries(draft, source.entries);
    // What stands after the table is farther than what stands before it.
    const distance = (source.line <= line ? line - source.line : (source.line - line) * 2) + (matched?.exact ? 0 : 30);
    if (matched && distance < least) [best, least] = [matched.entries, distance];
  }
  if (!best) return;
  for (const [index, criterion] of draft.criteria.entries()) {
    const entry = best[index];
    if (entry) criterion.weight = { value: entry.value, range: entry.range, text: entry.text };
  }
}

/** Every item names a criterion, and nothing but a line or two stands between the list and the table. */
function isRightAbove(draft: Draft, until: number, entries: readonly WeightEntry[]): boolean {
  const gap = draft.grid.table.header.line - until;
  if (gap < 1 || gap > 3 || entries.length !== draft.criteria.length) return false;
  return entries.every(({ name }) => draft.criteria.some(({ label }) => likeness(label.name, name) >= 2));
}

function matchEntries(
  draft: Draft,
  entries: readonly WeightEntry[],
): { entries: readonly WeightEntry[]; exact: boolean } | null {
  const pairs = draft.criteria.flatMap((criterion, c) =>
    entries.map((entry, e) => ({ c, e, score: likeness(entry.name, criterion.label.name) })),
  );
  pairs.sort((a, b) => b.score - a.score || Math.abs(a.c - a.e) - Math.abs(b.c - b.e));
  const chosen = new Map<number, WeightEntry>();
  const used = new Set<number>();
  for (const { c, e, score } of pairs) {
    const entry = entries[e];
    if (score === 0 || chosen.has(c) || used.has(e) || !entry) continue;
    chosen.set(c, entry);
    used.add(e);
  }
  const matched = draft.criteria.flatMap((_, index) => chosen.get(index) ?? []);
  if (matched.length === draft.criteria.length) return { entries: matched, exact: true };
  // As many weights as criteria and most of them recognised: the order says the rest.
  if (entries.length === draft.criteria.length && matched.length * 2 >= entries.length)
    return { entries, exact: false };
  return null;
}
