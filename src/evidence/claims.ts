import type { AdrRecord } from '../adr/read';
import { refKey } from './library';
import { perRecord } from './perRecord';
import { type Passage, passagesOf, sentencesIn } from './sentences';

/** A sentence and the sources that it rests on. */
export interface Claim extends Passage {
  readonly refs: readonly string[];
}

/** Every sentence, list item or table cell with a `[REF-NNN]` in it. */
export const claimsOf = perRecord((record): readonly Claim[] => {
  if (record.citations.length === 0) return [];
  return passagesOf(record).flatMap(passage => {
    const cited = record.citations.filter(({ range }) => range.start >= passage.start && range.end <= passage.end);
    if (cited.length === 0) return [];
    return sentencesIn(passage).flatMap(sentence => {
      const own = cited.filter(({ range }) => range.start >= sentence.start && range.start < sentence.end);
      return own.length === 0 ? [] : [{ ...sentence, refs: [...new Set(own.map(({ id }) => refKey(id)))] }];
    });
  });
});

/** Words that lean on evidence: `studies show`, `benchmarks indicate`, `it is well known that`, `according to`. */
const LEANS =
  /\b(?:stud(?:y|ies)|research|benchmarks?|experiments?|surveys?|literature|evidence|measurements?|load tests?|experts?|industry (?:data|experience|reports?))\s+(?:\w+ly\s+)?(?:shows?|showed|demonstrates?|demonstrated|proves?|proved|confirms?|confirmed|establish(?:es|ed)?|suggests?|suggested|indicates?|indicated|supports?|finds?|found|agrees?)\b|\b(?:it is (?:well[- ])?(?:known|proven|established|documented)|(?:has|have) been (?:shown|proven|demonstrated)|according to|(?:is|are) (?:proven|known) to|proven track record|industry[- ]standard best practice)\b/i;

/** Sentences that lean on evidence and name none. In a references list there is nothing to support. */
export function unsupportedClaims(record: AdrRecord): Passage[] {
  return passagesOf(record)
    .filter(({ text }) => LEANS.test(text))
    .flatMap(sentencesIn)
    .filter(({ text }) => LEANS.test(text) && !/\[REF-\d{1,6}\]|\]\(https?:|https?:\/\//.test(text));
}
