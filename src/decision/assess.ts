import { fromNumber } from './decimal';
import { add, compare, type Exact, equal, sub } from './exact';
import { type Formula, inUnits, isRight, type Rule, ruleOf } from './formula';
import type { Matrix } from './model';
import { type Confidence, confidenceOf, rank, shareOf } from './ranking';
import { rangeOf } from './scale';
import { leadsOf, type Stability, stabilityOf } from './stability';
import { type Points, pointsOf } from './totals';
import { vetoOf } from './veto';
import { normalise, type Weights } from './weights';
import { scoreAt, type Worth, worths } from './worth';

/** Everything that follows from a matrix without drawing a number: cheap enough for each keystroke. */
export interface Assessment {
  readonly matrix: Matrix;
  /** The weights as they are written. */
  readonly weights: Weights;
  /** The stated totals add up the scores of a lower-is-better criterion as they stand; so does everything here. */
  readonly directionIgnored: boolean;
  /** The weights that are used, which sum to 1: those written, or equal ones where the formula is a plain sum. */
  readonly shares: readonly Exact[];
  readonly worths: readonly (readonly Worth[])[];
  readonly formula: Formula | null;
  /** What a point of the scale is in the formula's unit. */
  readonly factor: Exact;
  /** A formula fits, or the stated totals are at least close to the weighted mean: one that differs is wrong. */
  readonly explained: boolean;
  /** The totals are sums of what is unwanted, lower being better on every criterion. */
  readonly lowestWins: boolean;
  /** In the matrix's order, vetoed ones included. */
  readonly options: readonly Assessed[];
  /** Options by rank, vetoed ones left out; see `Ranking` for the order of equal and of open ones. */
  readonly ranking: readonly number[];
  /** The options in first place: several in a tie, none while missing scores leave it open. */
  readonly leaders: readonly number[];
  /** In points of the scale whatever the formula. */
  readonly gap: Exact | null;
  readonly gapShare: Exact | null;
  readonly confidence: Confidence | null;
  /** One for each criterion; empty while there is no leader. */
  readonly stability: readonly Stability[];
}

export interface Assessed {
  /** In the formula's unit, as the text would state it; `null` where missing scores leave it open. */
  readonly total: Exact | null;
  readonly totalRange: readonly [low: Exact, high: Exact];
  /** The weighted mean, in points of the scale. */
  readonly points: Points;
  /** `null` where none is stated, where missing scores leave it open, and where nothing explains the stated totals. */
  readonly statedIsRight: boolean | null;
  /** No score is missing. */
  readonly complete: boolean;
  /** The critical criteria that put it out; its total is the one it would have had. */
  readonly vetoedBy: readonly number[];
  /** A missing critical score may still put it out. */
  readonly mayBeVetoed: boolean;
  /** Stays in the ranking, but is not to be chosen; `null` where missing scores leave it open. */
  readonly belowMinimum: boolean | null;
  /** 1-2-2-4; `null` where vetoed or left open by missing scores. */
  readonly rank: number | null;
}

export function assess(written: Matrix): Assessment {
  const weights = normalise(written.criteria.map(criterion => criterion.weight));
  const { matrix, rows, rule, explained, directionIgnored, lowestWins } = readingOf(written, weights);
  const how = { rule, explained, lowestWins };
  const options = matrix.options.map((_, option) => assessOption(matrix, option, rows[option] ?? [], how));
  const contenders = options.flatMap(({ points, vetoedBy, mayBeVetoed }, option) =>
    vetoedBy.length > 0 ? [] : [{ option, points, doubtful: mayBeVetoed }],
  );
  const { order, ranks, leaders, gap } = rank(contenders);
  const gapShare = gap === null ? null : shareOf(gap, rangeOf(matrix.scale));
  return {
    matrix,
    weights,
    directionIgnored,
    shares: rule.shares,
    worths: rows,
    formula: rule.formula,
    factor: rule.factor,
    explained,
    lowestWins,
    options: options.map((assessed, option) => ({ ...assessed, rank: ranks.get(option) ?? null })),
    ranking: order,
    leaders,
    gap,
    gapShare,
    confidence: gapShare === null ? null : confidenceOf(gapShare),
    stability: leaders.length === 0 ? [] : stabilityOf(rule.shares, leadsOf(rule.shares, leaders, order, rows)),
  };
}

/**
 * Scores where lower is better are turned on the fixed scale. Only where more of the stated totals come out as they
 * stand than turned, an existing table keeps what its author did, and says so.
 */
function readingOf(written: Matrix, weights: Weights) {
  const rows = worths(written);
  const turned = written.criteria.every(({ direction }) => direction === 'higher');
  const matrix: Matrix = {
    ...written,
    criteria: written.criteria.map(criterion => ({ ...criterion, direction: 'higher' })),
  };
  const readings = turned ? [rows] : [rows, worths(matrix)];
  const { rule, reading, explained } = ruleOf(written, weights, readings);
  const directionIgnored = reading > 0;
  // Where lower is better throughout, totals of scores as they stand are amounts of something unwanted: the least wins.
  if (directionIgnored && written.criteria.every(({ direction }) => direction === 'lower'))
    return { matrix: written, rows, rule, explained, directionIgnored: false, lowestWins: true };
  return {
    matrix: directionIgnored ? matrix : written,
    rows: readings[reading] ?? rows,
    rule,
    explained,
    directionIgnored,
    lowestWins: false,
  };
}

interface How {
  readonly rule: Rule;
  readonly explained: boolean;
  readonly lowestWins: boolean;
}

/** The mean of the scores as they stand, from that of the turned ones. */
export function backTurned({ low, high }: Points, scale: Matrix['scale']): Points {
  const ends = add(fromNumber(scale.min), fromNumber(scale.max));
  return { low: sub(ends, high), high: sub(ends, low) };
}

function assessOption(matrix: Matrix, option: number, row: readonly Worth[], how: How): Omit<Assessed, 'rank'> {
  const { rule, explained, lowestWins } = how;
  const points = pointsOf(matrix.scale, rule.shares, row);
  const total = inUnits(rule, lowestWins ? backTurned(points, matrix.scale) : points);
  const stated = matrix.options[option]?.stated ?? null;
  const veto = vetoOf(matrix, option);
  return {
    total: equal(total.low, total.high) ? total.low : null,
    totalRange: [total.low, total.high],
    points,
    statedIsRight: stated === null || !explained ? null : isRight(stated, total),
    complete: row.length > 0 && row.every((_, criterion) => scoreAt(matrix, option, criterion) !== null),
    vetoedBy: veto.by,
    mayBeVetoed: veto.possible,
    belowMinimum: isBelow(points, matrix.minimum),
  };
}

function isBelow({ low, high }: Points, minimum: Exact | null): boolean | null {
  if (minimum === null || compare(low, minimum) >= 0) return false;
  return compare(high, minimum) < 0 ? true : null;
}
