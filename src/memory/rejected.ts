import type { ReadMatrix } from '../adr/model';
import type { AdrRecord } from '../adr/read';
import { assess } from '../decision/assess';
import { format } from '../decision/decimal';
import type { Reflection } from './shape';
import { nameKey } from './terms';

/** The options that were not chosen, with what the record says against them: what they failed, their total, their cons. */
export function rejectedOf(record: AdrRecord): Reflection['rejected'] {
  const chosen = record.chosen === null ? null : nameKey(record.chosen.value);
  const [matrix] = record.matrices;
  const figures = matrix ? figuresOf(matrix, chosen) : new Map<string, string>();
  return record.options
    .filter(({ name }) => nameKey(name) !== chosen)
    .map(({ name, cons }) => ({
      option: name,
      why: [figures.get(nameKey(name)) ?? '', ...cons.map(({ value }) => value)].filter(text => text !== '').join('; '),
    }));
}

function figuresOf({ matrix }: ReadMatrix, chosen: string | null): Map<string, string> {
  const { options } = assess(matrix);
  const named = options.map((assessed, index) => ({ ...assessed, name: nameKey(matrix.options[index]?.name ?? '') }));
  const best = named.find(({ name }) => name === chosen)?.total ?? null;
  return new Map(
    named.map(({ name, total, vetoedBy }) => {
      const failed = vetoedBy.map(index => matrix.criteria[index]?.name ?? '').join(', ');
      const against = best === null ? '' : ` against ${format(best, 2)}`;
      return [name, failed ? `fails ${failed}` : total === null ? '' : `total ${format(total, 2)}${against}`];
    }),
  );
}
