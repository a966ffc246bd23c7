import type { ReadMatrix } from '../../adr/model';
import { nameKey } from '../../adr/words/names';
import { type Exact, equal } from '../../decision/exact';
import type { Changed } from './change';

/** A scoring table by the names in it, so that rows that moved are the same rows. */
interface Told {
  readonly read: ReadMatrix;
  readonly text: string;
  readonly options: ReadonlyMap<string, number>;
  readonly criteria: ReadonlyMap<string, number>;
}

type Kind = 'option' | 'criterion';

/** What happened in a scoring table: options, criteria, weights, thresholds, scores, and the reasons beside them. */
export function matrixChanges(
  before: { readonly read: ReadMatrix; readonly text: string } | null,
  after: { readonly read: ReadMatrix; readonly text: string } | null,
): Changed[] {
  const [old, now] = [before && told(before), after && told(after)];
  if (!old && !now) return [];
  const options = paired('option', old, now);
  const criteria = paired('criterion', old, now);
  return [
    ...renamesOf('option', options),
    ...renamesOf('criterion', criteria),
    ...scaleOf(old?.read ?? null, now?.read ?? null),
    ...(old && now ? inBoth(old, now, options, criteria) : []),
  ];
}

interface Pair {
  readonly from: { readonly name: string; readonly at: number } | null;
  readonly to: { readonly name: string; readonly at: number } | null;
}

function told({ read, text }: { readonly read: ReadMatrix; readonly text: string }): Told {
  const keys = (all: readonly { readonly name: string }[]) =>
    new Map(all.map(({ name }, index) => [nameKey(name), index] as const).reverse());
  return { read, text, options: keys(read.matrix.options), criteria: keys(read.matrix.criteria) };
}

/** By name; one that went and one that came with the same scores are one that is called something else. */
function paired(kind: Kind, old: Told | null, now: Told | null): Pair[] {
  const of = (side: Told | null) =>
    (kind === 'option' ? side?.read.matrix.options : side?.read.matrix.criteria)?.map(({ name }, at) => ({
      name,
      at,
    })) ?? [];
  const keysOf = (side: Told | null) =>
    (kind === 'option' ? side?.options : side?.criteria) ?? new Map<string, number>();
  const gone = of(old).filter(({ name }) => !keysOf(now).has(nameKey(name)));
  const pairs: Pair[] = [];
  for (const to of of(now)) {
    const known = keysOf(old).get(nameKey(to.name));
    const from =
      of(old).find(({ at }) => at === known) ?? gone.find(one => old && now && alike(kind, old, one.at, now, to.at));
    if (from && known === undefined) gone.splice(gone.indexOf(from), 1);
    pairs.push({ from: from ?? null, to });
  }
  return [...pairs, ...gone.map(from => ({ from, to: null }))];
}

function alike(kind: Kind, old: Told, one: number, now: Told, other: number): boolean {
  const rows = (side: Told, at: number) =>
    kind === 'option'
      ? [...side.criteria].map(([key, criterion]) => [key, scoreText(side, at, criterion)] as const)
      : [...side.options].map(([key, option]) => [key, scoreText(side, option, at)] as const);
  const [a, b] = [new Map(rows(old, one)), rows(now, other)];
  const shared = b.filter(([key]) => a.has(key));
  return shared.some(([, score]) => score !== null) && shared.every(([key, score]) => a.get(key) === score);
}

function renamesOf(what: Kind, pairs: readonly Pair[]): Changed[] {
  return pairs.flatMap(({ from, to }) => {
    if (from && to && nameKey(from.name) === nameKey(to.name)) return [];
    const [a, b] = [from?.name ?? null, to?.name ?? null];
    return [{ what, name: a ?? b, from: a, to: b }];
  });
}

function scaleOf(old: ReadMatrix | null, now: ReadMatrix | null): Changed[] {
  const say = (one: ReadMatrix | null) =>
    one && !one.matrix.scale.inferred ? `${one.matrix.scale.min}-${one.matrix.scale.max}` : null;
  return say(old) === say(now) || !old || !now ? [] : [{ what: 'scale', name: null, from: say(old), to: say(now) }];
}

function inBoth(old: Told, now: Told, options: readonly Pair[], criteria: readonly Pair[]): Changed[] {
  const found: Changed[] = [];
  for (const { from, to } of criteria) {
    if (!to) continue;
    const name = to.name;
    const weights = [from ? weightText(old, from.at) : null, weightText(now, to.at)] as const;
    const [a, b] = [from ? old.read.matrix.criteria[from.at]?.weight : null, now.read.matrix.criteria[to.at]?.weight];
    if (from && !same(a ?? null, b ?? null, ...weights))
      found.push({ what: 'weight', name, from: weights[0], to: weights[1] });
    const thresholds = [from ? thresholdText(old, from.at) : null, thresholdText(now, to.at)] as const;
    if (from && thresholds[0] !== thresholds[1])
      found.push({ what: 'threshold', name, from: thresholds[0], to: thresholds[1] });
    for (const option of options) {
      // What came or went as a whole is said once.
      if (!from || !option.from || !option.to) continue;
      const cell = `${name}: ${option.to.name}`;
      const [one, other] = [scoreText(old, option.from.at, from.at), scoreText(now, option.to.at, to.at)];
      const values = [old.read.matrix.scores[option.from.at]?.[from.at], now.read.matrix.scores[option.to.at]?.[to.at]];
      if (!same(values[0] ?? null, values[1] ?? null, one, other))
        found.push({ what: 'score', name: cell, from: one, to: other });
      const reasons = [old.read.cells[option.from.at]?.[from.at], now.read.cells[option.to.at]?.[to.at]].map(
        found => found?.note?.value ?? null,
      );
      if (reasons[0] !== reasons[1])
        found.push({ what: 'reason', name: cell, from: reasons[0] ?? null, to: reasons[1] ?? null });
    }
  }
  return found;
}

/** `4` and `4.0` are the same score; where no number is, the words have to be. */
function same(a: Exact | null, b: Exact | null, one: string | null, other: string | null): boolean {
  return a && b ? equal(a, b) : one === other;
}

function weightText({ read, text }: Told, at: number): string | null {
  const { weight = null, weightText = null, weightWord = null } = read.criteria[at] ?? {};
  return weight && weightText !== null
    ? `${weightText}${/^\s*%/.exec(text.slice(weight.end, weight.end + 3)) ? '%' : ''}`
    : weightWord;
}

function thresholdText({ read, text }: Told, at: number): string | null {
  const critical = read.matrix.criteria[at]?.critical;
  const place = read.criteria[at]?.critical;
  return critical && place ? `${critical.op} ${text.slice(place.start, place.end)}` : null;
}

function scoreText({ read, text }: Told, option: number, criterion: number): string | null {
  const cell = read.cells[option]?.[criterion];
  return cell?.score ? text.slice(cell.score.start, cell.score.end).trim() : (cell?.mark ?? null);
}
