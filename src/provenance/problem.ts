export type ProblemRule =
  | 'urn-form'
  | 'name-twice'
  | 'end-before-start'
  | 'time-order'
  | 'entity-not-last'
  | 'undeclared'
  | 'source-missing'
  | 'cycle'
  | 'part-author'
  | 'entity-twice';

/** Something wrong in a provenance file: one sentence, which file, and where in it (`activities[2].ended`). */
export interface Problem {
  readonly rule: ProblemRule;
  /** A warning is worth a look; with an error the file says what cannot be true. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly path: string;
  readonly at: string;
  /** `repair` puts it right. */
  readonly repairable: boolean;
}
