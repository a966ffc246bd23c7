import type { Problem } from '../problem';
import type { ProvenanceFile } from '../shape';

/** Whatever is referred to is declared in the same file, so that each file can be read alone. */
export function references({ path, record }: ProvenanceFile): Problem[] {
  const agents = new Set(record.agents.map(({ id }) => id));
  const activities = new Set(record.activities.map(({ id }) => id));
  const entities = new Set((record.sources ?? []).map(({ id }) => id));
  const found: Problem[] = [];
  const need = (known: ReadonlySet<string>, id: string | undefined, at: string, list: string) => {
    if (id === undefined || known.has(id)) return;
    const message = `"${id}" is not declared among the ${list} of this file.`;
    found.push({ rule: 'undeclared', severity: 'error', message, path, at, repairable: false });
  };
  for (const [index, { wasAssociatedWith, used, wasDerivedFrom }] of record.activities.entries()) {
    const at = `activities[${index}]`;
    for (const [n, { agent }] of wasAssociatedWith.entries())
      need(agents, agent, `${at}.wasAssociatedWith[${n}].agent`, 'agents');
    for (const [n, { entity }] of (used ?? []).entries()) need(entities, entity, `${at}.used[${n}].entity`, 'sources');
    for (const [n, { entity }] of (wasDerivedFrom ?? []).entries())
      need(entities, entity, `${at}.wasDerivedFrom[${n}].entity`, 'sources');
  }
  for (const [index, agent] of record.wasAttributedTo.entries())
    need(agents, agent, `wasAttributedTo[${index}]`, 'agents');
  for (const [index, { delegate, responsible, activity }] of (record.actedOnBehalfOf ?? []).entries()) {
    need(agents, delegate, `actedOnBehalfOf[${index}].delegate`, 'agents');
    need(agents, responsible, `actedOnBehalfOf[${index}].responsible`, 'agents');
    need(activities, activity, `actedOnBehalfOf[${index}].activity`, 'activities');
  }
  for (const [name, { agent, activity }] of Object.entries(record.parts ?? {})) {
    need(agents, agent, `parts["${name}"].agent`, 'agents');
    need(activities, activity, `parts["${name}"].activity`, 'activities');
  }
  return found;
}
