import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/decision/assess';
import { dominancesOf } from '../../../src/decision/dominance';
import { compare, ZERO } from '../../../src/decision/exact';
import { matrices, REDIS, sketch } from './build';

const pairs = (table: Parameters<typeof sketch>[0]) =>
  dominancesOf(assess(sketch(table))).map(({ option, by }) => `${option}<${by}`);

describe('dominance', () => {
  it.each([
    ['no better anywhere and worse somewhere', { A: '5 4', B: '5 3', C: '1 5' }, ['1<0']],
    ['equal options do not dominate each other', { A: '5 4', B: '5 4' }, []],
    ['a chain', { A: '3 3', B: '2 2', C: '1 1' }, ['1<0', '2<0', '2<1']],
    ['a missing score may be better', { A: '4 4', B: '3 -' }, []],
    ['unless nothing is better', { A: '4 5', B: '3 -' }, ['1<0']],
    ['a missing score may be worse', { A: '5 -', B: '4 2' }, []],
    ['one option', { A: '5 5' }, []],
  ])('%s', (_, scores, expected) => {
    expect(pairs({ weights: '1 1', scores })).toEqual(expected);
  });

  it('turns lower criteria', () => {
    expect(pairs({ weights: '1 1', scores: { A: '5 1', B: '5 3' }, lower: [1] })).toEqual(['1<0']);
  });

  it('does not count what a vetoed option would do', () => {
    expect(pairs(REDIS)).toEqual([]);
    expect(pairs({ weights: '1 1', scores: { A: '5 1', B: '4 1', C: '1 3' }, critical: { 1: '>= 2' } })).toEqual([]);
  });

  it('never has the dominated one ahead', () => {
    fc.assert(
      fc.property(matrices({ missing: true, vetoes: true }), matrix => {
        const result = assess(matrix);
        for (const { option, by } of dominancesOf(result)) {
          const [worse, better] = [result.options[option]?.points.high, result.options[by]?.points.low];
          expect(compare(worse ?? ZERO, better ?? ZERO)).not.toBe(1);
        }
      }),
    );
  });
});
