import type { AdrRecord } from '../adr/read';
import { type Exemptions, isExempt } from './exempt';
import type { Finding, RuleName } from './finding';
import type { Around } from './neighbour';
import { rules } from './rules';
import { subjectOf } from './subject';
import { isTemplate } from './template';

export type { Around, Neighbour } from './neighbour';
export { rules } from './rules';

export interface ReviewOptions extends Exemptions {
  readonly off?: readonly RuleName[];
}

/** Every finding on a record, by position. Nothing in a text makes it throw. */
export function review(record: AdrRecord, around?: Around, options: ReviewOptions = {}): Finding[] {
  if (isExempt(record, options) || isTemplate(record)) return [];
  const subject = subjectOf(record, around ?? null);
  const findings = rules
    .filter(({ name }) => !options.off?.includes(name))
    .flatMap(rule =>
      rule.find(subject).map(({ message, range, severity, fix, offers }) => ({
        rule: rule.name,
        severity: severity ?? rule.severity,
        message,
        range,
        fix: fix ?? null,
        ...(offers && { offers }),
      })),
    );
  // The sort is stable: at one place the order is that of the rules.
  return findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
