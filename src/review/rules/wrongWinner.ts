import type { Range } from '../../adr/model';
import { compare } from '../../decision/exact';
import { nameOf, totalOf } from '../figures';
import { mentionsOf } from '../names';
import { type Passage, passagesIn, sentencesOf } from '../prose';
import type { Found, Rule } from '../rule';
import type { Scored } from '../scored';
import type { Subject } from '../subject';

export const wrongWinner: Rule = {
  name: 'wrong-winner',
  severity: 'error',
  about:
    'The record puts an option first, by its stated totals, a mark or a sentence, that the scores and weights do not.',
  fixable: false,
  find: subject =>
    subject.scored
      .filter(isSettled)
      .flatMap(scored => [...byTotals(scored), ...byMark(subject, scored), ...byClaim(subject, scored)]),
};

function isSettled({ assessment, computable, read }: Scored): boolean {
  return computable && assessment.leaders.length > 0 && read.options.length > 1;
}

/** The option that the stated totals put first, vetoed ones aside; `null` where they do not say or it is right. */
export function falseLeader({ assessment }: Scored): number | null {
  const { options, matrix, leaders, lowestWins } = assessment;
  // Totals that nothing explains say nothing about scores and weights.
  if (!assessment.explained) return null;
  const stated = matrix.options.flatMap((option, index) =>
    option.stated && options[index]?.vetoedBy.length === 0 ? [{ index, value: option.stated.value }] : [],
  );
  const [first, second] = stated.sort((a, b) => compare(b.value, a.value) * (lowestWins ? -1 : 1));
  // Without the leader's own stated total there is nothing to compare it with.
  if (!first || !second || compare(first.value, second.value) === 0) return null;
  if (!leaders.every(leader => stated.some(({ index }) => index === leader))) return null;
  return leaders.includes(first.index) ? null : first.index;
}

function byTotals(scored: Scored): Found[] {
  const option = falseLeader(scored);
  const range = option === null ? null : scored.read.options[option]?.total;
  if (option === null || !range) return [];
  return [{ message: `The stated totals put ${nameOf(scored, option)} first; ${truth(scored, option)}.`, range }];
}

function truth(scored: Scored, option: number): string {
  const leaders = scored.assessment.leaders.map(leader => nameOf(scored, leader)).join(' and ');
  const [leader] = scored.assessment.leaders;
  const against = scored.assessment.options[option]?.vetoedBy.length ? ', and it fails a critical criterion' : '';
  return `by scores and weights ${leaders} leads with ${leader === undefined ? '?' : totalOf(scored, leader)} against ${totalOf(scored, option)}${against}`;
}

/** `🏆 Redis`, `Redis (winner)`: a claim about the ranking; `(Selected)` is a choice. */
function byMark({ record }: Subject, scored: Scored): Found[] {
  return scored.read.options.flatMap(({ name, total }, option) => {
    if (scored.assessment.leaders.includes(option)) return [];
    const marked = [name, ...(total ? [total] : [])].some(range => hasMark(record.text, range));
    return marked
      ? [{ message: `${nameOf(scored, option)} is marked as the winner; ${truth(scored, option)}.`, range: name }]
      : [];
  });
}

function hasMark(text: string, { start, end }: Range): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(end, end + 16);
  const cell = `${before.slice(before.search(/[^|\n]*$/))}\u0000${/^[^|\n]*/.exec(after)?.[0] ?? ''}`;
  return /🏆|🥇|[([]\s*winner\s*[)\]]/iu.test(cell);
}

// Redis scores highest   Redis has the highest total   highest-scoring option: Redis   Winner: Redis
const CLAIM =
  /\b(?:scores?|scored|ranks?|ranked|rates?|rated|comes? out|came out)\s+(?:the\s+)?(?:highest|best|first|top|number one)\b(?!\s+(?:on|in|for|at|under|with|when|by)\b)|\b(?:has|have|had|with|gets?|got|achieve[sd]?|reache[sd]|earn(?:s|ed)|received?)\s+the\s+(?:highest|best|top)\s+(?:(?:weighted|overall|total|composite|final|aggregate)\s+)*(?:score|total|rating)\b(?!\s+(?:on|in|for|at|under)\b)|\bhighest[- ]scor(?:ing|ed)\b|\b(?:overall |clear |the )winner\b|^winner\b|höchste (?:gesamt)?(?:punktzahl|wertung|bewertung)|score (?:total )?le plus élevé|puntuación más alta|maior pontuação|(?:得分|总分|評価|スコア)(?:が)?最高|最高(?:总)?分/iu;
const HEDGED =
  /\b(?:not|no longer|never|would|could|might|if|unless|among|amongst|until|without|second|previous(?:ly)?|nicht|würde|kein|pas|sauf|si|no)\b|n't\b|如果|不是/iu;

function byClaim({ record }: Subject, scored: Scored): Found[] {
  const names = scored.assessment.matrix.options.map(({ name }) => name);
  const passages = passagesIn(record, ['decision', 'matrix'], true);
  return passages.flatMap(sentencesOf).flatMap(sentence => {
    const claimed =
      CLAIM.test(sentence.text) && !HEDGED.test(sentence.text) ? subjectIn(sentence, names, scored) : null;
    if (claimed === null || scored.assessment.leaders.includes(claimed.option)) return [];
    return [
      {
        message: `The text says that ${nameOf(scored, claimed.option)} ranks first; ${truth(scored, claimed.option)}.`,
        range: claimed.range,
      },
    ];
  });
}

/** Only a sentence that names one option, or begins with a pronoun for the chosen one, says clearly whom it means. */
function subjectIn(
  sentence: Passage,
  names: readonly string[],
  { chosen }: Scored,
): { option: number; range: Range } | null {
  const mentions = mentionsOf(names, sentence);
  const [first] = mentions;
  if (first) {
    const others = mentions.some(({ option }) => option !== first.option);
    return others ? null : { option: first.option, range: { start: first.start, end: first.end } };
  }
  return chosen && /^(?:it|this|this option)\b/i.test(sentence.text)
    ? { option: chosen.option, range: { start: sentence.start, end: sentence.end } }
    : null;
}
