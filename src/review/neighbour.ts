import type { Link } from '../adr/model';

/** The rest of the log; the record under review is not in it. */
export interface Around {
  readonly others: readonly Neighbour[];
}

export interface Neighbour {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly status: string | null;
  readonly links: readonly Link[];
}
