import type { Assessment } from './assess';

export type Choice =
  | { readonly option: number }
  | { readonly none: 'nothing-left' | 'unsettled' | 'tie' | 'below-minimum' };

/** What the numbers choose: the sole leader that meets the minimum and is no tie. Otherwise the choice is a person's. */
export function choiceOf({ ranking, leaders, options, confidence }: Assessment): Choice {
  if (ranking.length === 0) return { none: 'nothing-left' };
  const [leader] = leaders;
  const below = leader === undefined ? null : options[leader]?.belowMinimum;
  if (leader === undefined || below === null) return { none: 'unsettled' };
  if (below) return { none: 'below-minimum' };
  return leaders.length > 1 || confidence === 'TIE' ? { none: 'tie' } : { option: leader };
}
