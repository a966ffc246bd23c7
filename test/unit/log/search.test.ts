import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Matcher, search, searchable } from '../../../src/log/search';
import { entry } from '../logView/entries';

const word = fc.constantFrom('queue', 'redis', 'cost', 'ADR-3', 'accepted', '7', 'nowhere');
const texts = fc.array(fc.array(word, { maxLength: 4 }), { maxLength: 12 });

describe('a filter over the log', () => {
  it('keeps what a search finds, in the order of the log, also as records change under it', () => {
    fc.assert(
      fc.property(texts, texts, fc.array(word, { minLength: 1, maxLength: 3 }), (first, later, words) => {
        const query = words.join(' ');
        const matcher = new Matcher(query);
        const made = (all: readonly string[][]) =>
          all.map((text, at) => searchable(entry(at + 1, { title: 'x' }), text.join(' ')));
        const before = made(first);
        const after = [...before.slice(0, 5), ...made(later)];
        for (const records of [before, after]) {
          const found = matcher.matching(records);
          expect(new Set(found)).toEqual(new Set(search(records, query, 100).map(({ record }) => record)));
          expect(found).toEqual(records.filter(record => found.includes(record)));
        }
      }),
    );
  });

  it('finds nothing without a word', () => {
    expect(new Matcher(' ').matching([searchable(entry(1), 'text')])).toEqual([]);
  });
});
