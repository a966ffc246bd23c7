import type { Range } from '../adr/model';
import type { Fix, RuleName, Severity } from './finding';
import type { Subject } from './subject';

export interface Rule {
  readonly name: RuleName;
  /** The usual one; where a case is milder, what was found says so. */
  readonly severity: Severity;
  /** For documentation, settings and SARIF. */
  readonly about: string;
  readonly fixable: boolean;
  find(subject: Subject): readonly Found[];
}

export interface Found {
  readonly message: string;
  readonly range: Range;
  readonly severity?: Severity;
  readonly fix?: Fix | null;
  readonly offers?: readonly Fix[];
}
