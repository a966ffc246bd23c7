import { type Exact, exact } from './exact';

/** `4.20`, `30`, `.5`, `5.`, `-3`, `−3`. Signs like `%`, decimal commas and digit groups are the reader's business. */
const DECIMAL = /^([+\-−]?)(\d*)\.?(\d*)$/u;

/** No score or weight is longer; without a bound one hostile cell could stall every keystroke. */
const LONGEST = 100;

/** The number a decimal text says, exactly; `null` where it is no plain decimal number. */
export function parseDecimal(text: string): Exact | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return null;
  const match = DECIMAL.exec(trimmed);
  if (match === null) return null;
  const [, sign = '', whole = '', part = ''] = match;
  if (whole === '' && part === '') return null;
  const digits = BigInt(whole + part);
  return exact(sign === '' || sign === '+' ? digits : -digits, 10n ** BigInt(part.length));
}

/** The decimal number a double shows as: `0.3` is 3/10, not the binary fraction next to it. Throws when not finite. */
export function fromNumber(value: number): Exact {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const base = parseDecimal(mantissa);
  if (base === null) throw new RangeError(`Not a finite number: ${value}`);
  const power = 10n ** BigInt(Math.abs(Number(exponent)));
  return Number(exponent) < 0 ? exact(base.n, base.d * power) : exact(base.n * power, base.d);
}

/** Decimal text to show, rounded half away from zero; never `-0.00`. */
export function format(value: Exact, decimals: number): string {
  const size = value.n < 0n ? -value.n : value.n;
  const units = (2n * size * 10n ** BigInt(decimals) + value.d) / (2n * value.d);
  const digits = units.toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const shown = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return value.n < 0n && units !== 0n ? `-${shown}` : shown;
}
