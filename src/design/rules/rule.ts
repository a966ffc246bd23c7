import type { Range } from '../../adr/model';
import type { DesignReading } from '../read';

/** Stable: settings, SARIF files and people's scripts hold these names. */
export type DesignRuleName =
  | 'design-missing-section'
  | 'design-unquantified'
  | 'design-technology'
  | 'design-diagram'
  | 'design-decision-without-record'
  | 'design-stale-decision'
  | 'design-untraced'
  | 'design-events'
  | 'design-saga'
  | 'design-rollback';

export interface DesignFinding {
  readonly rule: DesignRuleName;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly range: Range;
  readonly fix: null;
}

/** What is known of the records that a document links to: their text, or null where there is none. Absent where nobody looked. */
export interface DesignAround {
  readonly path: string;
  readonly records: ReadonlyMap<string, string | null>;
}

export interface Found {
  readonly message: string;
  readonly range: Range;
}

export interface DesignRule {
  readonly name: DesignRuleName;
  readonly severity: 'error' | 'warning';
  readonly about: string;
  find(reading: DesignReading, around: DesignAround | null): readonly Found[];
}
