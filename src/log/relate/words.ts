import type { Relation } from '../../adr/model';

/** How a record says a relation in front of a link. */
export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  supersedes: 'Supersedes',
  'superseded-by': 'Superseded by',
  amends: 'Amends',
  'amended-by': 'Amended by',
  'depends-on': 'Depends on',
  'required-by': 'Required by',
  'relates-to': 'Relates to',
  'conflicts-with': 'Conflicts with',
  refines: 'Refines',
  'refined-by': 'Refined by',
};

export const RELATIONS = Object.keys(RELATION_WORDS) as readonly Relation[];
