import type { Outcome } from './outcomes';
import { nameKey } from './terms';

/** Which weights went with decisions that held and with those that were given up, for one kind of decision. */
export interface Pattern {
  /** `null`: decisions whose kind is not known. */
  readonly kind: string | null;
  readonly held: readonly Outcome[];
  readonly superseded: readonly Outcome[];
  readonly criteria: readonly CriterionPattern[];
}

export interface CriterionPattern {
  readonly name: string;
  readonly held: Shares;
  readonly superseded: Shares;
}

export interface Shares {
  /** The mean share of all weight, 0 to 1, in the decisions that have the criterion; `null` without any. */
  readonly mean: number | null;
  readonly decisions: number;
}

/** By kind, those with most decisions first. Decisions without weights tell nothing and are left out. */
export function patternsOf(outcomes: readonly Outcome[]): Pattern[] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    if (outcome.outcome === 'open' || !outcome.criteria.some(({ share }) => share !== null)) continue;
    const key = nameKey(outcome.kind ?? '');
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length).map(patternOf);
}

function patternOf(outcomes: readonly Outcome[]): Pattern {
  const held = outcomes.filter(({ outcome }) => outcome === 'held');
  const superseded = outcomes.filter(({ outcome }) => outcome === 'superseded');
  const names = new Map(
    outcomes.flatMap(({ criteria }) => criteria.map(({ name }) => [nameKey(name), name] as const)).reverse(),
  );
  const criteria = [...names].map(([key, name]) => ({
    name,
    held: sharesIn(held, key),
    superseded: sharesIn(superseded, key),
  }));
  const uses = (one: CriterionPattern) => one.held.decisions + one.superseded.decisions;
  return { kind: outcomes[0]?.kind ?? null, held, superseded, criteria: criteria.sort((a, b) => uses(b) - uses(a)) };
}

function sharesIn(outcomes: readonly Outcome[], key: string): Shares {
  const shares = outcomes.flatMap(({ criteria }) => criteria.find(({ name }) => nameKey(name) === key)?.share ?? []);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return { mean: shares.length === 0 ? null : total / shares.length, decisions: shares.length };
}
