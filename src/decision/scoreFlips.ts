import type { Assessment } from './assess';
import { fromNumber } from './decimal';
import { compare, type Exact, neg, sub, ZERO } from './exact';
import { afterSteps, firstBehind, firstLevel, gainOf, meeting, stepsOnScale } from './steps';
import { scoreAt } from './worth';

/** One score moved by whole steps until the leader is tied, passed, or put out by a critical criterion. */
export interface ScoreFlip {
  /** Whose score: the leader's own, a rival's, or that of a vetoed option which the change lets back in. */
  readonly option: number;
  readonly criterion: number;
  readonly from: Exact;
  readonly to: Exact;
  readonly steps: number;
  readonly outcome: 'tied' | 'passed' | 'vetoed';
  /** Who is level or in front then; `null` where a veto leaves nobody. */
  readonly rival: number | null;
}

interface Found {
  readonly at: bigint | null;
  readonly outcome: ScoreFlip['outcome'];
  readonly rival: number | null;
}

/**
 * Every score that can tie, pass or veto the leader, with the fewest steps for each outcome and way: the fewest first,
 * the leader's own before others'. None while there is no sole leader; missing scores count at the leader's worst.
 */
export function scoreFlips(assessment: Assessment): readonly ScoreFlip[] {
  const [leader] = assessment.leaders;
  if (leader === undefined || assessment.leaders.length !== 1) return [];
  const rest = [...assessment.options.keys()].filter(option => option !== leader);
  const flips = [leader, ...rest].flatMap(option =>
    [...assessment.matrix.criteria.keys()].flatMap(criterion => [
      ...walk(assessment, leader, option, criterion, 1),
      ...walk(assessment, leader, option, criterion, -1),
    ]),
  );
  return flips.sort((a, b) => a.steps - b.steps);
}

function walk(from: Assessment, leader: number, option: number, index: number, way: 1 | -1): readonly ScoreFlip[] {
  const { matrix, shares } = from;
  const criterion = matrix.criteria[index];
  const score = scoreAt(matrix, option, index);
  if (criterion === undefined || score === null || isOut(from, option, index)) return [];
  const steps = stepsOnScale(score, way, fromNumber(matrix.scale.min), fromNumber(matrix.scale.max));
  const admitted = criterion.critical === null ? steps : meeting(steps, score, way, criterion.critical);
  const gain = gainOf(shares[index] ?? ZERO, way, criterion.direction);
  const rival = option === leader ? nearestRival(from, leader) : option;
  const found: Found[] = [];
  if (rival !== null) {
    const lead = sub(lowOf(from, leader), highOf(from, rival));
    const loss = option === leader ? neg(gain) : gain;
    found.push({ at: firstLevel(lead, loss, admitted), outcome: 'tied', rival });
    found.push({ at: firstBehind(lead, loss, admitted), outcome: 'passed', rival });
  }
  if (option === leader && admitted.last < steps.last) {
    const beyond = admitted.last + 1n;
    found.push({ at: beyond > steps.first ? beyond : steps.first, outcome: 'vetoed', rival });
  }
  return found.flatMap(({ at, outcome, rival }) =>
    at === null
      ? []
      : [{ option, criterion: index, from: score, to: afterSteps(score, way, at), steps: Number(at), outcome, rival }],
  );
}

/** Vetoed by another criterion as well: no change of this score alone lets it back in. */
function isOut({ options }: Assessment, option: number, criterion: number): boolean {
  return options[option]?.vetoedBy.some(by => by !== criterion) ?? true;
}

function nearestRival(from: Assessment, leader: number): number | null {
  const rivals = from.ranking.filter(option => option !== leader);
  const [first] = rivals.sort((a, b) => compare(highOf(from, b), highOf(from, a)));
  return first ?? null;
}

function lowOf({ options }: Assessment, option: number): Exact {
  return options[option]?.points.low ?? ZERO;
}

function highOf({ options }: Assessment, option: number): Exact {
  return options[option]?.points.high ?? ZERO;
}
