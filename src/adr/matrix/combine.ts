import { keyOf } from '../text/inline';
import { likeness } from '../words/names';
import type { Draft } from './draft';

/** Tables for one option each, one after another and with the same criteria, are one matrix. */
export function combineSingles(drafts: readonly Draft[]): Draft[][] {
  const groups: Draft[][] = [];
  for (const draft of drafts) {
    const group = groups.find(
      ([first]) => first !== undefined && draft.single && first.single && sameCriteria(first, draft),
    );
    if (group) group.push(draft);
    else groups.push([draft]);
  }
  return groups;
}

function sameCriteria(a: Draft, b: Draft): boolean {
  if (a.criteria.length !== b.criteria.length) return false;
  return a.criteria.every(
    (criterion, index) =>
      likeness(criterion.label.name, b.criteria[index]?.label.name ?? '') === 4 ||
      keyOf(criterion.label.name) === keyOf(b.criteria[index]?.label.name ?? ''),
  );
}
