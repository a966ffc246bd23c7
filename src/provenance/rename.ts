import type { Readable } from './read';
import { activityName, activityUrn, artifactUrn, isEntity } from './urn';
import { parseYaml, yamlText } from './yaml';
import { set } from './yamlSet';

/**
 * The text of the provenance file of a file that was moved: the entity gets its new name and keeps the old one, by which
 * others refer to it. Its activities are called by the new name too, and keep their numbers.
 */
export function renamed(reading: Readable, to: { readonly path: string; readonly name: string }): string {
  const { record, text } = reading;
  const id = artifactUrn(to.path);
  if (id === record.entity.id) return text;
  const yaml = parseYaml(text);
  if ('problem' in yaml) throw new Error(yaml.problem);
  const names = new Map(
    record.activities.map(({ id, type }) => [id, activityUrn(type, to.name, activityName(id)?.sequence ?? 1)]),
  );
  const now = (old: string | undefined) => (old === undefined ? {} : { activity: names.get(old) ?? old });
  const formerly = [...(record.entity.formerly ?? []), record.entity.id].filter(old => old !== id && isEntity(old));
  const after = {
    ...record,
    entity: { ...record.entity, id, formerly: [...new Set(formerly)] },
    activities: record.activities.map(activity => ({ ...activity, id: names.get(activity.id) ?? activity.id })),
    ...(record.parts
      ? {
          parts: Object.fromEntries(
            Object.entries(record.parts).map(([name, part]) => [name, { ...part, ...now(part.activity) }]),
          ),
        }
      : {}),
    ...(record.actedOnBehalfOf
      ? { actedOnBehalfOf: record.actedOnBehalfOf.map(pair => ({ ...pair, ...now(pair.activity) })) }
      : {}),
  };
  set(yaml.document, [], after, record);
  return yamlText(yaml.document, text);
}
