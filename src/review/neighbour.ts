import type { Link } from '../adr/model';
import type { Library } from '../evidence/library';
import type { GitBase } from '../ports/git';

/** The rest of the log; the record under review is not in it. */
export interface Around {
  readonly others: readonly Neighbour[];
  /** The workspace's assessments of sources; without them the rules of evidence say nothing. */
  readonly evidence?: Library;
  /** The branch that this one will be merged into, where git knows one. */
  readonly base?: GitBase;
}

export interface Neighbour {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly status: string | null;
  readonly links: readonly Link[];
}
