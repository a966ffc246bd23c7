import type { Assessment } from './assess';
import { equal } from './exact';
import { type ScoreFlip, scoreFlips } from './scoreFlips';
import { type WeightFlip, weightFlips } from './weightFlips';

/** The smallest change that ties the leader, and the smallest that puts another first; all that are equally small. */
export interface Flips {
  readonly weight: Nearest<WeightFlip>;
  /** A veto of the leader counts as passed. */
  readonly score: Nearest<ScoreFlip>;
}

/** Empty where no single change does it. */
export interface Nearest<T> {
  readonly tied: readonly T[];
  readonly passed: readonly T[];
}

/** A change of a weight passes as soon as it goes beyond `to`; a change of a score at `to`. */
export function flipsOf(assessment: Assessment): Flips {
  const weights = weightFlips(assessment);
  const scores = scoreFlips(assessment);
  return {
    weight: {
      tied: smallest(weights, sameChange),
      passed: smallest(
        weights.filter(flip => flip.passes),
        sameChange,
      ),
    },
    score: {
      tied: smallest(
        scores.filter(flip => flip.outcome === 'tied'),
        sameSteps,
      ),
      passed: smallest(
        scores.filter(flip => flip.outcome !== 'tied'),
        sameSteps,
      ),
    },
  };
}

function smallest<T>(sorted: readonly T[], same: (a: T, b: T) => boolean): readonly T[] {
  const [first] = sorted;
  return first === undefined ? [] : sorted.filter(flip => same(first, flip));
}

function sameChange(a: WeightFlip, b: WeightFlip): boolean {
  return equal(a.change, b.change);
}

function sameSteps(a: ScoreFlip, b: ScoreFlip): boolean {
  return a.steps === b.steps;
}
