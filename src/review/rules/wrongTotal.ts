import { format, fromNumber } from '../../decision/decimal';
import { compare, max, min } from '../../decision/exact';
import { nameOf } from '../figures';
import type { Fix } from '../finding';
import type { Found, Rule } from '../rule';
import type { Scored } from '../scored';
import type { Subject } from '../subject';

export const wrongTotal: Rule = {
  name: 'wrong-total',
  severity: 'error',
  about: 'A stated total is not what the scores and weights give.',
  fixable: true,
  find: ({ record, scored, stage }: Subject) =>
    scored
      .flatMap(one => (isExplained(one) ? wrongIn(record.text, one) : unexplained(one)))
      // Nothing is decided any more by the figures of a record that was superseded or rejected.
      .map(found => (stage === 'closed' ? { ...found, severity: 'warning' } : found)),
};

/**
 * A formula fits some of the totals; or none does, and they are at least numbers that a weighted mean of these scores
 * could be. Totals in another unit (21, 20, 19 on a scale of 1-3) must not be turned into means.
 */
function isExplained({ assessment, computable }: Scored): boolean {
  if (!computable) return false;
  if (assessment.formula !== null) return true;
  const { matrix } = assessment;
  const scores = matrix.scores.flat().filter(score => score !== null);
  const [low, high] = [
    scores.reduce(min, fromNumber(matrix.scale.max)),
    scores.reduce(max, fromNumber(matrix.scale.min)),
  ];
  return matrix.options.every(
    ({ stated }) => stated === null || (compare(stated.value, low) >= 0 && compare(stated.value, high) <= 0),
  );
}

function wrongIn(text: string, scored: Scored): Found[] {
  const { assessment, read } = scored;
  return assessment.options.flatMap(({ statedIsRight, total, totalRange }, option) => {
    const range = read.options[option]?.total;
    const stated = assessment.matrix.options[option]?.stated;
    if (statedIsRight !== false || !range || !stated) return [];
    const said = format(stated.value, stated.decimals);
    const label = assessment.formula === 'sum' ? 'Total' : 'Weighted score';
    const [low, high] = totalRange;
    const given =
      total === null
        ? `with a score missing, the others and the weights give ${format(low, stated.decimals)} to ${format(high, stated.decimals)}`
        : `its scores and weights give ${format(total, stated.decimals)}`;
    const fix: Fix | null =
      total === null
        ? null
        : {
            title: `Change ${said} to ${format(total, stated.decimals)}`,
            edits: [
              { ...range, newText: asWritten(text.slice(range.start, range.end), format(total, stated.decimals)) },
            ],
          };
    return [{ message: `${label} of ${nameOf(scored, option)} is stated as ${said}; ${given}.`, range, fix }];
  });
}

/** `4,20` keeps its comma and `.85` its bare point. */
function asWritten(old: string, shown: string): string {
  const bare = /^[.,]/.test(old) ? shown.replace(/^0(?=\.)/, '') : shown;
  return old.includes(',') ? bare.replace('.', ',') : bare;
}

/** Which formula was meant is the author's to say, so one finding for the table and nothing to apply. */
function unexplained({ assessment, read, computable }: Scored): Found[] {
  const wrong = assessment.options.flatMap(({ statedIsRight, complete }, option) => {
    const range = read.options[option]?.total;
    return statedIsRight === false && complete && range ? [range] : [];
  });
  const [range] = wrong;
  if (!computable || !range || wrong.length < 2) return [];
  const message =
    'None of these totals is a weighted mean, a weighted sum, a percentage or a plain sum of the scores beside it; check them, or say how they are computed.';
  return [{ message, range, severity: 'warning' }];
}
