import { format } from '../../src/decision/decimal';
import { div, type Exact, exact, mul } from '../../src/decision/exact';
import { percentages } from '../../src/decision/percentages';
import type { View } from './model';

/** Shares as this table writes its weights: whole percents, fractions of 1, or shares of what they sum to; changed ones. */
export function writtenWeights(
  { assessment, message }: View,
  shares: readonly Exact[],
): { criterion: number; weight: string }[] {
  const { written, sum } = assessment.weights;
  const whole = percentages(shares);
  return shares.flatMap((share, criterion) => {
    const percent = whole[criterion] ?? share;
    const weight =
      written === 'percent'
        ? format(percent, 0)
        : format(written === 'fraction' ? div(percent, exact(100)) : mul(share, sum), 2).replace(/\.?0+$/, '');
    return weight === message.criteria[criterion]?.weight ? [] : [{ criterion, weight }];
  });
}
