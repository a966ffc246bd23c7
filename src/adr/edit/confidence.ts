import { acceptability } from '../../decision/acceptability';
import type { Assessment } from '../../decision/assess';
import { format } from '../../decision/decimal';
import { abs, ceil, compare, exact, floor, isZero, mul, ONE, sub } from '../../decision/exact';
import type { Stability } from '../../decision/stability';

/** The same draws every time: a paragraph that changed with each computing could never be checked. */
const SEED = 1;

/**
 * The Confidence paragraph of a `tot` record, whole: what the ranking rests on, in two sentences on two lines.
 * A rule compares it with the text to find a stale one.
 */
export function confidenceText(assessment: Assessment, eol = '\n'): string {
  const { leaders, ranking, gap, confidence, matrix } = assessment;
  const name = (option: number | undefined) => matrix.options[option ?? -1]?.name ?? '';
  const [leader] = leaders;
  if (leader === undefined) {
    if (ranking.length === 0) return 'Confidence: none, no option meets the critical criteria.';
    return 'Confidence: open, scores are missing and the order is not settled.';
  }
  if (gap === null || confidence === null) return `Confidence: none, ${name(leader)} is the only option left.`;
  if (leaders.length > 1)
    return `Confidence: TIE, ${list(leaders.map(name))} have the same total. A person has to decide.`;
  const runnerUp = ranking.find(option => option !== leader);
  const lead = `Confidence: ${confidence}, ${format(gap, 2)} ahead of ${name(runnerUp)}.`;
  const bounds = boundsOf(assessment.stability, index => matrix.criteria[index]?.name ?? '');
  const stays =
    bounds.length === 0
      ? `${name(leader)} stays first whatever one criterion weighs.`
      : `${name(leader)} stays first while ${list(bounds)}.`;
  const decide = confidence === 'TIE' ? ' A person has to decide.' : '';
  return `${lead}${decide} ${stays}${eol}${unknownWeights(assessment, leader)}`;
}

/** The three bounds nearest to the weights as they are, in the order of their distance, rounded to the safe side. */
function boundsOf(stability: readonly Stability[], name: (criterion: number) => string): string[] {
  const bounds = stability.flatMap(({ criterion, weight, low, high }) => {
    const below = {
      text: `${name(criterion)} %at least ${ceil(mul(low, exact(100)))} %`,
      by: abs(sub(weight, low)),
      none: isZero(low),
    };
    const above = {
      text: `${name(criterion)} %at most ${floor(mul(high, exact(100)))} %`,
      by: abs(sub(high, weight)),
      none: compare(high, ONE) >= 0,
    };
    return [below, above].filter(({ none }) => !none);
  });
  bounds.sort((a, b) => compare(a.by, b.by));
  return bounds.slice(0, 3).map(({ text }, index) => text.replace(' %at', index === 0 ? ' weighs at' : ' at'));
}

function unknownWeights(assessment: Assessment, leader: number): string {
  const share = acceptability(assessment, { seed: SEED }).first[leader] ?? 0;
  const percent = Math.round(share * 100);
  const opening = 'If nothing were known about the weights it would be first in';
  if (percent >= 50) return `${opening} ${percent} % of cases.`;
  const heaviest = assessment.shares
    .map((weight, index) => ({ weight, name: assessment.matrix.criteria[index]?.name ?? '' }))
    .sort((a, b) => compare(b.weight, a.weight))
    .slice(0, 2)
    .map(({ name }) => lowered(name));
  return `${opening} only ${percent} % of cases: the choice rests on ${list(heaviest)} mattering most.`;
}

/** `Availability` in the middle of a sentence; `SQL support` and `CI` stay. */
function lowered(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
