import { format } from '../decision/decimal';
import type { Exact } from '../decision/exact';
import type { Threshold } from '../decision/model';
import type { Scored } from './scored';

/** A figure with as few decimals as say it, at most two: `4`, `3.25`. */
export function short(value: Exact): string {
  return format(value, 2).replace(/\.?0+$/, '');
}

export function nameOf({ assessment }: Scored, option: number | undefined): string {
  return assessment.matrix.options[option ?? -1]?.name ?? '';
}

export function criterionOf({ assessment }: Scored, criterion: number): string {
  return assessment.matrix.criteria[criterion]?.name ?? '';
}

/** An option's total as the table shows totals: in its unit, with its decimals. */
export function totalOf({ assessment }: Scored, option: number): string {
  const decimals = assessment.matrix.options.map(({ stated }) => stated?.decimals ?? 0);
  const total = assessment.options[option]?.total;
  return total ? format(total, Math.max(assessment.formula === 'sum' ? 0 : 2, ...decimals)) : '?';
}

/** `Security 3, at least 4 needed`. */
export function failure(scored: Scored, option: number): string {
  const { matrix, options } = scored.assessment;
  return (options[option]?.vetoedBy ?? [])
    .map(criterion => {
      const critical = matrix.criteria[criterion]?.critical;
      const score = matrix.scores[option]?.[criterion];
      return `${criterionOf(scored, criterion)} ${score ? short(score) : '?'}, ${critical ? limitOf(critical) : ''} needed`;
    })
    .join('; ');
}

function limitOf({ op, value }: Threshold): string {
  const words = { '>=': 'at least', '>': 'more than', '<=': 'at most', '<': 'less than' }[op];
  return `${words} ${short(value)}`;
}
