import type { EventType, Evidence, Reflection } from './shape';

/** What shows that an event took place. A person's review counts, a model's opinion of the decision does not. */
const proof: Record<EventType, readonly Evidence['kind'][]> = {
  superseded: ['record', 'status'],
  'trigger-fired': ['trigger', 'metric'],
  reviewed: ['review'],
  'status-changed': ['status'],
};

/** Whether a lesson rests on something that happened: only such a one is given to a deliberation. */
export function isBacked({ event, lessons, insights }: Reflection): boolean {
  const says = [...lessons, ...insights].some(text => text.trim() !== '');
  return says && event.evidence.some(({ kind, ref }) => proof[event.type].includes(kind) && byPerson(kind, ref));
}

function byPerson(kind: Evidence['kind'], ref: string): boolean {
  return kind !== 'review' || ref.startsWith('urn:aiwg:agent:human:');
}
