import { expect, it } from 'vitest';
import { mentionsOf } from '../../../src/review/names';

const where = (names: readonly string[], text: string) =>
  mentionsOf(names, { text, start: 0, end: text.length }).map(
    ({ option, start, end }) => `${option} ${text.slice(start, end)}`,
  );

it('finds names where they stand, the longer ones first', () => {
  expect(where(['Redis', 'Redis cluster'], 'A redis cluster beats Redis.')).toEqual(['1 redis cluster', '0 Redis']);
  expect(where(['Redis'], 'Redistribution')).toEqual([]);
  expect(where(['Go'], 'We go with Go.')).toEqual(['0 Go']);
  // Lower case makes this letter two characters long.
  expect(where(['Redis'], 'İ İ İ Redis')).toEqual(['0 Redis']);
});
