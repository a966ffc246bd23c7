import type { Origin } from './designer';
import type { Kind } from './questions';

/** What a deliberation has so far, in the order in which it comes. Each part says who it is from. */
export interface Frame {
  readonly goal: string;
  readonly extractions: readonly string[];
  readonly exceptions: readonly string[];
  readonly statusQuo: string;
  readonly assumptions: readonly string[];
}

export interface Criterion {
  readonly name: string;
  readonly about: string;
  /** Words of the context, or where else it comes from. */
  readonly source: string;
  /** In percent; all of them sum to 100. */
  readonly weight: number;
  readonly atLeast: number | null;
  readonly by: Origin;
  readonly weightBy: Origin;
}

export interface Alternative {
  readonly name: string;
  readonly summary: string;
  readonly kind: Kind | null;
  readonly statusQuo: boolean;
  readonly by: Origin;
  /** Why it was struck, by a person or for differing only in degree. */
  readonly struck: string | null;
  /** The alternative that it refines. */
  readonly refines: string | null;
}

export interface Cell {
  /** `null` where nobody could say. */
  readonly score: number | null;
  readonly because: string;
  /** From the least to the most of all samples. */
  readonly low: number;
  readonly high: number;
  /** What each evaluator says, where there are several. */
  readonly opinions: readonly { readonly evaluator: string; readonly score: number }[];
  readonly by: Origin;
}

export interface Scored {
  readonly alternative: Alternative;
  /** One for each criterion. */
  readonly cells: readonly Cell[];
}

export interface Verdict {
  readonly chosen: string | null;
  /** Why another than the leader, or why none. */
  readonly reason: string;
  readonly chosenBy: Origin | null;
  readonly none: 'nothing-left' | 'unsettled' | 'tie' | 'below-minimum' | 'disagreement' | null;
}

export interface Words {
  readonly decision: readonly string[];
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  readonly mitigations: readonly string[];
  readonly alternatives: readonly {
    readonly name: string;
    readonly pros: readonly string[];
    readonly cons: readonly string[];
    readonly whyNot: string;
  }[];
  readonly implementation: readonly string[];
  readonly metrics: readonly { readonly metric: string; readonly target: string; readonly today: string }[];
  readonly diagram: string;
  readonly references: readonly string[];
}

export interface Trigger {
  readonly metric: string;
  readonly when: string;
  readonly window: string;
  readonly action: string;
}

export interface Work {
  readonly frame?: Frame;
  readonly criteria?: readonly Criterion[];
  readonly alternatives?: readonly Alternative[];
  readonly scored?: readonly Scored[];
  readonly verdict?: Verdict;
  readonly words?: Words;
  readonly triggers?: readonly Trigger[];
}
