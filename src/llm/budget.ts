import type { Usage } from './model';

/** Counts what a deliberation uses, so that it can stop between two questions: an answer under way is never cut off. */
export interface Budget {
  /** Tokens; null when there is no limit. */
  readonly limit: number | null;
  readonly spent: number;
  /** Some of it was estimated. */
  readonly estimated: boolean;
  readonly over: boolean;
  /** Of a success or a failure alike: both cost. */
  add(usage: Usage | undefined): void;
}

export function budgetOf(limit: number | null): Budget {
  let spent = 0;
  let estimated = false;
  return {
    limit,
    get spent() {
      return spent;
    },
    get estimated() {
      return estimated;
    },
    get over() {
      return limit !== null && spent >= limit;
    },
    add(usage) {
      spent += (usage?.input ?? 0) + (usage?.output ?? 0);
      estimated ||= usage?.estimated ?? false;
    },
  };
}
