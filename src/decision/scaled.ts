import { type Exact, exact, gcd } from './exact';

/** Numbers over one common denominator: sums of products of these are sums of whole numbers, reduced once at the end. */
export interface Scaled {
  readonly n: readonly bigint[];
  readonly d: bigint;
}

export function scaled(values: readonly Exact[]): Scaled {
  const d = values.reduce(
    (common, value) => (common % value.d === 0n ? common : (common / gcd(common, value.d)) * value.d),
    1n,
  );
  return { n: values.map(value => (value.d === d ? value.n : value.n * (d / value.d))), d };
}

/** a1 * b1 + a2 * b2 + ... */
export function dot(a: Scaled, b: Scaled): Exact {
  return exact(dotOf(a.n, b.n), a.d * b.d);
}

/** The same of numerators alone. */
export function dotOf(a: readonly bigint[], b: readonly bigint[]): bigint {
  let total = 0n;
  for (const [index, n] of a.entries()) total += n * (b[index] ?? 0n);
  return total;
}
