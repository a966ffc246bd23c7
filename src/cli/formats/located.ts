import { Lines } from '../../adr/text/lines';
import type { Finding } from '../../review/finding';

/** A finding of a record or of an architecture document. */
export type Shown = Omit<Finding, 'rule'> & { readonly rule: string };

/** A finding where editors and scripts look for it: lines and columns from 1. */
export interface Located {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly fixable: boolean;
}

export function located(file: string, text: string, findings: readonly Shown[]): Located[] {
  const lines = new Lines(text);
  const place = (offset: number) => {
    const line = lines.at(offset);
    return [line + 1, offset - lines.start(line) + 1] as const;
  };
  return findings.map(({ rule, severity, message, range, fix }) => {
    const [line, column] = place(range.start);
    const [endLine, endColumn] = place(range.end);
    return { file, line, column, endLine, endColumn, rule, severity, message, fixable: fix !== null };
  });
}
