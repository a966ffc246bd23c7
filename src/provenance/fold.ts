import type { Activity } from './shape';
import { instantOf } from './time';

/**
 * A person saves often; their edits of one day in a row are one activity, which grows. Somebody else's change in between
 * begins a new one: otherwise it would be lost what that change was made to. `null` where two stay two.
 */
export function folded(last: Activity, next: Activity): Activity | null {
  const editing = last.type === 'modification' && next.type === 'modification' && !last.unrecorded && !next.unrecorded;
  if (!editing || last.day === undefined || last.day !== next.day) return null;
  const [one, ...others] = last.wasAssociatedWith;
  const [same, ...more] = next.wasAssociatedWith;
  if (others.length + more.length > 0 || one?.agent !== same?.agent || !isPerson(one?.agent)) return null;
  const used = union(last.used, next.used);
  const derived = union(last.wasDerivedFrom, next.wasDerivedFrom);
  const descriptions = [...new Set([last.description, next.description].filter(text => text !== undefined))];
  const description = descriptions.join('; ');
  return {
    ...last,
    ended: instantOf(next.ended) > instantOf(last.ended) ? next.ended : last.ended,
    ...(description ? { description: description.slice(0, 2000) } : {}),
    ...(used.length > 0 ? { used } : {}),
    ...(derived.length > 0 ? { wasDerivedFrom: derived } : {}),
    generated: { ...last.generated, ...next.generated },
  };
}

function isPerson(agent: string | undefined): boolean {
  return agent?.startsWith('urn:aiwg:agent:human:') ?? false;
}

function union<T>(some: readonly T[] | undefined, more: readonly T[] | undefined): T[] {
  const all = [...(some ?? []), ...(more ?? [])];
  return [...new Map(all.map(one => [JSON.stringify(one), one])).values()];
}
