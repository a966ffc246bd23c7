import { type Assessment, assess } from '../../src/decision/assess';
import { div, type Exact, exact, isZero, mul, ONE, sub } from '../../src/decision/exact';

/** One share set, the others keeping their proportions; evenly where they had nothing to keep. */
export function withShare(shares: readonly Exact[], criterion: number, to: Exact): readonly Exact[] {
  const rest = sub(ONE, shares[criterion] ?? ONE);
  const left = sub(ONE, to);
  return shares.map((share, index) => {
    if (index === criterion) return to;
    return isZero(rest) ? div(left, exact(shares.length - 1)) : mul(share, div(left, rest));
  });
}

/** What would follow if the weights were these, in points of the scale. */
export function assessedWith({ matrix }: Assessment, shares: readonly Exact[]): Assessment {
  return assess({
    ...matrix,
    criteria: matrix.criteria.map((criterion, index) => ({ ...criterion, weight: shares[index] ?? null })),
    options: matrix.options.map(option => ({ ...option, stated: null })),
  });
}
