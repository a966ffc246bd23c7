import type { Change } from './change';
import type { Activity, Agent, Source } from './shape';
import { activityUrn } from './urn';

export function activityOf(change: Change, name: string, sequence: number): Activity {
  const { type, started, ended, day, description, unrecorded, agents, after } = change;
  const used = change.used?.map(({ source, role }) => ({ entity: source.id, ...(role ? { role } : {}) })) ?? [];
  const derived = change.derivedFrom?.map(({ source, kind }) => ({ entity: source.id, kind })) ?? [];
  return {
    id: activityUrn(type, name, sequence),
    type,
    started: seconds(started),
    ended: seconds(ended),
    day,
    ...(description ? { description } : {}),
    ...(unrecorded ? { unrecorded } : {}),
    wasAssociatedWith: agents.map(associationOf),
    ...(used.length > 0 ? { used } : {}),
    ...(derived.length > 0 ? { wasDerivedFrom: derived } : {}),
    generated: { size: after.size, sha256: after.sha256, textSha256: after.textSha256 },
  };
}

function associationOf({ id, version, model, modelVersion }: Agent): Activity['wasAssociatedWith'][number] {
  return {
    agent: id,
    ...(version ? { version } : {}),
    ...(model ? { model } : {}),
    ...(modelVersion ? { modelVersion } : {}),
  };
}

/** Every entity that a change refers to, once. */
export function sourcesOf(change: Change): Source[] {
  const all = [...(change.used ?? []), ...(change.derivedFrom ?? [])].map(({ source }) => source);
  return [...new Map(all.map(source => [source.id, source])).values()];
}

/** An agent whose version changed is brought up to date: what it was at each activity, the activity says. */
export function withAgents(known: readonly Agent[], more: readonly Agent[]): Agent[] {
  return [...new Map([...known, ...more].map(agent => [agent.id, agent])).values()];
}

/** Parts of a second tell nobody anything and do not survive an export. */
function seconds(time: string): string {
  return time.replace(/\.\d+(?=Z|[+-])/, '');
}
