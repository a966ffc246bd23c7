import type { Assessment } from '../decision/assess';
import { format } from '../decision/decimal';
import type { Criterion, Scored } from './work';

/** How the options stand, in words and numbers that code computed: all that is told to whoever writes the reasons. */
export function standings(criteria: readonly Criterion[], scored: readonly Scored[], assessment: Assessment) {
  return scored.map(({ alternative, cells }, option) => {
    const { total = null, vetoedBy = [], belowMinimum = false } = assessment.options[option] ?? {};
    return {
      name: alternative.name,
      summary: alternative.summary,
      total: total === null ? 'open' : format(total, 2),
      outBy: [
        ...vetoedBy.map(index => `${criteria[index]?.name ?? ''} is below ${criteria[index]?.atLeast ?? ''}`),
        ...(belowMinimum ? ['below the minimum'] : []),
      ],
      scores: cells.map(({ score, because }, index) => ({
        criterion: criteria[index]?.name ?? '',
        score: score === null ? 'unknown' : String(score),
        because,
      })),
    };
  });
}
