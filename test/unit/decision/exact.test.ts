import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format, fromNumber, parseDecimal } from '../../../src/decision/decimal';
import {
  abs,
  add,
  ceil,
  compare,
  div,
  equal,
  exact,
  floor,
  isZero,
  max,
  min,
  mul,
  neg,
  sign,
  sub,
  sum,
  toNumber,
  ZERO,
} from '../../../src/decision/exact';
import { decimal } from './build';

const rational = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
  .map(([n, d]) => exact(n, d));

describe('exact', () => {
  it('keeps what doubles lose', () => {
    expect(sub(decimal('4.20'), decimal('4.05'))).toEqual(exact(3, 20));
    expect(add(decimal('0.1'), decimal('0.2'))).toEqual(decimal('0.3'));
  });

  it('is in lowest terms with a positive denominator', () => {
    expect(exact(-6, -4)).toEqual({ n: 3n, d: 2n });
    expect(exact(6, -4)).toEqual({ n: -3n, d: 2n });
    expect(exact(0, -7)).toEqual(ZERO);
    expect(exact(10n ** 40n, 10n ** 39n)).toEqual(exact(10));
  });

  it('refuses to divide by zero, and numbers that are not whole', () => {
    expect(() => div(exact(1), ZERO)).toThrow(RangeError);
    expect(() => exact(1, 0)).toThrow(RangeError);
    expect(() => exact(1.5)).toThrow(RangeError);
  });

  it.each([
    ['3.5', 3n, 4n],
    ['-3.5', -4n, -3n],
    ['4', 4n, 4n],
    ['-4', -4n, -4n],
  ])('rounds %s down to %s and up to %s', (text, down, up) => {
    expect([floor(decimal(text)), ceil(decimal(text))]).toEqual([down, up]);
  });

  it('compares, and takes the smaller, the larger, the size and the sign', () => {
    const [third, half] = [exact(1, 3), exact(1, 2)];
    expect([compare(third, half), compare(half, third), compare(half, exact(2, 4))]).toEqual([-1, 1, 0]);
    expect([min(third, half), max(third, half)]).toEqual([third, half]);
    expect([sign(neg(third)), sign(ZERO), sign(third)]).toEqual([-1, 0, 1]);
    expect(abs(neg(third))).toEqual(third);
    expect(isZero(sub(third, third))).toBe(true);
  });

  it('goes to the nearest double, however long both halves are', () => {
    expect(toNumber(exact(21, 5))).toBe(4.2);
    expect(toNumber(exact(-7n * 10n ** 400n, 2n * 10n ** 400n + 1n))).toBe(-3.5);
    expect(toNumber(exact(10n ** 30n, 3n))).toBeCloseTo(1e30 / 3, -15);
    expect(toNumber(exact(1n, 10n ** 30n))).toBe(1e-30);
  });

  it('is a field', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(mul(a, add(b, c))).toEqual(add(mul(a, b), mul(a, c)));
        expect(sub(add(a, b), b)).toEqual(a);
        expect(isZero(b) || equal(div(mul(a, b), b), a)).toBe(true);
        expect(compare(a, b)).toBe(sign(sub(a, b)));
        expect(sum([a, b, c])).toEqual(add(a, add(b, c)));
      }),
    );
  });
});

describe('decimal text', () => {
  it.each([
    ['4.20', exact(21, 5)],
    ['30', exact(30)],
    ['.5', exact(1, 2)],
    ['5.', exact(5)],
    [' -3 ', exact(-3)],
    ['−3', exact(-3)],
    ['+1', exact(1)],
    ['007', exact(7)],
    ['123456789012345678901234567890', exact(123456789012345678901234567890n)],
  ])('reads %j', (text, value) => {
    expect(parseDecimal(text)).toEqual(value);
  });

  it.each(['', '.', '-', '1e3', '4,20', '30%', 'n/a', '1.2.3', '0x10', 'Infinity', '--1', '1 2', '9'.repeat(101)])(
    'does not read %j',
    text => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  it.each([
    ['4.195', 2, '4.20'],
    ['4.194', 2, '4.19'],
    ['-4.195', 2, '-4.20'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['-0.004', 2, '0.00'],
    ['0.05', 2, '0.05'],
    ['12', 2, '12.00'],
    ['0', 0, '0'],
  ])('shows %s with %i decimals as %s', (text, decimals, shown) => {
    expect(format(decimal(text), decimals)).toBe(shown);
  });

  it('takes a double for the decimal it shows as', () => {
    expect(fromNumber(0.3)).toEqual(exact(3, 10));
    expect(fromNumber(-2.5e-7)).toEqual(exact(-1, 4_000_000));
    expect(fromNumber(1e21)).toEqual(exact(10n ** 21n));
    for (const odd of [NaN, Infinity, -Infinity]) expect(() => fromNumber(odd)).toThrow(RangeError);
  });

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 6 }), (n, decimals) => {
        const value = exact(n, 10n ** BigInt(decimals));
        expect(parseDecimal(format(value, decimals))).toEqual(value);
      }),
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e200, max: 1e200 }), value => {
        fc.pre(value === 0 || Math.abs(value) > 1e-200);
        expect(toNumber(fromNumber(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
