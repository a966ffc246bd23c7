import { add, ceil, compare, div, type Exact, exact, floor, isZero, mul, neg, sign, sub } from './exact';
import type { Threshold } from './model';

/** A number of whole steps, from `first` to `last`; none where `last` is below `first`. */
export interface Steps {
  readonly first: bigint;
  readonly last: bigint;
}

/** The steps up (1) or down (-1) that take a score to another place on the scale. */
export function stepsOnScale(score: Exact, way: 1 | -1, low: Exact, high: Exact): Steps {
  const [near, far] = way === 1 ? [sub(low, score), sub(high, score)] : [sub(score, high), sub(score, low)];
  const first = ceil(near);
  return { first: first > 1n ? first : 1n, last: floor(far) };
}

export function afterSteps(score: Exact, way: 1 | -1, steps: bigint): Exact {
  return add(score, exact(way === 1 ? steps : -steps));
}

/** Those of the steps after which the score meets a critical threshold. */
export function meeting(steps: Steps, score: Exact, way: 1 | -1, { op, value }: Threshold): Steps {
  const distance = way === 1 ? sub(value, score) : sub(score, value);
  const strict = op === '>' || op === '<';
  if ((op === '>=' || op === '>') === (way === 1)) {
    const first = strict ? floor(distance) + 1n : ceil(distance);
    return { first: first > steps.first ? first : steps.first, last: steps.last };
  }
  const last = strict ? ceil(distance) - 1n : floor(distance);
  return { first: steps.first, last: last < steps.last ? last : steps.last };
}

/** The fewest of the steps after which a lead that loses `loss` at each is used up exactly. */
export function firstLevel(lead: Exact, loss: Exact, { first, last }: Steps): bigint | null {
  if (last < first) return null;
  if (isZero(loss)) return isZero(lead) ? first : null;
  const steps = div(lead, loss);
  return steps.d === 1n && steps.n >= first && steps.n <= last ? steps.n : null;
}

/** The fewest of the steps after which a lead that loses `loss` at each is below zero. */
export function firstBehind(lead: Exact, loss: Exact, { first, last }: Steps): bigint | null {
  if (last < first) return null;
  if (compare(lead, mul(loss, exact(first))) < 0) return first;
  if (sign(loss) <= 0) return null;
  const steps = floor(div(lead, loss)) + 1n;
  return steps <= last ? steps : null;
}

/** What one step adds to the option's total: the share, less than nothing where lower is better and the step is up. */
export function gainOf(share: Exact, way: 1 | -1, direction: 'higher' | 'lower'): Exact {
  return (way === 1) === (direction === 'higher') ? share : neg(share);
}
