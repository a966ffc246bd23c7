import { lazy } from '../text/lazy';
import { announcesScoring } from '../words/headers';
import type { Draft } from './draft';
import { onSomeScale } from './interpret';
import type { Shape } from './shape';

export interface Surroundings {
  /** The headings above the table, innermost first, and the text line before it. */
  readonly headings: readonly string[];
  readonly before: () => string;
  /** A sentence near by states a scale. */
  readonly scale: () => boolean;
  /** How many of its options the record lists elsewhere. */
  readonly knownOptions: () => number;
}

/** What no text around a table could make a scoring table of need not be looked at closer. */
export function isPlausible({ evidence, data, body }: Shape): boolean {
  return (
    (evidence.named || evidence.hinted || evidence.weights || evidence.total) && data.length <= 40 && body.length <= 60
  );
}

/**
 * Whether a table that has the shape of a scoring table is one. Tables of measurements, prices, risks and settings have
 * numbers, totals and weights too; what they lack is options and criteria that are called so, or scored on one scale.
 */
export function isDecisionMatrix(draft: Draft, shape: Shape, around: Surroundings): boolean {
  const { evidence } = shape;
  if (draft.criteria.length < 2 || draft.criteria.length > 40) return false;
  if (draft.options.length < 1 || draft.options.length > 60) return false;
  const announced = lazy(() => around.headings.slice(0, 2).some(announcesScoring) || announcesScoring(around.before()));
  const weighed = evidence.weights || draft.criteria.every(({ weight }) => weight !== null);
  const cells = draft.cells.flat();
  const scored = cells.filter(cell => cell?.value || cell?.mark).length;
  const worded = cells.filter(cell => cell?.text).length;
  // Nothing scored yet: a template, or the table of one more option.
  if (scored === 0)
    return worded === 0 && evidence.weights && evidence.named && (draft.single || draft.options.length >= 2);
  if (draft.kind === 'ordinal') {
    if (draft.options.length < 2 || scored * 10 < cells.length * 7) return false;
    return (
      evidence.named ||
      around.knownOptions() >= 2 ||
      (weighed && announced()) ||
      (evidence.hinted && announced() && around.headings.slice(0, 1).some(announcesScoring))
    );
  }
  // A score that is missing speaks for nothing; words in its place speak against it.
  if (!onSomeScale(draft) || scored < worded) return false;
  if (draft.single) return evidence.named && (evidence.total || weighed || around.scale() || announced());
  const numbers = draft.cells
    .flat()
    .flatMap(cell => (cell?.value ? [Number(cell.value.n) / Number(cell.value.d)] : []));
  const large = numbers.some(value => value > 10);
  const out = draft.cells.flat().some(cell => cell?.max != null);
  const clear = [weighed, evidence.total, announced()].filter(Boolean).length;
  const strong = () => clear + (out || around.scale() ? 1 : 0) + (around.knownOptions() >= 2 ? 1 : 0);
  if (evidence.named)
    return large ? weighed || (evidence.total && announced()) || around.scale() : clear >= 1 || strong() >= 1;
  // Without a head that says so, a total alone is an invoice and weights alone are a checklist.
  if (weighed)
    return evidence.total || announced() || around.knownOptions() >= 2 || (evidence.hinted && around.scale());
  return !large && (clear >= 2 || strong() >= 2) && (announced() || around.knownOptions() >= 2);
}
