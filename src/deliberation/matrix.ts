import { type Assessment, assess } from '../decision/assess';
import { fromNumber } from '../decision/decimal';
import { div, exact, mul, sub, toNumber } from '../decision/exact';
import type { Matrix } from '../decision/model';
import type { Settings } from './settings';
import type { Criterion, Scored } from './work';

/** What the numbers say of what was scored so far. All arithmetic of a deliberation goes through here. */
export function assessed(criteria: readonly Criterion[], scored: readonly Scored[], settings: Settings): Assessment {
  return assess(matrixOf(criteria, scored, settings));
}

function matrixOf(criteria: readonly Criterion[], scored: readonly Scored[], { scale, minimum }: Settings): Matrix {
  return {
    scale: { ...scale, inferred: false },
    criteria: criteria.map(({ name, weight, atLeast }) => ({
      name,
      weight: fromNumber(weight),
      direction: 'higher',
      critical: atLeast === null ? null : { op: '>=', value: fromNumber(atLeast) },
    })),
    options: scored.map(({ alternative }) => ({ name: alternative.name, stated: null })),
    scores: scored.map(({ cells }) => cells.map(({ score }) => (score === null ? null : fromNumber(score)))),
    minimum: div(mul(exact(scale.max), exact(minimum)), exact(100)),
  };
}

/** From 0 to 1, for the search: 0 where a critical criterion puts the option out. */
export function normalised(assessment: Assessment, option: number, { scale }: Settings): number {
  const found = assessment.options[option];
  if (!found || found.vetoedBy.length > 0) return 0;
  return toNumber(div(sub(found.points.low, exact(scale.min)), exact(scale.max - scale.min)));
}
