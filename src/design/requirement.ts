/** What a design has to meet: four functional kinds, five non-functional ones, and what limits the work itself. */
const functionalKinds = ['core feature', 'user workflow', 'integration point', 'data requirement'] as const;
const nonFunctionalKinds = [
  'performance target',
  'scalability need',
  'security requirement',
  'availability',
  'compliance need',
] as const;
export const requirementKinds = [...functionalKinds, ...nonFunctionalKinds, 'constraint'] as const;
export type RequirementKind = (typeof requirementKinds)[number];

export interface Requirement {
  /** `R1`, by which sections say what they meet. */
  readonly id: string;
  readonly kind: RequirementKind;
  readonly text: string;
  /** The sentence it came from, as it stands. */
  readonly source: string;
}

/** Kinds that mean nothing without a number. */
const measured: readonly RequirementKind[] = ['performance target', 'scalability need', 'availability'];

/** `fast pages`: nobody can say whether it is met. `zero downtime` and `sub-second` are numbers. */
export function isUnquantified(kind: string, text: string): boolean {
  if (!(measured as readonly string[]).includes(kind)) return false;
  return !/\d|\b(?:zero|no|without) (?:planned )?(?:downtime|outage|interruption)|\bzero-downtime\b|\bsub-?second\b|\b(?:three|four|five) nines\b|\b(?:one|two|three) (?:seconds?|minutes?|hours?|regions?)\b/i.test(
    text,
  );
}
