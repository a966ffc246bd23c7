import type { Exact } from './exact';

/** What a decision is, once it has been read: numbers exactly as they were written, nothing filled in. */
export interface Matrix {
  readonly scale: Scale;
  readonly criteria: readonly Criterion[];
  readonly options: readonly Option[];
  /** `scores[option][criterion]`; `null` where the cell holds no number. */
  readonly scores: readonly (readonly (Exact | null)[])[];
  /** The least total an option may have, in points of the scale. */
  readonly minimum: Exact | null;
}

export interface Scale {
  readonly min: number;
  readonly max: number;
  /** True when no text and no setting said it, and the scores themselves did. */
  readonly inferred: boolean;
}

export interface Criterion {
  readonly name: string;
  /** As written (`30`, `0.3`); `null` where the table has no weights or words instead of numbers. */
  readonly weight: Exact | null;
  /** `lower`: the scores are amounts of something unwanted and are turned on the fixed scale. */
  readonly direction: 'higher' | 'lower';
  readonly critical: Threshold | null;
}

export interface Threshold {
  readonly op: '>=' | '>' | '<=' | '<';
  readonly value: Exact;
}

export interface Option {
  readonly name: string;
  /** The total the text states, with the number of decimals it was written with. */
  readonly stated: Stated | null;
}

export interface Stated {
  readonly value: Exact;
  readonly decimals: number;
}
