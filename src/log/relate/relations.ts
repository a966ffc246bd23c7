import type { Relation } from '../../adr/model';
import type { LogEntry } from '../entries';
import { resolverOf } from './resolver';

/** The relations that are drawn; the passive ones are the same seen from the other record. */
export type Active = 'supersedes' | 'amends' | 'depends-on' | 'relates-to' | 'conflicts-with' | 'refines';

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly relation: Active;
  /** Which of the two records says so. */
  readonly said: 'from' | 'to' | 'both';
}

export interface Relations {
  readonly edges: readonly Edge[];
  /** What names a record that is not in the log, or that could be two. */
  readonly loose: readonly { readonly path: string; readonly relation: Relation; readonly target: string }[];
}

const PASSIVE: Readonly<Partial<Record<Relation, Active>>> = {
  'superseded-by': 'supersedes',
  'amended-by': 'amends',
  'required-by': 'depends-on',
  'refined-by': 'refines',
};

export const OPPOSITE: Readonly<Record<Relation, Relation>> = {
  supersedes: 'superseded-by',
  'superseded-by': 'supersedes',
  amends: 'amended-by',
  'amended-by': 'amends',
  'depends-on': 'required-by',
  'required-by': 'depends-on',
  refines: 'refined-by',
  'refined-by': 'refines',
  'relates-to': 'relates-to',
  'conflicts-with': 'conflicts-with',
};

/** What the records of a log say about each other, each relation once. */
export function relationsOf(entries: readonly LogEntry[]): Relations {
  const resolve = resolverOf(entries);
  const edges = new Map<string, Edge>();
  const loose: Relations['loose'][number][] = [];
  for (const { path, links } of entries) {
    for (const { relation, target } of links) {
      if (relation === null) continue;
      const other = resolve(path, target);
      if (!other) {
        if (!/^[a-z][a-z\d+.-]*:/i.test(target)) loose.push({ path, relation, target });
      } else if (other.path !== path) note(edges, path, other.path, relation);
    }
  }
  return { edges: [...edges.values()], loose };
}

function note(edges: Map<string, Edge>, own: string, other: string, relation: Relation): void {
  const active = PASSIVE[relation];
  const mutual = relation === 'relates-to' || relation === 'conflicts-with';
  const turned = active !== undefined || (mutual && own > other);
  const [from, to] = turned ? [other, own] : [own, other];
  const said = turned ? 'to' : 'from';
  const key = `${from}\n${to}\n${active ?? relation}`;
  const known = edges.get(key);
  edges.set(key, {
    from,
    to,
    relation: active ?? (relation as Active),
    said: known && known.said !== said ? 'both' : said,
  });
}

/** The relations of one record as a reader of it sees them: `superseded-by docs/adr/0009-x.md`. */
export function relationsFrom(
  { edges }: Relations,
  path: string,
): readonly { readonly relation: Relation; readonly path: string }[] {
  return edges.flatMap(({ from, to, relation }) => [
    ...(from === path ? [{ relation, path: to }] : []),
    ...(to === path ? [{ relation: OPPOSITE[relation], path: from }] : []),
  ]);
}
