import { withAgents } from './activity';
import type { Readable } from './read';
import type { Activity, Part, Provenance } from './shape';
import { instantOf } from './time';
import { parseYaml, yamlText } from './yaml';
import { same, set } from './yamlSet';

/** The text of one side of a merge with what only the other side knows. Numbers may collide afterwards. */
export function unite(ours: Readable, theirs: Provenance): string {
  const { record, text } = ours;
  const yaml = parseYaml(text);
  if ('problem' in yaml) throw new Error(yaml.problem);
  const more = <T>(some: readonly T[] | undefined, others: readonly T[] | undefined) => [
    ...(some ?? []),
    ...(others ?? []).filter(other => !some?.some(one => same(one, other))),
  ];
  const optional = <K extends string, T>(key: K, list: readonly T[]) => (list.length > 0 ? { [key]: list } : {});
  const known = new Set(record.sources?.map(({ id }) => id));
  const parts = partsOfBoth(record, theirs);
  const formerly = more(record.entity.formerly, theirs.entity.formerly);
  const after = {
    ...record,
    entity: { ...record.entity, created: earlier(record, theirs), ...optional('formerly', formerly) },
    agents: withAgents(theirs.agents, record.agents),
    ...optional('sources', [...(record.sources ?? []), ...(theirs.sources ?? []).filter(({ id }) => !known.has(id))]),
    wasAttributedTo: more(record.wasAttributedTo, theirs.wasAttributedTo),
    ...optional('actedOnBehalfOf', more(record.actedOnBehalfOf, theirs.actedOnBehalfOf)),
    ...(Object.keys(parts).length > 0 ? { parts } : {}),
    activities: more(record.activities, theirs.activities),
  };
  set(yaml.document, [], after, record);
  return yamlText(yaml.document, text);
}

function earlier(a: Provenance, b: Provenance): string {
  return instantOf(a.entity.created) <= instantOf(b.entity.created) ? a.entity.created : b.entity.created;
}

/** A part that both sides name is its later author's. */
function partsOfBoth(ours: Provenance, theirs: Provenance): Record<string, Part> {
  const parts = new Map(Object.entries(ours.parts ?? {}));
  for (const [name, part] of Object.entries(theirs.parts ?? {})) {
    const own = parts.get(name);
    if (!own || endOf(theirs.activities, part) > endOf(ours.activities, own)) parts.set(name, part);
  }
  return Object.fromEntries(parts);
}

function endOf(activities: readonly Activity[], part: Part): number {
  return instantOf(activities.find(({ id }) => id === part.activity)?.ended ?? '');
}
