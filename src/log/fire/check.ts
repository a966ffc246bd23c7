import type { Exact } from '../../decision/exact';
import type { Window } from './window';

export type Comparison = '>' | '>=' | '<' | '<=' | '=';

export interface Limit {
  readonly op: Comparison;
  readonly value: Exact;
  readonly unit: string | null;
}

/** What a program can look at to tell whether a trigger fires. */
export type Check =
  | { readonly kind: 'date'; readonly at: string }
  /** Given from outside, by the name that {@link metricKey} makes. */
  | { readonly kind: 'metric'; readonly metric: string; readonly limit: Limit; readonly window: Window }
  /** A value, or a series of them, in a file that the team exports. */
  | {
      readonly kind: 'value';
      readonly file: string;
      /** A CSV's column, or the path to a value in JSON or YAML. */
      readonly at: string;
      readonly wanted: Limit | { readonly equals: string };
      readonly window: Window;
      readonly metric: string;
    }
  | { readonly kind: 'file'; readonly glob: string; readonly present: boolean }
  | {
      readonly kind: 'version';
      readonly of: string;
      readonly manifest: string | null;
      readonly op: Comparison;
      readonly version: string;
    }
  | { readonly kind: 'dependency'; readonly of: string; readonly manifest: string | null; readonly present: boolean }
  | {
      readonly kind: 'count';
      readonly of: 'files' | 'services' | 'migrations' | 'dependencies';
      /** Where to count: a glob for files, a folder or a manifest for the others; `null` for the usual places. */
      readonly in: string | null;
      readonly limit: Limit;
    }
  /** Nothing here can tell: a person has to be asked, and is from this day on where one is said. */
  | { readonly kind: 'person'; readonly why: string; readonly next: string | null };

/** A metric is the text up to the first comma, without case: `session store cost, finance/monthly.csv` -> `session store cost`. */
export function metricKey(text: string): string {
  return (text.split(',')[0] ?? '').trim().replace(/\s+/g, ' ').toLowerCase();
}
