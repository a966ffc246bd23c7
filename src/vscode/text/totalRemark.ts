import { format } from '../../decision/decimal';
import { failure, nameOf, short, totalOf } from '../../review/figures';
import type { Scored } from '../../review/scored';
import { figure } from './figure';
import type { Said } from './said';

/** An option's total as computed, its place, and whether the text has it right. */
export function totalRemark(scored: Scored, option: number): Said {
  const { options, ranking, matrix, formula } = scored.assessment;
  const own = options[option];
  if (!own) return [];
  const place = own.rank === null ? '' : `, rank ${own.rank} of ${ranking.length}`;
  const [low, high] = own.totalRange;
  const total =
    own.total === null ? `between ${figure(low)} and ${figure(high)}, a score is missing` : totalOf(scored, option);
  const minimum = matrix.minimum;
  return [
    [{ strong: nameOf(scored, option) }, `: ${total}${place}`],
    ...(formula === null ? [] : [[FORMULAS[formula]]]),
    ...stated(scored, option),
    ...(own.vetoedBy.length > 0 ? [[`Out of the ranking: ${failure(scored, option)}.`]] : []),
    ...(own.belowMinimum && minimum ? [[`Below the minimum of ${short(minimum)} points.`]] : []),
  ];
}

const FORMULAS = {
  'weighted-mean': 'The weighted mean of its scores.',
  'weighted-sum': 'The sum of its scores times their weights.',
  percent: "The weighted mean of its scores in percent of the scale's maximum.",
  sum: 'The sum of its scores.',
} as const;

function stated({ assessment, computable }: Scored, option: number): Said {
  const said = assessment.matrix.options[option]?.stated;
  if (!said) return [];
  const shown = format(said.value, said.decimals);
  if (!computable) return [[`The text states ${shown}.`]];
  const right = assessment.options[option]?.statedIsRight;
  if (!assessment.explained)
    return [[`The text states ${shown}. No formula that we know gives the totals of this table.`]];
  if (right === null || right === undefined)
    return [[`The text states ${shown}, which the missing score may make right.`]];
  return [[`The text states ${shown}, which is ${right ? 'right' : 'wrong'}.`]];
}
