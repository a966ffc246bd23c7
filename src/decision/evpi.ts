import type { Assessment } from './assess';
import { add, compare, div, type Exact, exact, max, mul, ONE, sub, sum, ZERO } from './exact';
import { type Spreads, worthWithin } from './spread';
import type { Worth } from './worth';

/**
 * By criterion, the expected value of perfect information: how much better, in points of the scale, the chosen option
 * would be on average if this criterion's scores were known exactly before choosing. The largest says what to measure
 * next; zero says that no measurement of it could change the choice.
 *
 *     E[max over options of E[total | this criterion's scores]] - max over options of E[total]
 *
 * Scores are independent and uniform within their spread, weights as they are, vetoed options left out. Each
 * option's conditional total is then uniform too, and the expectation is an integral of polynomials: exact, no draws.
 */
export function evpi(assessment: Assessment, spreads: Spreads = []): readonly Exact[] {
  const { matrix, shares, ranking } = assessment;
  const rows = ranking.map(option => {
    const row = matrix.criteria.map((_, index) => worthWithin(assessment, spreads, option, index));
    return { row, expected: sum(row.map((worth, k) => mul(shares[k] ?? ZERO, middle(worth)))) };
  });
  const [first, ...rest] = rows.map(({ expected }) => expected);
  if (first === undefined) return matrix.criteria.map(() => ZERO);
  const now = rest.reduce(max, first);
  return matrix.criteria.map((_, index) => {
    const totals = rows.map(({ row, expected }) => {
      const worth = row[index] ?? { low: ZERO, high: ZERO };
      const half = mul(shares[index] ?? ZERO, div(sub(worth.high, worth.low), exact(2)));
      return { low: sub(expected, half), high: add(expected, half) };
    });
    return sub(expectedMaximum(totals), now);
  });
}

/** E[max] of independent uniform numbers: the greatest it can be, less the integral of P(all are below x). */
function expectedMaximum(totals: readonly Worth[]): Exact {
  const floor = totals.map(({ low }) => low).reduce(max);
  const ends = [floor, ...totals.map(({ high }) => high)].sort(compare).filter(end => compare(end, floor) >= 0);
  let expected = ends.at(-1) ?? floor;
  for (const [i, to] of ends.entries()) {
    const from = ends[i - 1] ?? to;
    if (compare(from, to) === 0) continue;
    const open = totals.filter(({ high }) => compare(high, from) > 0);
    expected = sub(expected, integral(productOf(open, from), sub(to, from)));
  }
  return expected;
}

/** Of the distribution functions (x - low) / (high - low), as coefficients of powers of x - `from`. */
function productOf(open: readonly Worth[], from: Exact): readonly Exact[] {
  let product: readonly Exact[] = [ONE];
  for (const { low, high } of open) {
    const slope = div(ONE, sub(high, low));
    const start = mul(sub(from, low), slope);
    const times = [...product, ZERO];
    product = times.map((c, power) => add(mul(c, start), mul(times[power - 1] ?? ZERO, slope)));
  }
  return product;
}

/** From 0 to `length`. */
function integral(coefficients: readonly Exact[], length: Exact): Exact {
  return coefficients.reduceRight((total, c, power) => mul(add(total, div(c, exact(power + 1))), length), ZERO);
}

function middle({ low, high }: Worth): Exact {
  return div(add(low, high), exact(2));
}
