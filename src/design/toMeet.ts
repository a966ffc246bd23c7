import type { PartName } from './questions';
import type { Requirement } from './requirement';

/** The part of the document in which a requirement has its place. */
function placeOf({ kind, text }: Requirement): PartName {
  switch (kind) {
    case 'core feature':
      return 'components';
    case 'user workflow':
    case 'integration point':
      return 'api';
    case 'data requirement':
      return 'data';
    case 'performance target':
    case 'scalability need':
      return 'scaling';
    case 'security requirement':
    case 'compliance need':
      return 'security';
    case 'availability':
      return 'deployment';
    case 'constraint':
      return isMoney(text) ? 'deployment' : 'roadmap';
  }
}

export function toMeet(part: PartName, requirements: readonly Requirement[]): readonly string[] {
  return requirements.filter(requirement => placeOf(requirement) === part).map(({ id }) => id);
}

export function isMoney(text: string): boolean {
  return /[$€£]|\b(?:USD|EUR|GBP|CHF|budget|cost|cheap\w*|price)\b/i.test(text);
}
