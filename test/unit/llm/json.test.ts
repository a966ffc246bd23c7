import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonIn } from '../../../src/llm/json';

const container = fc
  .oneof(fc.array(fc.jsonValue(), { minLength: 1 }), fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }))
  .map(value => JSON.parse(JSON.stringify(value)) as unknown);

it('finds any value: bare, fenced, after a thought, between sentences', () => {
  fc.assert(
    fc.property(container, value => {
      const text = JSON.stringify(value, null, 1);
      for (const answer of [
        text,
        `\n${text}\n`,
        `\`\`\`json\n${text}\n\`\`\``,
        `So {here} it is, [sic]:\n${text}\nDone.`,
        `<think>{"a":[</think>${text}`,
      ])
        expect(jsonIn(answer).values[0]).toEqual(value);
    }),
  );
});

it('takes nothing out of a value that was cut, wherever it was', () => {
  fc.assert(
    fc.property(container, fc.nat(), fc.constantFrom('', 'Here: ', '```json\n'), (value, at, before) => {
      const text = JSON.stringify(value);
      const answer = before + text.slice(0, 1 + (at % (text.length - 1)));
      expect(jsonIn(answer).values).toEqual([]);
    }),
  );
});

it.each([
  ['{"a":1} no, rather {"a":2}', [{ a: 2 }, { a: 1 }], false],
  ['{"a":{"b":1}, "list":[{"b":2},', [], true],
  ['{"a":1} and {"b":', [{ a: 1 }], true],
  ['As in [1] and {x}: {"a":"}"}', [{ a: '}' }, [1]], false],
  ['{"a":1,}', [], false],
  ['I will not.', [], false],
  ['<think>never ends {"a":1}', [], false],
  ['pondering</think>{"a":1}', [{ a: 1 }], false],
  ['{"a":"</think>"}', [{ a: '</think>' }], false],
  ['', [], false],
])('reads %j', (text, values, cut) => {
  expect(jsonIn(text)).toEqual({ values, cut });
});

it.each(['[', '{"', '[[}', '{"":[}', '"'])('takes time in proportion to its length (%j)', unit => {
  const at = performance.now();
  jsonIn(unit.repeat(100_000));
  expect(performance.now() - at).toBeLessThan(500);
});
