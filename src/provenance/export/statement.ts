/** The relations and things of PROV-DM that we state, with their places in the order in which PROV-N writes them. */
export const places = {
  entity: [],
  activity: ['startTime', 'endTime'],
  agent: [],
  wasGeneratedBy: ['entity', 'activity', 'time'],
  used: ['activity', 'entity', 'time'],
  wasDerivedFrom: ['generatedEntity', 'usedEntity', 'activity', 'generation', 'usage'],
  wasAttributedTo: ['entity', 'agent'],
  wasAssociatedWith: ['activity', 'agent', 'plan'],
  actedOnBehalfOf: ['delegate', 'responsible', 'activity'],
  specializationOf: ['specificEntity', 'generalEntity'],
} as const;

export type StatementKind = keyof typeof places;

/** What may be said about a thing: text, a whole number, or a name of a vocabulary such as `prov:Revision`. */
export type Value = { readonly text: string } | { readonly whole: number } | { readonly term: string };

/** One sentence of a PROV document. Names are whole URNs; how they are written is the concern of each format. */
export interface Statement {
  readonly kind: StatementKind;
  /** Things have one, relations have none. */
  readonly id: string | null;
  readonly args: Readonly<Record<string, string>>;
  readonly attributes: readonly (readonly [name: string, value: Value])[];
}

export function isThing(kind: StatementKind): boolean {
  return kind === 'entity' || kind === 'activity' || kind === 'agent';
}

/** Places that hold a moment and no name. */
export function isTime(place: string): boolean {
  return place === 'time' || place === 'startTime' || place === 'endTime';
}
