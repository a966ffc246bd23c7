import type { TextEdit } from '../adr/edit/text';
import type { Range } from '../adr/model';

export type Severity = 'error' | 'warning' | 'info';

/** Stable: settings, SARIF files and people's scripts hold these names. */
export type RuleName =
  | 'wrong-total'
  | 'wrong-winner'
  | 'weights-sum'
  | 'missing-score'
  | 'score-off-scale'
  | 'chosen-not-scored'
  | 'chosen-not-leading'
  | 'chosen-vetoed'
  | 'veto-not-stated'
  | 'below-minimum'
  | 'tie-as-decision'
  | 'overstated-confidence'
  | 'stale-confidence'
  | 'unexplained-score'
  | 'repeated-reason'
  | 'circular-reason'
  | 'few-options'
  | 'cosmetic-options'
  | 'criteria-without-source'
  | 'no-triggers'
  | 'trigger-count'
  | 'vague-trigger'
  | 'tot-skip-without-reason'
  | 'missing-section'
  | 'contradicting-status'
  | 'status-superseded-without-link'
  | 'broken-link'
  | 'duplicate-number'
  | 'number-taken-on-base'
  | 'unassessed-citation'
  | 'overconfident-words'
  | 'weak-evidence-unsaid'
  | 'evidence-below-need';

export interface Finding {
  readonly rule: RuleName;
  readonly severity: Severity;
  /** One sentence: what is wrong, and what to do. */
  readonly message: string;
  readonly range: Range;
  readonly fix: Fix | null;
  /** Changes of words, which a person picks one by one: `--fix` never makes them. */
  readonly offers?: readonly Fix[];
}

/** What may be done without asking anybody: figures that follow from other figures of the text, never words or choices. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}
