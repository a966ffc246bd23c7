import { read } from '../adr/read';
import { toNumber } from '../decision/exact';
import { nameKey, plain, sameName } from './plain';
import type { State } from './state';
import type { Criterion, Scored, Work } from './work';

export type PersonEdit = State['edits'][number];

/** What a person changed in the matrix since it was last written: scores, reasons and weights, which are theirs from now on. */
export function personEdits(written: string, current: string): readonly PersonEdit[] {
  if (written === '' || written === current) return [];
  const [before, after] = [cellsIn(written), cellsIn(current)];
  return [...after].flatMap(([key, cell]) => {
    const old = before.get(key);
    return old && old.value === cell.value && old.because === cell.because ? [] : [cell];
  });
}

function cellsIn(text: string): ReadonlyMap<string, PersonEdit> {
  const [matrix] = read(text).matrices;
  if (!matrix) return new Map();
  const { criteria, options, scores } = matrix.matrix;
  const weights = criteria.map(({ name, weight }) => ({
    criterion: name,
    option: null,
    value: weight === null ? null : toNumber(weight),
    because: '',
  }));
  const cells = options.flatMap(({ name }, option) =>
    criteria.map((criterion, index) => {
      const score = scores[option]?.[index] ?? null;
      return {
        criterion: criterion.name,
        option: name,
        value: score === null ? null : toNumber(score),
        because: matrix.cells[option]?.[index]?.note?.value ?? '',
      };
    }),
  );
  return new Map(
    [...weights, ...cells].map(edit => [`${nameKey(edit.criterion)}|${nameKey(edit.option ?? '')}`, edit]),
  );
}

/** The work with what a person wrote in its place. */
export function withEdits(work: Work, edits: readonly PersonEdit[]): Work {
  if (edits.length === 0) return work;
  const criteria = work.criteria?.map(criterion => ofWeight(criterion, edits));
  const scored = work.scored?.map(one => ofScores(one, work.criteria ?? [], edits));
  return { ...work, ...(criteria ? { criteria } : {}), ...(scored ? { scored } : {}) };
}

function ofWeight(criterion: Criterion, edits: readonly PersonEdit[]): Criterion {
  const edit = edits.findLast(({ option, criterion: name }) => option === null && sameName(name, criterion.name));
  if (!edit || edit.value === null || edit.value <= 0) return criterion;
  return { ...criterion, weight: edit.value, weightBy: 'person' };
}

function ofScores(
  { alternative, cells }: Scored,
  criteria: readonly Criterion[],
  edits: readonly PersonEdit[],
): Scored {
  return {
    alternative,
    cells: cells.map((cell, index) => {
      const name = criteria[index]?.name ?? '';
      const edit = edits.findLast(
        one => one.option !== null && sameName(one.option, alternative.name) && sameName(one.criterion, name),
      );
      // An emptied cell is one that nobody has scored yet, not a person's score.
      if (!edit || edit.value === null) return cell;
      return { ...cell, score: edit.value, because: plain(edit.because, 140), by: 'person' };
    }),
  };
}
