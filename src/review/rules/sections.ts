import type { SectionRole } from '../../adr/model';
import type { Found, Rule } from '../rule';
import { isDone, type Subject } from '../subject';

export const missingSection: Rule = {
  name: 'missing-section',
  severity: 'info',
  about: "A section that the record's template has is missing, empty or out of order.",
  fixable: false,
  find,
};

interface Wanted {
  readonly role: SectionRole;
  readonly name: string;
}

const TOT: readonly Wanted[] = [
  { role: 'status', name: 'Status' },
  { role: 'context', name: 'Context' },
  { role: 'matrix', name: 'Decision Matrix' },
  { role: 'decision', name: 'Decision' },
  { role: 'consequences', name: 'Consequences' },
  { role: 'alternatives', name: 'Alternatives Considered' },
  { role: 'triggers', name: 'Backtracking Triggers' },
  { role: 'implementation', name: 'Implementation Plan' },
  { role: 'metrics', name: 'Success Metrics' },
  { role: 'references', name: 'References' },
];

function find(subject: Subject): readonly Found[] {
  const { record, skip } = subject;
  // What is proposed may still grow, and what is closed will not.
  if (!isDone(subject) || !record.heading) return [];
  switch (record.dialect) {
    case 'tot':
      return skip ? [] : ofProtocol(subject);
    case 'madr':
    case 'log4brains':
      return missing(subject, [
        { role: 'context', name: 'Context and Problem Statement' },
        { role: 'decision', name: 'Decision Outcome' },
      ]);
    case 'nygard':
      return missing(subject, [
        { role: 'context', name: 'Context' },
        { role: 'decision', name: 'Decision' },
        { role: 'consequences', name: 'Consequences' },
      ]);
    default:
      return [];
  }
}

/** Everything that a section of a role can be called by other teams: trade-offs are consequences, pros and cons as well. */
const ALSO: Partial<Record<SectionRole, readonly SectionRole[]>> = {
  consequences: ['positive', 'negative', 'mitigations'],
  context: ['drivers'],
};

function missing({ record }: Subject, wanted: readonly Wanted[]): Found[] {
  const roles = new Set(record.sections.map(({ role }) => role));
  const lacking = wanted.filter(({ role }) => {
    if (role === 'status') return record.status === null;
    return !roles.has(role) && !ALSO[role]?.some(other => roles.has(other));
  });
  if (lacking.length === 0 || !record.heading) return [];
  const names = lacking.map(({ name }) => name).join(', ');
  return [
    {
      message: `${lacking.length === 1 ? 'A section is' : 'Sections are'} missing that this kind of record has: ${names}.`,
      range: record.heading,
    },
  ];
}

function ofProtocol(subject: Subject): Found[] {
  const found = missing(subject, TOT).map(one => ({ ...one, severity: 'warning' as const }));
  const order = subject.record.sections
    .filter(({ level }) => level === 2)
    .flatMap(section => {
      const at = TOT.findIndex(({ role }) => role === section.role);
      return at < 0 ? [] : [{ at, section }];
    });
  const early = order.find(({ at }, index) => index > 0 && at < (order[index - 1]?.at ?? 0));
  const before = early ? TOT[order[order.indexOf(early) - 1]?.at ?? 0]?.name : undefined;
  if (!early || before === undefined) return found;
  const { heading } = early.section;
  return [
    ...found,
    {
      message: `${heading.value} comes before ${before} in this kind of record; move it.`,
      range: heading.range,
      severity: 'info' as const,
    },
  ];
}
