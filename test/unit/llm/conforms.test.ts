import { expect, it } from 'vitest';
import { complaint } from '../../../src/llm/conforms';
import { good, schema } from './asking';

it.each([
  [good, null],
  [{ ...good, score: 3.0 }, null],
  [{ ...good, score: 3.5 }, 'score: has to be an integer, is 3.5'],
  [{ ...good, score: '3' }, 'score: has to be an integer, is a string'],
  [{ ...good, score: 6 }, 'score: has to be one of 1, 2, 3, 4, 5'],
  [{ ...good, sure: null }, 'sure: has to be true or false, is null'],
  [{ ...good, tags: ['a', 1] }, 'tags[1]: has to be a string, is 1'],
  [{ ...good, tags: {} }, 'tags: has to be an array, is an object'],
  [{ ...good, extra: 1 }, 'the answer: has a property "extra" that is not asked for'],
  [{ name: '', score: 1, sure: true }, 'tags: is missing'],
  [
    JSON.parse('{"name":"","score":1,"sure":true,"tags":[],"__proto__":{}}'),
    'the answer: has a property "__proto__" that is not asked for',
  ],
  [[], 'the answer: has to be an object, is an array'],
  [null, 'the answer: has to be an object, is null'],
])('%j', (value, expected) => {
  expect(complaint(schema, value)).toBe(expected);
});

it('does not repeat itself without end', () => {
  const said = complaint(schema, { ...good, tags: Array.from({ length: 1000 }, () => 1) });
  expect(said?.split('; ')).toHaveLength(5);
});
