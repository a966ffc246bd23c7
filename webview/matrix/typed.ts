import { parseDecimal } from '../../src/decision/decimal';
import { sign } from '../../src/decision/exact';
import type { MatrixMessage } from '../../src/protocol/matrixPane';

/** As the host takes numbers; more digits than these are no score and no weight. */
const PLAIN = /^-?\d{1,12}(?:\.\d{1,12})?$/;

/** What a person typed as the text will have it (`4,5` is `4.5`, `.5` is `0.5`); `null` where it is no number. */
export function numberTyped(typed: string): string | null {
  const plain = typed
    .trim()
    .replace(/^[−–](?=\d)/, '-')
    .replace(/^\+/, '')
    .replace(',', '.')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '');
  return PLAIN.test(plain) ? plain : null;
}

/** `undefined` where it is no score; `null` takes the score out. */
export function scoreTyped(typed: string): string | null | undefined {
  return /^\s*[-–—?]?\s*$/.test(typed) ? null : (numberTyped(typed) ?? undefined);
}

/** A weight says how much something counts, so it is never below zero. */
export function weightTyped(typed: string): string | undefined {
  const plain = numberTyped(typed.replace(/\s*%\s*$/, ''));
  const value = plain === null ? null : parseDecimal(plain);
  return plain === null || value === null || sign(value) < 0 ? undefined : plain;
}

type Critical = MatrixMessage['criteria'][number]['critical'];
const THRESHOLD = /^(>=|≥|=>|<=|≤|=<|>|<)?\s*(\S+)$/;
const OPS: Readonly<Record<string, '>=' | '<=' | '>' | '<'>> = {
  '≥': '>=',
  '=>': '>=',
  '>=': '>=',
  '≤': '<=',
  '=<': '<=',
  '<=': '<=',
  '>': '>',
  '<': '<',
};

/** `>= 4`, `≤ 2`, `4`; `null` where nothing is typed: not critical any more. */
export function thresholdTyped(typed: string, direction: 'higher' | 'lower'): Critical | undefined {
  if (typed.trim() === '') return null;
  const [, op, number = ''] = THRESHOLD.exec(typed.trim()) ?? [];
  const value = numberTyped(number);
  if (value === null) return undefined;
  return { op: op === undefined ? (direction === 'higher' ? '>=' : '<=') : (OPS[op] ?? '>='), value };
}

export function thresholdText(critical: Critical): string {
  return critical === null ? '' : `${critical.op} ${critical.value}`;
}
