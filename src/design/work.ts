import type { Field } from './fields';
import type { Decision, PartName, Parts } from './questions';
import type { Requirement } from './requirement';

/** What a design has so far. */
export interface DesignWork {
  readonly fields: readonly Field[];
  readonly requirements: readonly Requirement[];
  /** Contradictions of the brief; a person saw them before the design went on. */
  readonly exceptions: readonly string[];
  readonly decisions: readonly Decision[];
  readonly parts: Parts;
  readonly skipped: readonly PartName[];
  /** What checks found and no further try mended: shown, never hidden. */
  readonly open: readonly string[];
}
