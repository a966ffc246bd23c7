import type { Assessment } from './assess';
import { compare, type Exact, exact, mul, sub } from './exact';
import { flipsOf } from './flips';
import type { ScoreFlip } from './scoreFlips';

/** A proposal for a backtracking trigger. A person or a model puts something measurable in the metric's place. */
export interface TriggerProposal {
  readonly metric: string;
  readonly comparison: '>' | '>=' | '<' | '<=';
  readonly threshold: Exact;
  /** `percent` of all weight, or `points` of the scale. */
  readonly unit: 'percent' | 'points';
  readonly window: string;
  readonly action: string;
}

const WINDOW = 'at each review';

/** The scores that unseat the leader in the fewest steps, one for each criterion; then the weights, nearest first. */
export function proposeTriggers(assessment: Assessment): readonly TriggerProposal[] {
  const { tied, passed } = flipsOf(assessment).score;
  const nearest = new Map<number, ScoreFlip>();
  for (const flip of [...passed, ...tied].sort((a, b) => a.steps - b.steps)) {
    if (!nearest.has(flip.criterion)) nearest.set(flip.criterion, flip);
  }
  return [...[...nearest.values()].map(flip => ofScore(assessment, flip)), ...ofWeights(assessment)];
}

function ofScore(assessment: Assessment, { option, criterion, from, to, outcome, rival }: ScoreFlip): TriggerProposal {
  const verdict = {
    vetoed: `${optionName(assessment, option)} is vetoed`,
    passed: `${optionName(assessment, rival)} leads`,
    tied: `${optionName(assessment, rival)} is level`,
  }[outcome];
  return {
    metric: `${criterionName(assessment, criterion)}: ${optionName(assessment, option)}`,
    comparison: compare(to, from) < 0 ? '<=' : '>=',
    threshold: to,
    unit: 'points',
    window: WINDOW,
    action: `re-open; ${verdict}`,
  };
}

function ofWeights(assessment: Assessment): readonly TriggerProposal[] {
  // Tied leaders hold at one point only: any change of a weight would fire.
  if (assessment.leaders.length !== 1) return [];
  const bounds = assessment.stability.flatMap(({ criterion, weight, low, high, lowRival, highRival }) => [
    { criterion, comparison: '<' as const, at: low, rival: lowRival, distance: sub(weight, low) },
    { criterion, comparison: '>' as const, at: high, rival: highRival, distance: sub(high, weight) },
  ]);
  return bounds
    .filter(({ rival }) => rival !== null)
    .sort((a, b) => compare(a.distance, b.distance))
    .map(({ criterion, comparison, at, rival }) => ({
      metric: `Weight of ${criterionName(assessment, criterion)}`,
      comparison,
      threshold: mul(at, exact(100)),
      unit: 'percent',
      window: WINDOW,
      action: `re-open; ${optionName(assessment, rival)} leads`,
    }));
}

function criterionName({ matrix }: Assessment, criterion: number): string {
  return matrix.criteria[criterion]?.name ?? '';
}

function optionName({ matrix }: Assessment, option: number | null): string {
  return matrix.options[option ?? -1]?.name ?? '';
}
