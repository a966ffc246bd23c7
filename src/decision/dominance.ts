import type { Assessment } from './assess';
import { compare } from './exact';
import type { Worth } from './worth';

/** `option` is no better than `by` on any criterion and worse on at least one: no weights make it first. */
export interface Dominance {
  readonly option: number;
  readonly by: number;
}

/** Certain ones only: a missing score counts for the dominated and against the other. Vetoed options are left out. */
export function dominancesOf({ ranking, worths }: Assessment): readonly Dominance[] {
  const options = [...ranking].sort((a, b) => a - b);
  return options.flatMap(option =>
    options
      .filter(by => by !== option && dominates(worths[by] ?? [], worths[option] ?? []))
      .map(by => ({ option, by })),
  );
}

function dominates(better: readonly Worth[], worse: readonly Worth[]): boolean {
  const orders = better.map((own, k) => compare(own.low, worse[k]?.high ?? own.low));
  return orders.every(order => order >= 0) && orders.some(order => order > 0);
}
