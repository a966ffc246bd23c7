import { type DesignGate, type DesignGateAnswer, designGateAnswer } from './gates';
import { type PartName, partNames } from './questions';
import type { DesignState } from './state';

/** Where a design can stand and be asked about again: a gate by its name, a step by its own. */
export const designPlaces = [
  'context',
  'contradictions',
  'requirements',
  'choices',
  ...partNames.map(name => `step:${name}` as const),
  'document',
] as const;
export type DesignPlace = (typeof designPlaces)[number];

export function placeOf(gate: DesignGate): DesignPlace {
  return gate.name === 'step' ? `step:${gate.step}` : gate.name;
}

/** The last place before `here` at which a person answered; null where there is none. */
export function placeBefore({ journal }: DesignState, here: DesignPlace): DesignPlace | null {
  const answered = (place: DesignPlace) => journal.some(({ kind }) => kind === `gate:${place}`);
  return designPlaces.slice(0, designPlaces.indexOf(here)).findLast(answered) ?? null;
}

/**
 * Forgets the last answer at a place, so that it is asked about again, and what was read in the document from there on.
 * What comes after it and does not depend on it is found again, and only the rest is asked anew. The answer is given back:
 * what a person wrote there is not lost.
 */
export function goBackTo(state: DesignState, place: DesignPlace): DesignGateAnswer | null {
  const index = state.journal.findLastIndex(({ kind }) => kind === `gate:${place}`);
  const answer = designGateAnswer.safeParse(state.journal[index]?.value);
  const from = designPlaces.indexOf(place);
  const stale = new Set(
    partNames.filter(name => designPlaces.indexOf(`step:${name}`) >= from).map(name => heardKey(name)),
  );
  state.journal = state.journal.filter(({ key }, at) => at !== index && !stale.has(key));
  state.status = 'running';
  return answer.success ? answer.data : null;
}

/** Under which a step remembers what a person had written in the document when it began. */
export function heardKey(part: PartName): string {
  return `heard:${part}`;
}
