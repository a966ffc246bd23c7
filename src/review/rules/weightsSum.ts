import { abs, compare, type Exact, exact, mul, ONE, sub } from '../../decision/exact';
import { short } from '../figures';
import type { Found, Rule } from '../rule';
import type { Scored } from '../scored';
import type { Subject } from '../subject';

export const weightsSum: Rule = {
  name: 'weights-sum',
  severity: 'warning',
  about:
    'Weights that are percentages or fractions do not sum to 100 % or 1; points such as 3, 2 and 1 may sum to anything.',
  fixable: false,
  find: ({ record, scored }: Subject) => scored.flatMap(one => sumOf(record.text, one)),
};

function sumOf(text: string, { read, assessment }: Scored): Found[] {
  const { weights } = assessment;
  if (weights.written !== 'other') return [];
  const places = read.criteria.flatMap(({ weight }) => (weight ? [weight] : []));
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last) return [];
  const written = assessment.matrix.criteria.flatMap(({ weight }) => (weight ? [weight] : []));
  const percent = places.some(({ end }) => /^\s*[%％]/.test(text.slice(end, end + 2)));
  const fractions = written.every(weight => compare(weight, ONE) <= 0) && written.some(({ d }) => d !== 1n);
  const whole = percent ? exact(100) : fractions ? ONE : nearHundred(weights.sum, written) ? exact(100) : null;
  // 1 to 5, or points: any unit will do, since only the shares count.
  if (whole === null) return [];
  const figure = `${short(weights.sum)}${percent ? ' %' : ''}`;
  // 33 %, 33 %, 33 % and 0.33, 0.33, 0.33 are thirds.
  const slack = mul(exact(written.length, 2), whole === ONE ? exact(1, 100) : ONE);
  const rounded =
    compare(abs(sub(whole, weights.sum)), slack) < 0 &&
    written.every(({ n, d }) => n === written[0]?.n && d === written[0]?.d);
  if (rounded) return [];
  const message = `The weights sum to ${figure} and not to ${short(whole)}${percent ? ' %' : ''}; correct them, as totals are computed with their shares of ${figure}.`;
  return [{ message, range: { start: first.start, end: first.end } }];
}

/** 95 or 110 in whole numbers is a percentage that was miscounted, where they are not all points from 1 to 10. */
function nearHundred(sum: Exact, written: readonly Exact[]): boolean {
  if (written.every(weight => compare(weight, exact(10)) <= 0)) return false;
  return compare(sum, exact(80)) >= 0 && compare(sum, exact(120)) <= 0;
}
