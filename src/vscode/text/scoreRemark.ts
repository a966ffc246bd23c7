import { format, fromNumber } from '../../decision/decimal';
import { div, type Exact, equal, exact, mul, ZERO } from '../../decision/exact';
import { criterionOf, failure, nameOf, totalOf } from '../../review/figures';
import type { Scored } from '../../review/scored';
import { figure, percent, plainFigure } from './figure';
import type { Said } from './said';

/** What one score does to its option's total. */
export function scoreRemark(scored: Scored, option: number, criterion: number): Said {
  const { matrix, shares, worths } = scored.assessment;
  const score = matrix.scores[option]?.[criterion] ?? null;
  const worth = worths[option]?.[criterion];
  const share = shares[criterion] ?? ZERO;
  const head = [{ strong: criterionOf(scored, criterion) }, ' of ', { strong: nameOf(scored, option) }];
  const note = scored.read.cells[option]?.[criterion]?.note?.value;
  const why = note ? [[`Why: ${note}`]] : [];
  if (score === null || !worth) {
    const { min, max } = matrix.scale;
    return [head, [`No score yet: it may turn out as anything from ${min} to ${max}.`], ...why];
  }
  const turned = equal(score, worth.low)
    ? []
    : [[`${plainFigure(score)} counts as ${plainFigure(worth.low)}: lower is better.`]];
  return [
    head,
    [`Weight ${percent(share)}: ${contribution(scored, share, worth.low)} of ${totalOf(scored, option)}`],
    ...turned,
    ...vetoed(scored, option, criterion),
    ...why,
  ];
}

/** `0.25 × 5 = 1.25`, in the unit in which the totals are stated. */
function contribution(scored: Scored, share: Exact, worth: Exact): string {
  const { formula, weights, matrix } = scored.assessment;
  const factors = `${plainFigure(share)} × ${plainFigure(worth)}`;
  const points = mul(share, worth);
  switch (formula) {
    case 'weighted-sum': {
      const weight = mul(share, weights.sum);
      return `${plainFigure(weight)} × ${plainFigure(worth)} = ${plainFigure(mul(weight, worth))}`;
    }
    case 'percent': {
      const part = div(mul(points, exact(100)), fromNumber(matrix.scale.max));
      return `${factors} / ${matrix.scale.max} = ${format(part, 2)} %`;
    }
    case 'sum':
      return plainFigure(worth);
    default:
      return `${factors} = ${figure(points)}`;
  }
}

function vetoed(scored: Scored, option: number, criterion: number): Said {
  if (!scored.assessment.options[option]?.vetoedBy.includes(criterion)) return [];
  return [[`Out of the ranking: ${failure(scored, option)}.`]];
}
