import type { CriterionAsk } from '../questions';
import type { Criterion } from '../work';

export function criteriaAsk(criteria: readonly Criterion[]): readonly CriterionAsk[] {
  return criteria.map(({ name, about, source, weight, atLeast }) => ({
    name,
    about,
    source,
    weight,
    atLeast: atLeast ?? 0,
  }));
}
