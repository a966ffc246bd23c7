import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, exact, mul, ZERO } from '../../../src/decision/exact';
import { dot, scaled } from '../../../src/decision/scaled';

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]) => exact(n, d));

describe('numbers over a common denominator', () => {
  it('add up to what they do one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fraction, fraction), { maxLength: 6 }), pairs => {
        const [a, b] = [pairs.map(([left]) => left), pairs.map(([, right]) => right)];
        expect(dot(scaled(a), scaled(b))).toEqual(pairs.reduce((total, [l, r]) => add(total, mul(l, r)), ZERO));
      }),
    );
  });

  it('share the smallest there is', () => {
    expect(scaled([exact(1, 4), exact(5, 6), exact(-2)])).toEqual({ n: [3n, 10n, -24n], d: 12n });
  });
});
