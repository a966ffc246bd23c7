import type { Assessment } from '../../src/decision/assess';
import { compare } from '../../src/decision/exact';
import { gapInWords, totalInWords } from './figures';
import { called, list } from './names';

/** What the numbers say, in words. */
export interface Verdict {
  readonly heading: string;
  readonly total: string;
  readonly confidence: string;
  readonly sentence: string;
}

const MISSING = 'scores are missing';

export function verdictOf(assessment: Assessment): Verdict {
  const { matrix, ranking, leaders, options, confidence, gap } = assessment;
  const say = (heading: string, sentence: string): Verdict => ({ heading, total: '', confidence: '', sentence });
  if (matrix.options.length === 0) return say('Nothing to compare', 'Add an option.');
  if (matrix.criteria.length === 0) return say('Nothing to compare by', 'Add a criterion.');
  if (ranking.length === 0) return say('No option is left', `${all(matrix.options.length)} a critical criterion.`);
  if (leaders.length === 0) return say('Not settled', `${openOnes(assessment)}: ${MISSING}.`);
  const heading = list(leaders.map(option => nameOf(assessment, option)));
  const total = totalInWords(assessment, leaders[0] ?? 0);
  if (gap === null) {
    const reason = options.length === 1 ? 'The only option' : 'The only one left';
    return { heading, total, confidence: '', sentence: sentences(`${reason}.`, ...vetoed(assessment)) };
  }
  const apart = gapInWords(assessment);
  const rest = sentences(...vetoed(assessment));
  if (confidence === 'TIE') {
    const next = leaders.length > 1 ? '' : `Next is ${runnersUp(assessment)}.`;
    const sentence = sentences(`${apart} apart, a person has to decide.`, next, rest);
    return { heading, total, confidence: 'tie:', sentence };
  }
  const atLeast = leaders.every(option => options[option]?.complete) ? '' : 'at least ';
  const sentence = sentences(`${atLeast}${apart} ahead of ${runnersUp(assessment)}.`, rest);
  return { heading, total, confidence: confidence ?? '', sentence };
}

/** What a reader has to know to trust the totals; nothing where all is as usual. */
export function notesOf(assessment: Assessment, percent: boolean): readonly string[] {
  const { weights, formula, matrix, options } = assessment;
  const notes: string[] = [];
  const sum = `${Number(weights.sum.n) / Number(weights.sum.d)}${percent ? ' %' : ''}`;
  if (weights.written === 'other') notes.push(`Weights sum to ${sum}: shown as shares.`);
  if (weights.written === 'none' && matrix.criteria.length > 0)
    notes.push('There are no weights: every criterion counts the same.');
  if (weights.written === 'zero') notes.push('All weights are zero: every criterion counts the same.');
  else if (weights.unusable.length > 0) {
    const names = list(weights.unusable.map(criterion => criterionOf(assessment, criterion)));
    notes.push(`Without a usable weight, and not counted: ${names}.`);
  }
  if (formula === 'sum' && weights.written !== 'none')
    notes.push('The stated totals are plain sums: weights do not count in them.');
  if (formula === null) notes.push('No usual formula gives the stated totals: these are weighted means.');
  if (assessment.directionIgnored)
    notes.push('The stated totals add lower-is-better scores as they stand, and so does this.');
  const doubtful = options.flatMap(({ mayBeVetoed, vetoedBy }, option) =>
    mayBeVetoed && vetoedBy.length === 0 ? [nameOf(assessment, option)] : [],
  );
  if (doubtful.length > 0)
    notes.push(`May still fail a critical criterion, whose score is missing: ${list(doubtful)}.`);
  const low = assessment.leaders.filter(option => options[option]?.belowMinimum);
  if (low.length > 0)
    notes.push(`Below the minimum all the same: ${list(low.map(option => nameOf(assessment, option)))}.`);
  return notes;
}

/** `Sticky in-process now leads: 3.95, 0.10 ahead of Redis cluster`; `null` while the first place is as it was. */
export function leadChange(before: Assessment, after: Assessment): string | null {
  const was = before.leaders.map(option => before.matrix.options[option]?.name ?? '');
  const is = after.leaders.map(option => after.matrix.options[option]?.name ?? '');
  if (was.length === is.length && is.every(name => was.includes(name))) return null;
  if (renamed(before, after)) return null;
  const [leader] = after.leaders;
  if (leader === undefined)
    return after.ranking.length === 0
      ? 'No option is left: all fail a critical criterion'
      : `The first place is open now: ${MISSING}`;
  const total = totalInWords(after, leader);
  if (is.length > 1) return `${list(is.map(called))} are level now: ${total}`;
  const ahead = after.gap === null ? '' : `, ${gapInWords(after)} ahead of ${runnersUp(after)}`;
  return `${nameOf(after, leader)} now leads: ${total}${ahead}`;
}

/** The same options lead, at the same places, and only what they are called has changed. */
function renamed(before: Assessment, after: Assessment): boolean {
  if (before.matrix.options.length !== after.matrix.options.length) return false;
  if (before.leaders.join() !== after.leaders.join()) return false;
  const names = new Set(after.matrix.options.map(({ name }) => name));
  return before.leaders.every(option => {
    const name = before.matrix.options[option]?.name ?? '';
    return !names.has(name) || name === after.matrix.options[option]?.name;
  });
}

function runnersUp(assessment: Assessment): string {
  const { ranking, leaders, options } = assessment;
  const highest = (option: number) => options[option]?.points.high ?? { n: 0n, d: 1n };
  const rest = ranking.filter(option => !leaders.includes(option)).sort((a, b) => compare(highest(b), highest(a)));
  const [next] = rest;
  if (next === undefined) return '';
  const near = rest.filter(option => compare(highest(option), highest(next)) === 0);
  return list(near.map(option => nameOf(assessment, option)));
}

/** `Signed cookies would have 4.35 and fail Security.`: those only that would lead. */
function vetoed(assessment: Assessment): string[] {
  const { options, leaders } = assessment;
  const best = options[leaders[0] ?? -1]?.points.high;
  const better = [...options.entries()].filter(
    ([, { vetoedBy, points }]) => vetoedBy.length > 0 && best && compare(points.low, best) > 0,
  );
  return better.slice(0, 2).map(([option, { vetoedBy }]) => {
    const fails = list(vetoedBy.map(criterion => criterionOf(assessment, criterion)));
    return `${nameOf(assessment, option)} would have ${totalInWords(assessment, option)} and fail ${fails}.`;
  });
}

/** Those that may still be first, with what they may come to. */
function openOnes(assessment: Assessment): string {
  const { options, ranking } = assessment;
  const first = options[ranking[0] ?? -1];
  const open = ranking.filter(option => {
    const high = options[option]?.points.high;
    return first !== undefined && high !== undefined && compare(high, first.points.low) >= 0;
  });
  return list(open.map(option => `${nameOf(assessment, option)} ${reach(assessment, option)}`));
}

function reach(assessment: Assessment, option: number): string {
  const total = totalInWords(assessment, option);
  return total.startsWith('between') ? `lies ${total}` : `has ${total}`;
}

function all(count: number): string {
  return count === 1 ? 'The only one fails' : `All ${count} fail`;
}

export function nameOf({ matrix }: Assessment, option: number): string {
  return called(matrix.options[option]?.name ?? '');
}

export function criterionOf({ matrix }: Assessment, criterion: number): string {
  return called(matrix.criteria[criterion]?.name ?? '');
}

function sentences(...parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(' ');
}
