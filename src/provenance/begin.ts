import { activityOf, sourcesOf, withAgents } from './activity';
import type { Artifact, Change } from './change';
import { applyParts } from './partRecord';
import { currentVersion, type Provenance } from './shape';
import { artifactUrn } from './urn';
import { newYaml } from './yaml';

const heading =
  '# Who wrote what, and from what (W3C PROV). Deliberate adds to this file; comments and fields of your own stay.\n';

/** The text of a new provenance file; `name` is what its companions are called. */
export function begin(artifact: Artifact, name: string, change: Change): string {
  const activity = activityOf(change, name, 1);
  const sources = sourcesOf(change);
  const record: Provenance = {
    version: currentVersion,
    entity: {
      id: artifactUrn(artifact.path),
      type: artifact.type,
      created: activity.started,
      modified: activity.ended,
      ...activity.generated,
    },
    agents: withAgents([], change.agents),
    ...(sources.length > 0 ? { sources } : {}),
    wasAttributedTo: change.agents.map(agent => agent.id),
    ...(change.onBehalfOf?.length
      ? { actedOnBehalfOf: change.onBehalfOf.map(pair => ({ ...pair, activity: activity.id })) }
      : {}),
    ...(change.parts ? { parts: applyParts({}, change.parts, activity.id) } : {}),
    activities: [activity],
  };
  return heading + newYaml(record);
}
