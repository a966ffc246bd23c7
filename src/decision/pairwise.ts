export interface Pairwise {
  readonly weights: readonly number[];
  /** The largest eigenvalue: the number of criteria when every judgement agrees, more otherwise. */
  readonly lambda: number;
  readonly consistencyIndex: number;
  /** `null` beyond eight criteria, for which no random index is given. */
  readonly consistencyRatio: number | null;
  /** The judgements contradict each other too much (ratio over 0.10) to be used without another look. */
  readonly flagged: boolean;
}

export interface PairwiseProblem {
  readonly problem: 'not-square' | 'not-positive' | 'not-reciprocal';
}

/** The mean consistency index of random judgements, by number of criteria. */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41];
const LIMIT = 0.1;
/** `0.14` against `7` is a rounded seventh, not a contradiction. */
const ROUNDED = 0.05;
/** Such matrices settle in tens of rounds; the bound only keeps a strange one from running on. */
const ROUNDS = 10_000;

/**
 * Weights from pairwise comparisons (AHP): `rows[i][j]` says how many times as important i is as j. Doubles, because
 * an eigenvector is no rational; write them into a table through `percentages`.
 */
export function fromPairs(rows: readonly (readonly number[])[]): Pairwise | PairwiseProblem {
  const problem = problemOf(rows);
  if (problem !== null) return { problem };
  const count = rows.length;
  let weights: readonly number[] = rows.map(() => 1 / count);
  for (let round = 0; round < ROUNDS; round++) {
    const next = shares(product(rows, weights));
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - (weights[i] ?? 0))), 0);
    weights = next;
    if (moved < 1e-15) break;
  }
  const lambda = product(rows, weights).reduce((a, b) => a + b, 0);
  // Two judgements cannot contradict each other; what is below zero is the doubles' doing.
  const consistencyIndex = count > 2 ? Math.max(0, (lambda - count) / (count - 1)) : 0;
  const consistencyRatio = ratio(count, consistencyIndex);
  return {
    weights,
    lambda,
    consistencyIndex,
    consistencyRatio,
    flagged: consistencyRatio !== null && consistencyRatio > LIMIT,
  };
}

function ratio(count: number, index: number): number | null {
  if (count <= 2) return 0;
  const random = RANDOM_INDEX[count];
  return random === undefined ? null : index / random;
}

function problemOf(rows: readonly (readonly number[])[]): PairwiseProblem['problem'] | null {
  if (rows.some(row => row.length !== rows.length)) return 'not-square';
  if (rows.some(row => row.some(value => !(value > 0 && value < Infinity)))) return 'not-positive';
  const reciprocal = rows.every((row, i) => row.every((v, j) => Math.abs(v * (rows[j]?.[i] ?? 0) - 1) <= ROUNDED));
  return reciprocal ? null : 'not-reciprocal';
}

function product(rows: readonly (readonly number[])[], vector: readonly number[]): readonly number[] {
  return rows.map(row => row.reduce((total, value, j) => total + value * (vector[j] ?? 0), 0));
}

function shares(values: readonly number[]): readonly number[] {
  const total = values.reduce((a, b) => a + b, 0);
  return values.map(value => value / total);
}
