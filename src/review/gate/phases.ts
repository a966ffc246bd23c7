import type { Severity } from '../finding';

export const PHASES = ['inception', 'elaboration', 'construction', 'transition'] as const;
export type Phase = (typeof PHASES)[number];

/** Stable: reports, SARIF files and people's scripts hold these names; the first four are rules of review too. */
export type GateRule =
  | 'unassessed-citation'
  | 'overconfident-words'
  | 'weak-evidence-unsaid'
  | 'evidence-below-need'
  | 'unsupported-claim'
  | 'unverified-source'
  | 'assessment-file';

/** What each finding is called in SARIF. */
export const GATE_RULES: Readonly<Record<GateRule, string>> = {
  'unassessed-citation': 'A cited source has no assessment, or one that cannot be used.',
  'overconfident-words': 'A sentence claims more than the level of the source that it cites bears.',
  'weak-evidence-unsaid': 'The decision rests on LOW or VERY LOW evidence and does not say so.',
  'evidence-below-need': 'A key decision does not rest on MODERATE evidence or better.',
  'unsupported-claim': 'A sentence leans on evidence and cites none.',
  'unverified-source': 'An external reference is not marked as verified, by whom and when.',
  'assessment-file': 'A file of an assessment cannot be used as it is.',
};

/**
 * What a phase asks before it is left. An `error` fails the gate, a `warning` makes it conditional, `info` is only
 * listed, and `null` is not looked for.
 */
export interface Bar {
  /** Percent of the cited sources that have to be assessed: more than it, or (`all`) no less. */
  readonly share: number;
  readonly all: boolean;
  readonly severity: Readonly<Record<GateRule, Severity | null>>;
}

const EARLY = {
  'unassessed-citation': 'info',
  'overconfident-words': 'warning',
  'weak-evidence-unsaid': 'warning',
  'evidence-below-need': 'info',
  'unsupported-claim': 'info',
  'unverified-source': null,
  'assessment-file': 'warning',
} as const satisfies Bar['severity'];

const MIDDLE = {
  ...EARLY,
  'unassessed-citation': 'error',
  'overconfident-words': 'error',
  // ADRs *should* cite MODERATE or better: the only thing a phase asks for without demanding it.
  'evidence-below-need': 'warning',
} as const satisfies Bar['severity'];

const LATE = { ...MIDDLE, 'weak-evidence-unsaid': 'error' } as const satisfies Bar['severity'];

export const BARS: Readonly<Record<Phase, Bar>> = {
  inception: { share: 50, all: false, severity: EARLY },
  elaboration: { share: 75, all: false, severity: MIDDLE },
  construction: { share: 90, all: false, severity: LATE },
  transition: { share: 100, all: true, severity: { ...LATE, 'unverified-source': 'error' } },
};

/** The sentence of the report for what a rule asks. */
export const ASKS: Readonly<Record<GateRule, string>> = {
  'unassessed-citation': 'All cited sources are assessed',
  'overconfident-words': 'No claim is more confident than its evidence',
  'weak-evidence-unsaid': 'Decisions on LOW or VERY LOW evidence say so',
  'evidence-below-need': 'Key decisions (those with a critical criterion) cite MODERATE or better',
  'unsupported-claim': 'Claims that cite nothing are listed',
  'unverified-source': 'Every external reference is verified, by whom and when',
  'assessment-file': 'Every file of an assessment can be used',
};
