import { explain, LOWERING, type Lowering, RAISING, type Raising, SOURCE_TYPES, STARTS } from '../../evidence/grade';
import type { Level } from '../../evidence/levels';
import type { FieldMessage } from '../../protocol/formPane';
import type { FormView } from '../trust/forms';
import { becauseField, type Draft, gradeIn, lowerField, problemsIn, raiseField } from './draft';

const lowering: Readonly<Record<Lowering, string>> = {
  risk_of_bias: 'Whoever measured had a stake in it, or the method favours one side.',
  inconsistency: 'Other sources find something else.',
  indirectness: 'It was measured on another load, version or setting than ours.',
  imprecision: 'Few runs, few cases, or a wide spread.',
  publication_bias: 'Only what went well is told.',
};
const raising: Readonly<Record<Raising, string>> = {
  large_effect: 'The difference is so large that flaws cannot explain it.',
  dose_response: 'More of the cause gives more of the effect.',
  plausible_confounding: 'What was left out would have made the effect larger.',
};
const tones = { HIGH: 'good', MODERATE: 'fair', LOW: 'weak', 'VERY LOW': 'weak' } as const satisfies Record<
  Level,
  string
>;

/** The form of an assessment, with what its fields come to so far. */
export function evidenceView(draft: Draft, tried: boolean): FormView {
  const problems = tried ? problemsIn(draft) : new Map<string, string>();
  const field = (id: string, label: string, more: Partial<FieldMessage> = {}): FieldMessage => ({
    ...{ id, label, kind: 'line', value: draft[id] ?? '', hint: null, options: [], problem: problems.get(id) ?? null },
    ...more,
  });
  const because = (id: string, label: string) =>
    draft[id] ? [field(becauseField(id), `Why: ${label.toLowerCase()}`)] : [];
  const factor = (id: string, label: string, hint: string, options: FieldMessage['options']) => [
    field(id, label, { kind: 'choice', hint, options }),
    ...because(id, label),
  ];
  const grade = gradeIn(draft);
  return {
    task: 'Assess Evidence (GRADE)',
    title: draft['title'] || draft['ref'] || 'A source',
    lead: 'How far this source can be trusted for what it is cited for. The level follows from what you say here; nobody sets it.',
    groups: [
      {
        title: 'The source',
        about: null,
        fields: [
          field('ref', 'Reference', { hint: 'As records cite it: REF-014' }),
          field('title', 'Title'),
          field('locator', 'DOI, link or file'),
          field('authors', 'Authors', { hint: 'Separated by ;' }),
          field('year', 'Year'),
          field('source_type', 'Kind of source', {
            kind: 'choice',
            hint: 'A model’s own statement is no source.',
            options: [
              { value: '', label: 'Choose…' },
              ...SOURCE_TYPES.map(type => ({ value: type, label: `${words(type)} (starts at ${STARTS[type]})` })),
            ],
          }),
        ],
      },
      {
        title: 'What lowers it',
        about: 'One level, or two where it is serious.',
        fields: LOWERING.flatMap(name =>
          factor(lowerField(name), words(name), lowering[name], [
            { value: '', label: 'No' },
            { value: '1', label: 'One level' },
            { value: '2', label: 'Two levels' },
          ]),
        ),
      },
      {
        title: 'What raises it',
        about: 'Only from LOW, and only where nothing lowers it.',
        fields: RAISING.flatMap(name =>
          factor(raiseField(name), words(name), raising[name], [
            { value: '', label: 'No' },
            { value: 'yes', label: 'Yes' },
          ]),
        ),
      },
      {
        title: 'Who says so',
        about: null,
        fields: [
          field('by', 'Assessed by'),
          field('verified', 'Verified', {
            kind: 'choice',
            hint: 'It was looked up, and says what it is cited for.',
            options: [
              { value: '', label: 'Not yet' },
              { value: 'yes', label: 'Yes' },
            ],
          }),
          ...(draft['verified'] ? [field('verifiedBy', 'Verified by')] : []),
          field('notes', 'Notes', { kind: 'text' }),
        ],
      },
    ],
    result: grade && {
      label: 'Level',
      value: grade.grade.level,
      tone: tones[grade.grade.level],
      steps: [`${explain({ source_type: grade.sourceType }, grade.grade)}.`],
    },
    hints: [],
    submit: 'Save assessment',
  };
}

/** `risk_of_bias` -> `Risk of bias` */
function words(name: string): string {
  const plain = name.replace(/[_-]/g, ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
