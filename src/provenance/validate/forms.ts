import type { Problem } from '../problem';
import type { ProvenanceFile } from '../shape';
import { activityName, isAgent, isEntity, pathOf } from '../urn';

/** Names: each has the form of its kind, and is given once. */
export function formsOf({ path, record }: ProvenanceFile): Problem[] {
  const wrong = (at: string, message: string): Problem => ({
    rule: 'urn-form',
    severity: 'error',
    message,
    path,
    at,
    repairable: false,
  });
  const found: Problem[] = [];
  if (pathOf(record.entity.id) === null)
    found.push(
      wrong('entity.id', `${quoted(record.entity.id)} is no urn:aiwg:artifact:<path from the workspace folder>.`),
    );
  for (const [index, { id }] of record.agents.entries())
    if (!isAgent(id)) found.push(wrong(`agents[${index}].id`, `${quoted(id)} is no urn:aiwg:agent:<name>.`));
  for (const [index, { id }] of (record.sources ?? []).entries())
    if (!isEntity(id))
      found.push(
        wrong(`sources[${index}].id`, `${quoted(id)} is no urn:aiwg:artifact:<path> or urn:aiwg:catalogue:<entry>.`),
      );
  for (const [index, { id, type }] of record.activities.entries()) {
    const at = `activities[${index}].id`;
    const name = activityName(id);
    if (!name) found.push(wrong(at, `${quoted(id)} is no urn:aiwg:activity:<type>:<name>:<number>.`));
    else if (name.type !== type) found.push(wrong(at, `The name says ${name.type}, and the type is ${type}.`));
  }
  return [
    ...found,
    ...twice(path, 'agents', record.agents),
    ...twice(path, 'sources', record.sources ?? []),
    ...twice(path, 'activities', record.activities),
    ...numbersTwice(path, record.activities),
  ];
}

function twice(path: string, list: string, things: readonly { readonly id: string }[]): Problem[] {
  const seen = new Set<string>();
  return things.flatMap(({ id }, index): Problem[] => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        rule: 'name-twice',
        severity: 'error',
        message: `${quoted(id)} is the name of two ${list}${list === 'activities' ? ': a merge does that; run `deliberate provenance verify --fix`.' : '.'}`,
        path,
        at: `${list}[${index}].id`,
        repairable: list === 'activities',
      },
    ];
  });
}

/** `generation:x:002` and `modification:x:002` differ in name, and still both claim to be the second. */
function numbersTwice(path: string, activities: readonly { readonly id: string }[]): Problem[] {
  const ids = new Map<number, string>();
  return activities.flatMap(({ id }, index): Problem[] => {
    const number = activityName(id)?.sequence;
    if (number === undefined) return [];
    const other = ids.get(number);
    ids.set(number, id);
    if (other === undefined || other === id) return [];
    return [
      {
        rule: 'name-twice',
        severity: 'error',
        message: `The number ${number} was given to two activities: a merge does that; run \`deliberate provenance verify --fix\`.`,
        path,
        at: `activities[${index}].id`,
        repairable: true,
      },
    ];
  });
}

function quoted(name: string): string {
  return `"${name.length > 80 ? `${name.slice(0, 77)}...` : name}"`;
}
