/** One line of the table: ours against a baseline measured in the same run. */
export interface Row {
  readonly name: string;
  readonly unit: 'kB' | 'ms' | 'count';
  readonly ours: number;
  readonly baseline: number;
  /** What the baseline is. */
  readonly against: string;
  /** What we aim at, in words. */
  readonly target?: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] =
    sorted.length % 2 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]];
  return (low + high) / 2;
}
