import type { Measured } from '../log/figures';
import { outcomesOf } from '../memory/outcomes';
import { type CriterionPattern, type Pattern, patternsOf } from '../memory/patterns';
import type { Lesson } from '../memory/shape';
import { leastDecisions } from '../memory/suggest';
import { oneLine } from './oneLine';

/** Which weights went with decisions that held and with those that were given up; the kind of each by its reflections. */
export function patternsIn(measured: readonly Measured[], lessons: readonly Lesson[], now: string): readonly Pattern[] {
  const kinds = new Map(lessons.map(({ reflection: { decision } }) => [decision.path, decision.kind ?? null]));
  const decided = measured.map(({ path, record }) => ({ path, record, kind: kinds.get(path) ?? null }));
  return patternsOf(outcomesOf(decided, lessons, now));
}

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
