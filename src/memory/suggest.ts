import { fromNumber } from '../decision/decimal';
import { toNumber, ZERO } from '../decision/exact';
import { percentages } from '../decision/percentages';
import type { CriterionPattern } from './patterns';
import { nameKey } from './terms';

/** With fewer decisions behind it a pattern is a coincidence. */
export const leastDecisions = 3;

export interface SuggestedWeight {
  readonly criterion: string;
  /** Whole percent; all of a suggestion sum to 100. */
  readonly percent: number;
  /** How many decisions that held had the criterion, and what it weighed in those that were given up. */
  readonly decisions: number;
  readonly because: string;
}

/** What of a pattern a suggestion rests on. */
export interface Weighings {
  readonly criteria: readonly CriterionPattern[];
  readonly held: readonly { readonly path: string; readonly criteria: readonly { readonly name: string }[] }[];
}

export interface Suggestion {
  readonly weights: readonly SuggestedWeight[];
  /** The decisions that held, by their paths: a person can look them up. */
  readonly evidence: readonly string[];
}

/**
 * Weights for the criteria of a new decision, from the decisions of its kind that held. `null` where fewer than three
 * decisions are behind any of the criteria: then nothing is suggested at all rather than something for some.
 */
export function suggestWeights(pattern: Weighings, criteria: readonly string[]): Suggestion | null {
  const found = criteria.map(name => ({
    name,
    one: pattern.criteria.find(one => nameKey(one.name) === nameKey(name)),
  }));
  const known = found.flatMap(({ name, one }) => {
    const mean = one?.held.mean ?? null;
    return one && mean !== null && one.held.decisions >= leastDecisions ? [{ name, one, mean }] : [];
  });
  if (known.length === 0 || known.length < criteria.length) return null;
  const whole = percentages(known.map(({ mean }) => (mean > 0 ? fromNumber(mean) : ZERO)));
  const weights = known.map(({ name, one }, index) => ({
    criterion: name,
    percent: toNumber(whole[index] ?? ZERO),
    decisions: one.held.decisions,
    because: becauseOf(one),
  }));
  const keys = new Set(criteria.map(nameKey));
  const evidence = pattern.held.filter(outcome => outcome.criteria.some(one => keys.has(nameKey(one.name))));
  return { weights, evidence: evidence.map(({ path }) => path) };
}

function becauseOf({ held, superseded }: CriterionPattern): string {
  const inHeld = `${percent(held.mean)} on average in ${held.decisions} decisions that held`;
  if (superseded.mean === null) return `${inHeld}.`;
  const others = superseded.decisions === 1 ? '1 that was given up' : `${superseded.decisions} that were given up`;
  return `${inHeld}, ${percent(superseded.mean)} in ${others}.`;
}

function percent(share: number | null): string {
  return `${Math.round((share ?? 0) * 100)} %`;
}
