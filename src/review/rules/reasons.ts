import type { Range } from '../../adr/model';
import { keyOf } from '../../adr/text/inline';
import { type Exact, equal } from '../../decision/exact';
import { criterionOf, nameOf } from '../figures';
import { listed } from '../names';
import { passagesIn, sentencesOf } from '../prose';
import type { Found, Rule } from '../rule';
import type { Scored } from '../scored';
import { isDone, type Subject } from '../subject';

/* Style of this protocol: other records give their reasons elsewhere, and are not told how to write. */

export const unexplainedScore: Rule = {
  name: 'unexplained-score',
  severity: 'warning',
  about: 'A score has no reason beside it.',
  fixable: false,
  find: subject => (subject.protocol && isDone(subject) && subject.main ? unexplained(subject, subject.main) : []),
};

export const repeatedReason: Rule = {
  name: 'repeated-reason',
  severity: 'info',
  about: 'One reason explains different scores or different criteria.',
  fixable: false,
  find: subject => (subject.protocol && subject.main ? repeated(subject.main) : []),
};

export const circularReason: Rule = {
  name: 'circular-reason',
  severity: 'warning',
  about: 'A reason only repeats the score or the ranking.',
  fixable: false,
  find: subject => (subject.protocol ? [...subject.scored.flatMap(circular), ...circularChoice(subject)] : []),
};

interface Reason {
  readonly option: number;
  readonly criterion: number;
  readonly score: Exact;
  readonly range: Range;
  readonly text: string | null;
  readonly note: Range | null;
}

function reasonsOf({ read, assessment }: Scored): Reason[] {
  return read.cells.flatMap((row, option) =>
    row.flatMap((cell, criterion) => {
      const score = assessment.matrix.scores[option]?.[criterion];
      if (!cell?.score || !score) return [];
      return [
        { option, criterion, score, range: cell.score, text: cell.note?.value ?? null, note: cell.note?.range ?? null },
      ];
    }),
  );
}

/** One finding for the table: it is one piece of work. */
function unexplained({ record }: Subject, scored: Scored): Found[] {
  const reasons = reasonsOf(scored);
  const bare = reasons.filter(({ text }) => text === null);
  const [first] = bare;
  // The tables of the options may hold the reasons that their comparison leaves out.
  const elsewhere = record.dialect === 'aiwg' && (bare.length === reasons.length || record.matrices.length > 1);
  if (!first || elsewhere) return [];
  const names = listed(
    bare.map(({ option, criterion }) => `${nameOf(scored, option)} on ${criterionOf(scored, criterion)}`),
    2,
  );
  const has = bare.length === 1 ? 'The score of' : `${bare.length} scores, of`;
  return [
    {
      message: `${has} ${names} ${bare.length === 1 ? 'has' : 'have'} no reason; say what was assessed and why this number.`,
      range: first.range,
    },
  ];
}

/**
 * Two options that score alike on a criterion may do so for the same reason, and `none` explains a cost well however often
 * it stands there. A whole phrase that explains two criteria, or a 2 and a 5, explains neither.
 */
function repeated(scored: Scored): Found[] {
  const seen = new Map<string, Reason>();
  return reasonsOf(scored).flatMap(reason => {
    const key = keyOf(reason.text ?? '');
    if (!reason.note || key.length < 12 || key.split(' ').length < 3) return [];
    const before = seen.get(key);
    if (!before) seen.set(key, reason);
    if (!before || (before.criterion === reason.criterion && equal(before.score, reason.score))) return [];
    const where = `${nameOf(scored, before.option)} on ${criterionOf(scored, before.criterion)}`;
    return [
      { message: `The same reason already explains the score of ${where}; say what differs here.`, range: reason.note },
    ];
  });
}

/** Words that only say that a score is high or low, and those that join them. */
const RATING =
  /^(?:scor(?:e|es|ed|ing)|rat(?:ed|ing)|excellent|outstanding|great|good|better|best|superior|strong|strongest|perfect|ideal|top|high|higher|highest|highly|fine|ok|okay|acceptable|adequate|average|medium|moderate|mediocre|fair|low|lower|lowest|poor|weak|weakest|bad|worse|worst|winner|suitable|well|sehr|gut|besser|beste|schlecht|hoch|niedrig|mittel|bonne?|mauvaise?|buen[oa]|mal[oa]|alt[oa]|baj[oa]|bom|boa|ruim|baix[oa])$/;
const FILLER =
  /^(?:a|an|the|it|is|are|this|that|very|quite|most|really|of|all|options?|alternatives?|because|since|as|so|and|has|have|points?|total|with|by|in|on|for|our|us|enough|here|does|meets?|fit|match|choice|pick|criteri(?:on|a)|très|muy|muito|\d+(?:\.\d+)?)$/;

function circular(scored: Scored): Found[] {
  return reasonsOf(scored).flatMap(({ criterion, text, note }) => {
    const words = keyOf(text ?? '')
      .split(' ')
      .filter(word => word !== '');
    const own = new Set(keyOf(criterionOf(scored, criterion)).split(' '));
    const empty = words.every(word => RATING.test(word) || FILLER.test(word) || own.has(word));
    if (!note || !empty || !words.some(word => RATING.test(word))) return [];
    return [
      { message: `"${text ?? ''}" only repeats the score; say what was assessed and what it showed.`, range: note },
    ];
  });
}

const RANKED =
  /\b(?:scores?|scored|ranks?|ranked|rates?)\s+(?:the\s+)?(?:highest|best|first|top)\b|\b(?:the\s+)?(?:highest|best|top)[- ](?:(?:weighted|overall|total)\s+)*(?:scor(?:e|ing|ed)|total|option|choice)\b|\bbest (?:option|choice)\b|\bwinner\b/i;

/** The decision argues with nothing but the ranking: totals prepare a choice and do not make it. */
function circularChoice(subject: Subject): Found[] {
  const { record } = subject;
  if (!record.chosen || !isDone(subject)) return [];
  const sentences = passagesIn(record, ['decision'], true)
    .flatMap(sentencesOf)
    .filter(
      ({ text }) =>
        !/^(?:[*_]*(?:chosen|selected|decision)\b[^:]*:[^.]{0,160}\.?|we (?:choose|chose|will use|use)[^.]{0,40}\.?)$/i.test(
          text,
        ) || RANKED.test(text),
    );
  const ranked = sentences.filter(({ text }) => RANKED.test(text));
  const [first] = ranked;
  if (!first || ranked.length < sentences.length || first.text.length > 200) return [];
  return [
    {
      message: 'The decision gives no reason but the ranking; say what matters in practice and what is traded for it.',
      range: { start: first.start, end: first.end },
    },
  ];
}
