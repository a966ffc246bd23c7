import { format, fromNumber, parseDecimal } from '../../src/decision/decimal';
import { add, type Exact, exact, max, min, ONE, sub, ZERO } from '../../src/decision/exact';
import type { MatrixMessage } from '../../src/protocol/matrixPane';

/** The score one step up or down, within the scale; without a score, the end of the scale that the step comes from. */
export function stepScore(written: string, by: 1 | -1, scale: MatrixMessage['scale']): string {
  const [low, high] = [fromNumber(scale.min), fromNumber(scale.max)];
  const value = parseDecimal(written);
  if (value === null) return plain(by === 1 ? low : high, '');
  return plain(max(low, min(high, moved(value, by, ONE))), written);
}

/** Weights are percents or points and move by one; fractions of 1 move by a twentieth. */
export function stepWeight(written: string, by: 1 | -1, criteria: MatrixMessage['criteria']): string {
  const weights = criteria.map(({ weight }) => Number(weight ?? 0));
  const fractions = weights.some(weight => weight > 0) && weights.every(weight => weight <= 1);
  const value = parseDecimal(written) ?? ZERO;
  return plain(max(ZERO, moved(value, by, fractions ? exact(1, 20) : ONE)), written);
}

function moved(value: Exact, by: 1 | -1, step: Exact): Exact {
  return by === 1 ? add(value, step) : sub(value, step);
}

/** With the decimals it had, or as many as it needs. */
function plain(value: Exact, like: string): string {
  const had = like.split('.')[1]?.length ?? 0;
  return format(value, Math.max(had, value.d === 1n ? 0 : 2));
}
