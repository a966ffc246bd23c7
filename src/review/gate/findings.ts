import type { Range } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import { assessedOf, sourcesOf } from '../../evidence/citations';
import { unsupportedClaims } from '../../evidence/claims';
import { isBelow } from '../../evidence/levels';
import type { Library } from '../../evidence/library';
import { overallOf } from '../../evidence/overall';
import { belowNeed, overconfident, unassessed, unsaid } from '../rules/evidence';
import { topOf } from '../subject';
import type { GateRule } from './phases';
import { isVerified } from './sources';

export interface Raised {
  readonly rule: GateRule;
  readonly message: string;
  readonly range: Range;
}

/** Everything about one record's evidence, before a phase weighs it. */
export function raisedBy(record: AdrRecord, library: Library): Raised[] {
  const as = (rule: GateRule, found: readonly { message: string; range: Range }[]): Raised[] =>
    found.map(({ message, range }) => ({ rule, message, range }));
  return [
    ...as('unassessed-citation', [...unassessed(record, library), ...unassessedLinks(record, library)]),
    ...as('overconfident-words', overconfident(record, library)),
    ...as('weak-evidence-unsaid', unsaid(record, library)),
    ...as('evidence-below-need', keyDecision(record, library)),
    ...as('unsupported-claim', unsupported(record)),
    ...as('unverified-source', unverified(record, library)),
  ].sort((a, b) => a.range.start - b.range.start);
}

function unassessedLinks(record: AdrRecord, library: Library) {
  return sourcesOf(record).flatMap(source => {
    const range = source.places[0];
    if (source.ref !== null || !range || assessedOf(source, library)) return [];
    return [
      {
        message: `${source.address ?? source.key} is not assessed; give it a number such as [REF-001] and assess it (GRADE).`,
        range,
      },
    ];
  });
}

/** A criterion that lets options pass or fail makes a decision a key one. */
function keyDecision(record: AdrRecord, library: Library) {
  const own = belowNeed(record, library);
  const critical = record.matrices.some(({ matrix }) => matrix.criteria.some(({ critical }) => critical !== null));
  if (own.length > 0 || !critical) return own;
  const { level, from } = overallOf(record, library);
  const range = topOf(record);
  if (from.length === 0)
    return [{ message: 'It has a critical criterion and cites no source; cite one of MODERATE or better.', range }];
  if (level === null || !isBelow(level, 'MODERATE')) return [];
  return [
    {
      message: `It has a critical criterion and rests on ${level} evidence; cite a source of MODERATE or better.`,
      range,
    },
  ];
}

function unsupported(record: AdrRecord) {
  return unsupportedClaims(record).map(({ start, end }) => ({
    message: 'This leans on evidence and cites none; cite the source as [REF-NNN], or say that it is an opinion.',
    range: { start, end },
  }));
}

function unverified(record: AdrRecord, library: Library) {
  return sourcesOf(record).flatMap(source => {
    const assessed = assessedOf(source, library);
    const range = source.places[0];
    if (!assessed || !range || isVerified(assessed)) return [];
    return [
      {
        message: `${assessed.assessment.ref} is not verified; look it up, and enter by whom and when in ${assessed.path}.`,
        range,
      },
    ];
  });
}
