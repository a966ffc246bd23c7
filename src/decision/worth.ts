import { fromNumber } from './decimal';
import { add, type Exact, sub } from './exact';
import type { Criterion, Matrix, Scale } from './model';

/** What a score may be worth, higher being better; both ends are the same where it is known. */
export interface Worth {
  readonly low: Exact;
  readonly high: Exact;
}

/**
 * A `lower` criterion is turned on the fixed scale (2 on 1-5 becomes 4). Never on the scores that happen to be in the
 * table: there a new option would move the others and could reverse their order.
 */
export function turned(score: Exact, direction: Criterion['direction'], scale: Scale): Exact {
  if (direction === 'higher') return score;
  return sub(add(fromNumber(scale.min), fromNumber(scale.max)), score);
}

/** `worths[option][criterion]`. A missing score is worth anything on the scale; nothing is filled in. */
export function worths(matrix: Matrix): readonly (readonly Worth[])[] {
  const anything = { low: fromNumber(matrix.scale.min), high: fromNumber(matrix.scale.max) };
  return matrix.options.map((_, option) =>
    matrix.criteria.map(({ direction }, criterion) => {
      const score = scoreAt(matrix, option, criterion);
      if (score === null) return anything;
      const worth = turned(score, direction, matrix.scale);
      return { low: worth, high: worth };
    }),
  );
}

export function scoreAt(matrix: Matrix, option: number, criterion: number): Exact | null {
  return matrix.scores[option]?.[criterion] ?? null;
}
