import type { Threshold } from '../../decision/model';

/** What a new record is written from. Only title and date are needed; a template leaves hints where the rest is missing. */
export interface RecordValues {
  readonly title: string;
  readonly number?: string;
  /** `2026-01-02` */
  readonly date: string;
  readonly status?: string;
  readonly deciders?: readonly string[];
  readonly consulted?: readonly string[];
  readonly informed?: readonly string[];
  readonly context?: string;
  readonly matrix?: MatrixValues;
  /** The options in words; those of the matrix where it has more to say. */
  readonly options?: readonly OptionValues[];
  /** `null` states that nothing is chosen yet. */
  readonly chosen?: string | null;
  /** What follows the sentence that names the chosen option. */
  readonly decision?: string;
  readonly diagram?: { readonly language: string; readonly source: string };
  readonly positive?: readonly string[];
  readonly negative?: readonly string[];
  readonly mitigations?: readonly string[];
  readonly triggers?: readonly TriggerValues[];
  readonly implementation?: readonly string[];
  readonly metrics?: readonly { readonly metric: string; readonly target: string; readonly today: string }[];
  readonly references?: readonly string[];
}

export interface MatrixValues {
  readonly scale: { readonly min: number; readonly max: number };
  /** In points of the scale; 65 % of its maximum unless said. */
  readonly minimum?: string;
  readonly criteria: readonly CriterionValues[];
  readonly options: readonly {
    readonly name: string;
    readonly scores: readonly { readonly score: string | null; readonly note?: string }[];
  }[];
}

export interface CriterionValues {
  readonly name: string;
  /** In percent: `30`. */
  readonly weight: string;
  /** The words of the context that the weight rests on. */
  readonly source?: string;
  readonly critical?: { readonly op: Threshold['op']; readonly value: string };
}

export interface OptionValues {
  readonly name: string;
  readonly description?: string;
  readonly pros?: readonly string[];
  readonly cons?: readonly string[];
  readonly whyNot?: string;
}

export interface TriggerValues {
  readonly metric: string;
  readonly when: string;
  readonly window: string;
  readonly action: string;
}
