import type { AdrRecord } from '../../adr/read';
import type { Library } from '../../evidence/library';
import { type Exemptions, isExempt } from '../exempt';
import type { Severity } from '../finding';
import { isTemplate } from '../template';
import { raisedBy } from './findings';
import { ASKS, BARS, type GateRule, type Phase } from './phases';
import { citedSources, type GateSource } from './sources';

export type Outcome = 'PASS' | 'CONDITIONAL' | 'FAIL';

/** Lines and columns from 1, as editors count. */
export interface GateFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: GateRule;
  readonly severity: Severity;
  readonly message: string;
}

export interface Requirement {
  readonly text: string;
  /** What decides it is asked for without being demanded. */
  readonly should: boolean;
  readonly met: boolean;
  readonly figure: string;
}

export interface GateReport {
  readonly phase: Phase;
  readonly outcome: Outcome;
  readonly records: number;
  readonly figures: {
    readonly sources: number;
    readonly assessed: number;
    readonly verified: number;
    readonly share: number | null;
  };
  readonly requirements: readonly Requirement[];
  readonly findings: readonly GateFinding[];
  readonly sources: readonly GateSource[];
}

/** What is no longer in force rests on whatever it rested on. */
const CLOSED = new Set(['rejected', 'withdrawn', 'deprecated', 'superseded']);

/** The evidence gate before a phase is left, over the records in force and those under way. */
export function gate(
  phase: Phase,
  records: readonly AdrRecord[],
  library: Library,
  exemptions: Exemptions = {},
): GateReport {
  const scope = records.filter(
    record => !CLOSED.has(record.status?.means ?? '') && !isTemplate(record) && !isExempt(record, exemptions),
  );
  const bar = BARS[phase];
  const sources = citedSources(scope, library);
  const assessed = sources.filter(({ level }) => level !== null).length;
  const verified = sources.filter(source => source.verified).length;
  const findings = [
    ...scope.flatMap(record =>
      raisedBy(record, library).flatMap(({ rule, message, range }): GateFinding[] => {
        const severity = bar.severity[rule];
        return severity ? [{ ...placeOf(record, range), rule, severity, message }] : [];
      }),
    ),
    ...library.troubles.map(
      ({ path, line, message }): GateFinding => ({
        ...{ file: path, line: line ?? 1, column: 1, endLine: line ?? 1, endColumn: 1 },
        ...{ rule: 'assessment-file', severity: bar.severity['assessment-file'] ?? 'warning', message },
      }),
    ),
  ];
  const enough = bar.all ? assessed === sources.length : assessed * 100 > bar.share * sources.length;
  const share = sources.length === 0 ? null : assessed / sources.length;
  const coverage: Requirement = {
    text: bar.all ? 'All cited sources (100 %) are assessed' : `Over ${bar.share} % of the cited sources are assessed`,
    should: false,
    // Where nothing is cited there is nothing to assess.
    met: enough || sources.length === 0,
    figure:
      sources.length === 0
        ? 'no source is cited'
        : `${assessed} of ${sources.length} (${percent(assessed, sources.length)} %)`,
  };
  const requirements = [coverage, ...asked(phase, findings)];
  const failed = requirements.some(({ met, should }) => !met && !should);
  const outcome = failed ? 'FAIL' : findings.some(({ severity }) => severity === 'warning') ? 'CONDITIONAL' : 'PASS';
  return {
    phase,
    outcome,
    records: scope.length,
    figures: { sources: sources.length, assessed, verified, share },
    requirements,
    findings,
    sources,
  };
}

function asked(phase: Phase, findings: readonly GateFinding[]): Requirement[] {
  const rules = Object.keys(ASKS) as GateRule[];
  return rules.flatMap(rule => {
    const severity = BARS[phase].severity[rule];
    if (severity === null || severity === 'info') return [];
    const count = findings.filter(finding => finding.rule === rule).length;
    return [
      {
        text: ASKS[rule],
        should: severity === 'warning',
        met: count === 0,
        figure: count === 0 ? 'yes' : `${count} found`,
      },
    ];
  });
}

/** Cut, not rounded: 99.9 % is not all. */
function percent(part: number, whole: number): number {
  return Math.floor((part * 100) / whole);
}

function placeOf({ path, document: { lines } }: AdrRecord, range: { start: number; end: number }) {
  const line = lines.at(range.start);
  const endLine = lines.at(range.end);
  return {
    file: path ?? '',
    line: line + 1,
    column: range.start - lines.start(line) + 1,
    endLine: endLine + 1,
    endColumn: range.end - lines.start(endLine) + 1,
  };
}
