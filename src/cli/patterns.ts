import type { CriterionPattern, Pattern } from '../memory/patterns';
import { leastDecisions } from '../memory/suggest';
import { oneLine } from './oneLine';

/** For a person: only what rests on more than a coincidence. */
export function patternText(patterns: readonly Pattern[]): readonly string[] {
  return patterns.flatMap(({ kind, held, superseded, criteria }) => {
    const known = criteria.filter(one => one.held.decisions + one.superseded.decisions >= leastDecisions);
    if (known.length === 0) return [];
    return [
      oneLine(
        `Weights, ${kind ?? 'kind not known'}: ${held.length} decisions held, ${superseded.length} were given up`,
      ),
      ...known.slice(0, 10).map(one => `  ${oneLine(one.name)}: ${shares(one)}`),
    ];
  });
}

function shares({ held, superseded }: CriterionPattern): string {
  const said = [
    held.mean === null ? '' : `${percent(held.mean)} where it held (${held.decisions})`,
    superseded.mean === null ? '' : `${percent(superseded.mean)} where it was given up (${superseded.decisions})`,
  ];
  return said.filter(part => part !== '').join(', ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
