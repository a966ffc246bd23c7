/** An exact rational number: `n / d` in lowest terms with `d > 0`. Decision arithmetic never touches a double. */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Exact = { n: 0n, d: 1n };
export const ONE: Exact = { n: 1n, d: 1n };

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** A fraction of whole numbers: `exact(30)`, `exact(1, 3)`. Throws on a number that is not whole, and on `d` = 0. */
export function exact(n: number | bigint, d: number | bigint = 1n): Exact {
  return reduced(BigInt(n), BigInt(d));
}

export function add(a: Exact, b: Exact): Exact {
  return a.d === b.d ? reduced(a.n + b.n, a.d) : reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function sub(a: Exact, b: Exact): Exact {
  return a.d === b.d ? reduced(a.n - b.n, a.d) : reduced(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function mul(a: Exact, b: Exact): Exact {
  return reduced(a.n * b.n, a.d * b.d);
}

/** Throws a `RangeError` when `b` is zero. */
export function div(a: Exact, b: Exact): Exact {
  return reduced(a.n * b.d, a.d * b.n);
}

export function neg(a: Exact): Exact {
  return { n: -a.n, d: a.d };
}

export function abs(a: Exact): Exact {
  return a.n < 0n ? neg(a) : a;
}

export function sum(values: Iterable<Exact>): Exact {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** Below, at or above zero as `a` is below, at or above `b`; fit for `sort`. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const left = a.d === b.d ? a.n : a.n * b.d;
  const right = a.d === b.d ? b.n : b.n * a.d;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function equal(a: Exact, b: Exact): boolean {
  return a.n === b.n && a.d === b.d;
}

export function sign(a: Exact): -1 | 0 | 1 {
  if (a.n === 0n) return 0;
  return a.n < 0n ? -1 : 1;
}

export function isZero(a: Exact): boolean {
  return a.n === 0n;
}

export function min(a: Exact, b: Exact): Exact {
  return compare(a, b) <= 0 ? a : b;
}

export function max(a: Exact, b: Exact): Exact {
  return compare(a, b) >= 0 ? a : b;
}

/** The greatest whole number that is not above `a`. */
export function floor(a: Exact): bigint {
  const whole = a.n / a.d;
  return a.n < 0n && whole * a.d !== a.n ? whole - 1n : whole;
}

export function ceil(a: Exact): bigint {
  return -floor(neg(a));
}

/** The nearest double: for showing, for JSON and for sampling, never for comparing. */
export function toNumber({ n, d }: Exact): number {
  if (n <= SAFE && n >= -SAFE && d <= SAFE) return Number(n) / Number(d);
  // Both halves may be beyond a double, and their quotient not: at least 64 significant bits of it are enough.
  const size = n < 0n ? -n : n;
  const shift = bits(d) - bits(size) + 68;
  const quotient = shift >= 0 ? (size << BigInt(shift)) / d : size / (d << BigInt(-shift));
  const value = Number(quotient) * 2 ** -shift;
  return n < 0n ? -value : value;
}

function bits(n: bigint): number {
  return n.toString(16).length * 4;
}

function reduced(n: bigint, d: bigint): Exact {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError('Division by zero');
  const common = gcd(n < 0n ? -n : n, d < 0n ? -d : d);
  const divisor = d < 0n ? -common : common;
  return divisor === 1n ? { n, d } : { n: n / divisor, d: d / divisor };
}

/** Euclid; in doubles as soon as both fit, because that is several times as quick and as exact. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (x > SAFE || y > SAFE) {
    if (y === 0n) return x;
    [x, y] = [y, x % y];
  }
  let [p, q] = [Number(x), Number(y)];
  while (q !== 0) [p, q] = [q, p % q];
  return BigInt(p);
}
