import { type Hit, type Searchable, search } from '../../../log/search';
import { termsOf } from '../../../memory/terms';

/** A record that holds much less of what is asked than the best one only shares a word with it. */
const LEAST = 0.5;
/** What only makes a question of it. */
const ASKING = new Set(['why', 'tell', 'explain', 'please', 'me', 'did', 'you']);

/** The records that a question in whole sentences is about: a word that few records hold says more than one of many. */
export function ranked(records: readonly Searchable[], question: string, most: number): Hit[] {
  const weighed = [...new Set(termsOf(question))]
    .filter(term => !ASKING.has(term))
    .flatMap(term => {
      const holding = records.filter(({ lower }) => lower.includes(term));
      return holding.length === 0
        ? []
        : [{ term, holding: new Set(holding), worth: Math.log(1 + records.length / holding.length) }];
    });
  const scored = records.map(record => {
    const held = weighed.filter(({ holding }) => holding.has(record));
    const title = record.entry.title?.value.toLowerCase() ?? '';
    const score = held.reduce((sum, { term, worth }) => sum + worth * (title.includes(term) ? 1.5 : 1), 0);
    return { record, score, held };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score > 0 && score >= best * LEAST)
    .sort((a, b) => b.score - a.score || (a.record.entry.path < b.record.entry.path ? -1 : 1))
    .slice(0, most)
    .flatMap(({ record, held, score }) => {
      const words = held.sort((a, b) => b.worth - a.worth).map(({ term }) => term);
      return search([record], words.join(' '), 1).map(hit => ({ ...hit, score }));
    });
}
