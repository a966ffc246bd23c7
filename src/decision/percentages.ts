import { compare, div, type Exact, exact, floor, isZero, mul, sub, sum, ZERO } from './exact';

/**
 * Percentages to show that sum to exactly 100 (largest remainder): all are rounded down to `decimals`, and the units
 * left over go to those that lost most, the earlier first. They are never computed with. All zero where all are.
 */
export function percentages(weights: readonly Exact[], decimals = 0): readonly Exact[] {
  const total = sum(weights);
  if (isZero(total)) return weights.map(() => ZERO);
  const whole = 100n * 10n ** BigInt(decimals);
  const ideal = weights.map(weight => mul(div(weight, total), exact(whole)));
  const units = ideal.map(floor);
  const lost = ideal.map((value, index) => ({ index, rest: sub(value, exact(floor(value))) }));
  lost.sort((a, b) => compare(b.rest, a.rest));
  const left = whole - units.reduce((a, b) => a + b, 0n);
  const lucky = new Set(lost.slice(0, Number(left)).map(({ index }) => index));
  return units.map((unit, index) => exact(lucky.has(index) ? unit + 1n : unit, 10n ** BigInt(decimals)));
}
