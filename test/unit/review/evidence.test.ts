import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/adr/edit/text';
import { type Library, libraryOf, NO_LIBRARY } from '../../../src/evidence/library';
import { assessed } from '../evidence/assessed';
import { findings, MADR, TOT } from './records';

const library = libraryOf([
  assessed('REF-001', 'systematic-review'),
  assessed('REF-002', 'book'),
  assessed('REF-003', 'technical-report'),
  assessed('REF-004', 'opinion'),
  ['.aiwg/research/quality-assessments/REF-005.yaml', 'version: 2\n'],
]);

const RULES = /^(?:unassessed-citation|overconfident-words|weak-evidence-unsaid|evidence-below-need)$/;

function seen(text: string, evidence: Library | null = library): string[] {
  return findings(text, { others: [], ...(evidence && { evidence }) })
    .filter(({ rule }) => RULES.test(rule))
    .map(({ rule, range }) => `${rule}: ${text.slice(range.start, range.end)}`);
}

const cite = (sentence: string, of = TOT) => of.replace('54,000 mails a day', `${sentence} 54,000 mails a day`);
const SAID = 'The evidence is limited.';

describe('rules of evidence', () => {
  it.each<[string, string, readonly string[]]>([
    ['nothing is cited', TOT, []],
    ['HIGH shows', cite('The study shows a gain [REF-001].'), []],
    ['MODERATE suggests', cite('The book suggests a gain [REF-002].'), []],
    ['MODERATE does not show', cite('The book shows a gain [REF-002].'), ['overconfident-words: shows']],
    ['the best source bears it', cite('Both show a gain [REF-001], [REF-003].'), ['weak-evidence-unsaid: [REF-003]']],
    ['LOW, unsaid', cite('It may help [REF-003].'), ['weak-evidence-unsaid: [REF-003]']],
    ['LOW, said', cite(`It may help [REF-003]. ${SAID}`), []],
    ['VERY LOW', cite('It shows a gain [REF-004].'), ['overconfident-words: shows', 'weak-evidence-unsaid: [REF-004]']],
    ['unassessed, once', cite('It shows [REF-009] and shows [REF-9].'), ['unassessed-citation: [REF-009]']],
    [
      'unassessed beside assessed: who knows',
      cite('It shows [REF-009] [REF-002].'),
      ['unassessed-citation: [REF-009]'],
    ],
    ['a newer file', cite('It may help [REF-005].'), ['unassessed-citation: [REF-005]']],
    [
      'a critical criterion on LOW',
      cite(`Safety may be better [REF-003]. ${SAID}`),
      ['evidence-below-need: [REF-003]'],
    ],
    ['a critical criterion on MODERATE too', cite(`Safety may be better [REF-003], [REF-002]. ${SAID}`), []],
    ['another criterion on LOW', cite(`Speed may be better [REF-003]. ${SAID}`), []],
    [
      'another dialect',
      cite('x', MADR).replace('Mails have to leave.', 'The test shows it [REF-003].'),
      ['overconfident-words: shows', 'weak-evidence-unsaid: [REF-003]'],
    ],
    ['closed', cite('It may help [REF-003].').replace('Accepted', 'Rejected'), []],
    [
      'in code',
      cite('`[REF-009]`').replace('54,000', '\n\n```\n[REF-009]\n```\n\n54,000'),
      ['unassessed-citation: [REF-009]'],
    ],
  ])('%s', (_, text, expected) => {
    expect(seen(text)).toEqual(expected);
    expect(seen(text.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  it('say nothing where nobody assesses, and of the rest of the review no other thing', () => {
    const text = cite('It shows a gain [REF-003], [REF-009].');
    expect(seen(text, null)).toEqual([]);
    expect(seen(text, NO_LIBRARY)).toEqual([]);
    expect(findings(TOT, { others: [], evidence: library })).toEqual(findings(TOT));
  });

  it('say what to do', () => {
    const say = (text: string) =>
      findings(text, { others: [], evidence: library })
        .filter(({ rule }) => RULES.test(rule))
        .map(({ message }) => message);
    expect(say(cite('It shows a gain [REF-004].'))).toEqual([
      '"shows" claims more than its evidence bears: REF-004 is VERY LOW; words that fit are anecdotal, unclear and insufficient.',
      'The decision rests on VERY LOW evidence (REF-004) and does not say so; say it, or find better evidence.',
    ]);
    expect(say(cite('It may help [REF-005], [REF-009].'))).toEqual([
      'REF-005 counts as not assessed: .aiwg/research/quality-assessments/REF-005.yaml is of version 2, which a later Deliberate wrote; update Deliberate.',
      'REF-009 is not assessed; assess it (GRADE).',
    ]);
    expect(say(cite(`Safety may be better [REF-003]. ${SAID}`))).toEqual([
      'Safety is critical and rests on LOW evidence (REF-003); cite a source of MODERATE or better.',
    ]);
  });

  it('offer words that fit, and never put them in unasked', () => {
    const text = cite('The book shows a gain [REF-002].');
    const [found] = findings(text, { others: [], evidence: library }).filter(
      ({ rule }) => rule === 'overconfident-words',
    );
    expect(found?.fix).toBeNull();
    expect(found?.offers?.map(({ title }) => title)).toEqual(['Say "suggests"']);
    const mended = applyEdits(text, found?.offers?.[0]?.edits ?? []);
    expect(mended).toBe(text.replace('book shows', 'book suggests'));
    expect(seen(mended)).toEqual([]);
    const clearly = cite('This is clearly faster [REF-002].');
    const [adverb] = findings(clearly, { others: [], evidence: library }).filter(
      ({ rule }) => rule === 'overconfident-words',
    );
    expect(applyEdits(clearly, adverb?.offers?.[0]?.edits ?? [])).toBe(clearly.replace('clearly ', ''));
  });
});
