import { format } from '../../decision/decimal';
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

/** Totals in a unit that no formula explains (21, 20, 19 on a scale of 1-3) must not be turned into means. */
function isExplained({ assessment, computable }: Scored): boolean {
  return computable && assessment.explained;
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
      total === null || !isVouched(scored, option)
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

/**
 * One total by itself is right by a formula that gives another of them too, or where all were meant to be weighted means
 * and are close. A single one could be anything.
 */
function isVouched({ assessment: { formula, options, matrix } }: Scored, option: number): boolean {
  if (formula === null) return matrix.options.filter(({ stated }) => stated !== null).length > 1;
  return options.some(({ statedIsRight }, other) => other !== option && statedIsRight === true);
}

/** `4,20` keeps its comma, `1,800` that of thousands and `.85` its bare point. */
function asWritten(old: string, shown: string): string {
  const bare = /^[.,]/.test(old) ? shown.replace(/^0(?=\.)/, '') : shown;
  if (/^\d{1,3},\d{3}$/.test(old) && /^\d+$/.test(shown)) return shown.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return old.includes(',') ? bare.replace('.', ',') : bare;
}

/** Which formula was meant is the author's to say, so one finding for the table and nothing to apply. */
function unexplained({ assessment, read, computable }: Scored): Found[] {
  const wrong = assessment.options.flatMap(({ complete }, option) => {
    const range = read.options[option]?.total;
    return assessment.matrix.options[option]?.stated && complete && range ? [range] : [];
  });
  const [range] = wrong;
  if (!computable || !range || wrong.length < 2) return [];
  const message =
    'None of these totals is a weighted mean, a weighted sum, a percentage or a plain sum of the scores beside it; check them, or say how they are computed.';
  return [{ message, range, severity: 'warning' }];
}
