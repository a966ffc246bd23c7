import { assess } from '../../decision/assess';
import type { Stated } from '../../decision/model';
import { resolveScale } from '../../decision/scale';
import type { Draft } from './draft';
import type { Ends } from './sentences';
import { thousandsIn } from './total';

/** How many of these totals a formula gives. */
function fitsOf(draft: Draft, scale: Ends | null, totals: readonly (Stated | null)[]): number {
  const scores = draft.cells.map(row => row.map(cell => cell?.value ?? null));
  const { formula, options } = assess({
    scale: resolveScale(scale, null, scores.flat()),
    criteria: draft.criteria.map(({ label, weight, lower }) => ({
      name: label.name,
      weight: weight?.value ?? null,
      direction: lower ? 'lower' : 'higher',
      critical: null,
    })),
    options: draft.options.map(({ name }, index) => ({ name, stated: totals[index] ?? null })),
    scores,
    minimum: null,
  });
  return formula === null ? 0 : options.filter(({ statedIsRight }) => statedIsRight === true).length;
}

/** Where the table has several rows or columns of totals, the one that a formula gives best; the first of equals. */
export function bestTotals(drafts: readonly Draft[], scale: () => Ends | null): Draft | undefined {
  const [first, ...others] = drafts;
  if (!first || others.length === 0 || first.kind !== 'numeric') return first;
  const fits = (draft: Draft) =>
    fitsOf(
      draft,
      scale(),
      draft.options.map(({ total }) => total?.stated ?? null),
    );
  let [best, most] = [first, fits(first)];
  for (const draft of others) {
    const count = fits(draft);
    if (count > most) [best, most] = [draft, count];
  }
  return best;
}

/** Totals such as `1,800` are thousands where a formula gives more of them so than as 1.8. */
export function readThousands(draft: Draft, text: string, scale: () => Ends | null): void {
  const stated = draft.options.map(({ total }) => total?.stated ?? null);
  const thousands = draft.options.map(({ total }) =>
    total ? (thousandsIn(text.slice(total.range.start, total.range.end))?.stated ?? null) : null,
  );
  if (draft.kind !== 'numeric' || thousands.every(total => total === null)) return;
  const read = stated.map((total, index) => thousands[index] ?? total);
  if (fitsOf(draft, scale(), read) <= fitsOf(draft, scale(), stated)) return;
  for (const [index, option] of draft.options.entries())
    if (option.total) option.total = { ...option.total, stated: read[index] ?? null };
}
