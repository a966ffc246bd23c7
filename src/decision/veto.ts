import { fromNumber } from './decimal';
import { compare, type Exact } from './exact';
import type { Matrix, Threshold } from './model';
import { scoreAt } from './worth';

export interface Veto {
  /** The critical criteria the option fails. */
  readonly by: readonly number[];
  /** A critical score is missing, and there are scores on the scale that would fail. */
  readonly possible: boolean;
}

/** Whether a score as it is written, before any turning, meets a critical threshold. */
function meets({ op, value }: Threshold, score: Exact): boolean {
  const order = compare(score, value);
  switch (op) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
  }
}

/** Critical criteria come before the sum: no total makes up for one. */
export function vetoOf(matrix: Matrix, option: number): Veto {
  const ends = [fromNumber(matrix.scale.min), fromNumber(matrix.scale.max)];
  const by: number[] = [];
  let possible = false;
  for (const [index, { critical }] of matrix.criteria.entries()) {
    if (critical === null) continue;
    const score = scoreAt(matrix, option, index);
    if (score === null) possible ||= ends.some(end => !meets(critical, end));
    else if (!meets(critical, score)) by.push(index);
  }
  return { by, possible };
}
