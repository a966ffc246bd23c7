import { type Assessment, VERSION } from '../../evidence/assessment';
import {
  type Grade,
  gradeOf,
  LOWERING,
  type Lowering,
  RAISING,
  type Raising,
  SOURCE_TYPES,
  type SourceType,
} from '../../evidence/grade';

/** What a person has typed into the form so far: text as it stands, by the name of the field. */
export type Draft = Readonly<Record<string, string>>;

/** The field that says by how much a factor lowers, and the one that says why; a raising one counts or does not. */
export const lowerField = (factor: Lowering) => `lowered.${factor}`;
export const raiseField = (factor: Raising) => `raised.${factor}`;
export const becauseField = (field: string) => `${field}.because`;

/** The fields of an assessment that is there, to be changed. */
export function draftOf(assessment: Assessment): Draft {
  const { ref, title, source_type, locator, authors, year, notes, assessed, verified } = assessment;
  const lowered = LOWERING.flatMap(factor => {
    const own = assessment.lowered?.[factor];
    const field = lowerField(factor);
    return own ? [[field, String(own.by)] as const, [becauseField(field), own.because ?? ''] as const] : [];
  });
  const raised = RAISING.flatMap(factor => {
    const own = assessment.raised?.[factor];
    const field = raiseField(factor);
    return own ? [[field, 'yes'] as const, [becauseField(field), own.because ?? ''] as const] : [];
  });
  return {
    ...{ ref, title, source_type, locator: locator ?? '', authors: (authors ?? []).join('; ') },
    ...{ year: year === undefined ? '' : String(year), notes: notes ?? '', by: assessed.by },
    ...{ verified: verified ? 'yes' : '', verifiedBy: verified?.by ?? '', verifiedAt: verified?.at ?? '' },
    ...Object.fromEntries([...lowered, ...raised]),
  };
}

/** What the level would be, as soon as the kind of source is said. */
export function gradeIn(draft: Draft): { readonly sourceType: SourceType; readonly grade: Grade } | null {
  const sourceType = sourceTypeIn(draft);
  return sourceType && { sourceType, grade: gradeOf({ source_type: sourceType, ...factorsIn(draft) }) };
}

/** What keeps the form from being saved, by field; empty where nothing does. */
export function problemsIn(draft: Draft): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  const said = (field: string) => (draft[field] ?? '').trim();
  if (!/^REF-\d{1,6}$/.test(said('ref'))) problems.set('ref', 'A number such as REF-014.');
  for (const field of ['title', 'by']) if (said(field) === '') problems.set(field, 'This is needed.');
  if (!sourceTypeIn(draft)) problems.set('source_type', 'Say what kind of source it is: the level starts from it.');
  if (said('year') !== '' && !/^[1-9]\d{3}$/.test(said('year')))
    problems.set('year', 'A year such as 2026, or nothing.');
  return problems;
}

/** The assessment that the form says, where nothing keeps it from being saved. `today` is the person's own date. */
export function assessmentIn(draft: Draft, today: string): Assessment | null {
  const source_type = sourceTypeIn(draft);
  if (problemsIn(draft).size > 0 || !source_type) return null;
  const said = (field: string) => (draft[field] ?? '').trim();
  const authors = said('authors')
    .split(/\s*;\s*/)
    .filter(author => author !== '')
    .slice(0, 100);
  const verified = said('verified') === 'yes' && {
    by: said('verifiedBy') || said('by'),
    at: /^\d{4}-\d{2}-\d{2}$/.test(said('verifiedAt')) ? said('verifiedAt') : today,
  };
  return {
    ...{ version: VERSION, ref: said('ref'), title: said('title'), source_type },
    ...(said('locator') !== '' && { locator: said('locator') }),
    ...(authors.length > 0 && { authors }),
    ...(said('year') !== '' && { year: Number(said('year')) }),
    ...factorsIn(draft),
    ...(said('notes') !== '' && { notes: said('notes') }),
    assessed: { by: said('by'), at: today },
    ...(verified && { verified }),
  };
}

function sourceTypeIn(draft: Draft): SourceType | null {
  return SOURCE_TYPES.find(type => type === draft['source_type']) ?? null;
}

function factorsIn(draft: Draft): Pick<Assessment, 'lowered' | 'raised'> {
  const because = (field: string) => {
    const why = (draft[becauseField(field)] ?? '').trim();
    return why === '' ? {} : { because: why };
  };
  const lowered = LOWERING.flatMap(factor => {
    const field = lowerField(factor);
    const by = draft[field];
    return by === '1' || by === '2'
      ? [[factor, { by: by === '1' ? (1 as const) : (2 as const), ...because(field) }]]
      : [];
  });
  const raised = RAISING.flatMap(factor => {
    const field = raiseField(factor);
    return draft[field] === 'yes' ? [[factor, because(field)]] : [];
  });
  return {
    ...(lowered.length > 0 && { lowered: Object.fromEntries(lowered) }),
    ...(raised.length > 0 && { raised: Object.fromEntries(raised) }),
  };
}
