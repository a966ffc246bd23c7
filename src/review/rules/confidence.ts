import { confidenceText } from '../../adr/edit/confidence';
import { replace } from '../../adr/edit/text';
import type { Range, Sourced } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import type { Confidence } from '../../decision/ranking';
import { short } from '../figures';
import { passagesIn, passagesOf } from '../prose';
import type { Found, Rule } from '../rule';
import type { Scored } from '../scored';
import { staleFigure } from '../stale';
import type { Subject } from '../subject';

export const overstatedConfidence: Rule = {
  name: 'overstated-confidence',
  severity: 'warning',
  about: 'The stated confidence is higher than the gap to the runner-up allows.',
  fixable: false,
  find: ({ main, record }) => (main ? [...overstated(main, record), ...overpraised(main, record)] : []),
};

export const staleConfidence: Rule = {
  name: 'stale-confidence',
  severity: 'warning',
  about: 'The Confidence paragraph says something else than recomputing it would.',
  fixable: true,
  find: subject => (subject.main ? stale(subject.main, subject) : []),
};

const ORDER: readonly Confidence[] = ['TIE', 'MODERATE', 'HIGH'];

function overstated({ confidence, assessment: { gap }, computable }: Scored, record: AdrRecord): Found[] {
  const said = confidence === null || !computable ? null : levelIn(record);
  if (said === null || confidence === null || gap === null || ORDER.indexOf(said.value) <= ORDER.indexOf(confidence))
    return [];
  const lead = gap.n === 0n ? 'two options share the first place' : `the lead is ${short(gap)}`;
  const is = confidence === 'TIE' ? 'is a tie that a person has to decide' : `gives ${confidence}`;
  return [{ message: `Confidence is stated as ${said.value}; ${lead}, which ${is}.`, range: said.range }];
}

const CLEAR =
  /\b(?:clear(?:ly)?|decisive(?:ly)?|obvious(?:ly)?|undisputed)\s+(?:the\s+)?(?:overall\s+)?(?:winner|leader|leads?|wins?|ahead|first)\b|\b(?:wins?|leads?|ahead)\s+(?:clearly|decisively|by far|by a (?:wide|large|clear) margin)\b|klarer sieger|clair vainqueur|claro ganador|claro vencedor|明显领先/iu;

/** A tie in the figures and `the clear winner` in the text. */
function overpraised({ confidence, assessment: { gap }, computable }: Scored, record: AdrRecord): Found[] {
  if (confidence !== 'TIE' || gap === null || !computable) return [];
  return passagesIn(record, ['decision', 'matrix'], true).flatMap(({ text, start }) => {
    const found = CLEAR.exec(text);
    if (!found) return [];
    const range = { start: start + found.index, end: start + found.index + found[0].length };
    const apart = gap.n === 0n ? 'the first two have the same total' : `the first two are ${short(gap)} apart`;
    return [{ message: `The text says "${found[0]}"; ${apart}, which is a tie that a person has to decide.`, range }];
  });
}

// Confidence: HIGH   **Confidence level**: High   Confidence: MODERATE, 0.30 ahead of ...
const LEVEL = /\bconfidence(?: level)?[*_]*\s*[:=]\s*[*_]*\s*(high|moderate|medium)\b/i;

function levelIn(record: AdrRecord): Sourced<Confidence> | null {
  const own = record.confidence;
  const passages = own ? [{ text: own.value, ...own.range }] : passagesOf(record);
  for (const { text, start } of passages) {
    const found = LEVEL.exec(text);
    const word = found?.[1];
    if (!found || word === undefined) continue;
    const from = start + found.index + found[0].length - word.length;
    return { value: /^high/i.test(word) ? 'HIGH' : 'MODERATE', range: { start: from, end: from + word.length } };
  }
  return null;
}

/** Only what a program wrote may be rewritten by one: these sentences and nothing else. */
const WRITTEN = new RegExp(
  `^Confidence: (?:(?:HIGH|MODERATE|TIE), (?:\\d+\\.\\d+ ahead of S|S have the same total)|(?:open|none), S)\\.(?: A person has to decide\\.)?(?:\\s+S stays first (?:while|whatever) S\\.)?(?:\\s+If nothing were known about the weights it would be first in (?:only )?\\d+ % of cases(?:: the choice rests on S mattering most)?\\.)?$`.replaceAll(
    'S',
    '(?:[^.\\n]|\\.(?!\\s))+?',
  ),
);

function stale(main: Scored, { record, protocol }: Subject): Found[] {
  const { confidence } = record;
  if (!confidence || !protocol || record.dialect !== 'tot' || overstated(main, record).length > 0) return [];
  const wrong = staleFigure(confidence.value, main);
  if (wrong === null) return [];
  const eol = record.document.lines.breakAfter(record.document.lines.at(confidence.range.start));
  const text = confidenceText(main.assessment, eol);
  // A level is a claim that a decision rests on: a person takes it back, or makes it.
  const fix =
    !wrong.level && WRITTEN.test(confidence.value)
      ? {
          title: 'Rewrite the Confidence paragraph',
          edits: replace(record.text, confidence.range.start, confidence.range.end, text),
        }
      : null;
  const range: Range = { start: confidence.range.start + wrong.start, end: confidence.range.start + wrong.end };
  return [{ message: `The Confidence paragraph is out of date: ${wrong.because}; recompute it.`, range, fix }];
}
