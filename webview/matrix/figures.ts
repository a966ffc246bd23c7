import type { Assessment } from '../../src/decision/assess';
import { format } from '../../src/decision/decimal';
import { ceil, type Exact, exact, floor, isZero, mul } from '../../src/decision/exact';

const HUNDRED = exact(100);

/** As few decimals as say it, at most two: `4`, `3.25`. */
export function short(value: Exact): string {
  return format(value, 2).replace(/\.?0+$/, '');
}

/** How many decimals this matrix shows its totals with. */
function decimalsOf({ formula, matrix }: Assessment): number {
  return matrix.options.reduce((most, { stated }) => Math.max(most, stated?.decimals ?? 0), formula === 'sum' ? 0 : 2);
}

/** `3.90`, or both ends where scores are missing: `3.20` to `4.00`. */
export function totalEnds(assessment: Assessment, option: number): { readonly low: string; readonly high: string } {
  const decimals = decimalsOf(assessment);
  const range = assessment.options[option]?.totalRange;
  if (range === undefined) return { low: '?', high: '?' };
  return { low: format(range[0], decimals), high: format(range[1], decimals) };
}

/** `3.90`, `between 3.20 and 4.00`. */
export function totalInWords(assessment: Assessment, option: number): string {
  const { low, high } = totalEnds(assessment, option);
  return low === high ? low : `between ${low} and ${high}`;
}

/** In points of the scale, which is said where totals have another unit. */
export function gapInWords({ gap, formula }: Assessment): string {
  if (gap === null) return '';
  const shown = format(gap, 2);
  const size = !isZero(gap) && shown === '0.00' ? 'under 0.01' : shown;
  return formula === null || formula === 'weighted-mean' ? size : `${size} points`;
}

/** A share that is no whole percent is shown with one decimal, and so are its bounds: they could look reached. */
export function percentDecimals(share: Exact): 0 | 1 {
  return mul(share, HUNDRED).d === 1n ? 0 : 1;
}

export function percent(share: Exact, decimals: 0 | 1, round: 'near' | 'up' | 'down' = 'near'): string {
  const units = decimals === 0 ? HUNDRED : exact(1000);
  const value = mul(share, units);
  const whole = round === 'up' ? ceil(value) : floor(value);
  const shown = round === 'near' ? mul(share, HUNDRED) : exact(whole, decimals === 0 ? 1n : 10n);
  return format(shown, decimals);
}

const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const rules = new Intl.PluralRules('en', { type: 'ordinal' });

/** `1st`, `2nd`, `11th`. */
export function ordinal(rank: number): string {
  return `${rank}${ENDINGS[rules.select(rank)] ?? 'th'}`;
}
