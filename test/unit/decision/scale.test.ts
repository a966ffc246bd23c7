import { describe, expect, it } from 'vitest';
import { exact } from '../../../src/decision/exact';
import { holds, rangeOf, resolveScale } from '../../../src/decision/scale';
import { decimal } from './build';

const scores = (text: string) => text.split(' ').map(cell => (cell === '-' ? null : decimal(cell)));

describe('scale', () => {
  it.each([
    ['1 5 3.5', '1-5'],
    ['-', '1-5'],
    ['0 5', '0-5'],
    ['0.5 -', '0-5'],
    ['1 6', '1-10'],
    ['5.1', '1-10'],
    ['0 10', '0-10'],
    ['10.5 2', '0-100'],
    ['100', '0-100'],
    ['100.5', '0-101'],
    ['-2 3', '-2-3'],
    ['-2.5 -1', '-3-0'],
  ])('of scores %s is inferred as %s', (text, inferred) => {
    const { min, max, ...rest } = resolveScale(null, null, scores(text));
    expect(`${min}-${max}`).toBe(inferred);
    expect(rest.inferred).toBe(true);
  });

  it('is as stated, else as set, whatever the scores', () => {
    const [stated, setting] = [
      { min: 0, max: 5 },
      { min: 1, max: 10 },
    ];
    expect(resolveScale(stated, setting, scores('9'))).toEqual({ ...stated, inferred: false });
    expect(resolveScale(null, setting, scores('0'))).toEqual({ ...setting, inferred: false });
    expect(resolveScale(null, null, [])).toEqual({ min: 1, max: 5, inferred: true });
  });

  it('holds its ends and has a range', () => {
    const scale = { min: 0.5, max: 5 };
    expect(['0.5', '5', '0.49', '5.01'].map(text => holds(scale, decimal(text)))).toEqual([true, true, false, false]);
    expect(rangeOf(scale)).toEqual(exact(9, 2));
  });
});
