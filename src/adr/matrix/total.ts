import type { Stated } from '../../decision/model';
import type { Range } from '../model';
import { decimal, decimalsOf } from './cell';

export interface TotalText {
  readonly stated: Stated;
  /** The number within the raw text. */
  readonly at: Range;
}

/**
 * The number a total's cell states: `**🏆 0.8675**`, `~~4.35~~ below Security 4`, `72.5/100`, `85 %`, `3.90 (best)`,
 * and of a sum that is written out only what stands after the last equals sign.
 */
export function totalIn(raw: string): TotalText | null {
  const from = raw.lastIndexOf('=') + 1;
  const found = /(?<![\p{L}\d.,/])(\d{1,7}(?:[.,]\d{1,6})?|[.,]\d{1,6})(?![\d\p{L}])/u.exec(raw.slice(from));
  const value = found?.[1] === undefined ? null : decimal(found[1]);
  if (!found?.[1] || !value) return null;
  const start = from + found.index;
  return { stated: { value, decimals: decimalsOf(found[1]) }, at: { start, end: start + found[1].length } };
}

/** `1,800` as one thousand eight hundred; `null` where the cell states no such number. */
export function thousandsIn(raw: string): TotalText | null {
  const from = raw.lastIndexOf('=') + 1;
  const found = /(?<![\p{L}\d.,/])(\d{1,3}),(\d{3})(?![\d\p{L}.,])/u.exec(raw.slice(from));
  const value = found ? decimal(`${found[1]}${found[2]}`) : null;
  if (!found || !value) return null;
  const start = from + found.index;
  return { stated: { value, decimals: 0 }, at: { start, end: start + found[0].length } };
}
