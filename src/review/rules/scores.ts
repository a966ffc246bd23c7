import { holds } from '../../decision/scale';
import { criterionOf, nameOf, short } from '../figures';
import { listed } from '../names';
import type { Found, Rule } from '../rule';
import type { Scored } from '../scored';
import { isDone, type Subject } from '../subject';

export const missingScore: Rule = {
  name: 'missing-score',
  severity: 'warning',
  about: 'An option has no score on a criterion although others have.',
  fixable: false,
  find: subject => subject.scored.flatMap(scored => missingIn(subject, scored)),
};

export const scoreOffScale: Rule = {
  name: 'score-off-scale',
  severity: 'warning',
  about: 'A score lies outside the scale that the record states.',
  fixable: false,
  find: ({ scored }) => scored.flatMap(offScale),
};

/** One finding for an option: five for a row that nobody has filled in yet help nobody. */
function missingIn(subject: Subject, scored: Scored): Found[] {
  const { read, assessment } = scored;
  return assessment.matrix.scores.flatMap((row, option) => {
    const missing = row.flatMap((score, criterion) => (score === null ? [criterion] : []));
    const stated = assessment.matrix.options[option]?.stated ?? null;
    if (missing.length === 0 || (missing.length === row.length && stated === null)) return [];
    // A total says that somebody thought the row complete; without one only a finished record of this protocol owes it.
    if (stated === null && !(subject.protocol && isDone(subject))) return [];
    const [first] = missing;
    const range = read.cells[option]?.[first ?? -1]?.cell ?? read.options[option]?.name;
    if (!range) return [];
    const names = listed(missing.map(criterion => criterionOf(scored, criterion)));
    return [
      {
        message: `${nameOf(scored, option)} has no score on ${names}, so its total is open; score it or leave the total out.`,
        range,
      },
    ];
  });
}

function offScale({ assessment, read }: Scored): Found[] {
  const { scale, scores } = assessment.matrix;
  if (scale.inferred) return [];
  const known = scores.flat().filter(score => score !== null);
  const off = known.filter(score => !holds(scale, score));
  // Where most scores are off, the sentence about the scale was about something else.
  if (off.length * 3 > known.length) return [];
  return scores.flatMap((row, option) =>
    row.flatMap((score, criterion) => {
      const range = read.cells[option]?.[criterion]?.score;
      if (score === null || !range || holds(scale, score)) return [];
      return [
        {
          message: `A score of ${short(score)} is not on the scale of ${scale.min}-${scale.max}; correct the score or the scale.`,
          range,
        },
      ];
    }),
  );
}
