import type { Activity, Part, Provenance } from './shape';
import { instantOf } from './time';
import { activityName, activityUrn } from './urn';
import { same } from './yamlSet';

/** A record whose activities come in the order of their times with a number of their own each, and what that took. */
export function renumbered(record: Provenance): { readonly record: Provenance; readonly done: readonly string[] } {
  const once = record.activities.filter((one, index, all) => all.findIndex(other => same(one, other)) === index);
  const ordered = inOrder(once) ? once : [...once].sort(byTime);
  const names = newNames(ordered);
  const activities = ordered.map((activity, index) => ({ ...activity, id: names[index] ?? activity.id }));
  const last = activities.at(-1);
  const done: string[] = [];
  if (once.length < record.activities.length) done.push('Activities that stood there twice are there once.');
  if (ordered !== once) done.push('The activities are in the order of their times.');
  const given = names.filter((name, index) => name !== ordered[index]?.id).length;
  if (given > 0)
    done.push(
      `${given} ${given === 1 ? 'activity has' : 'activities have'} a number of ${given === 1 ? 'its' : 'their'} own.`,
    );
  const entity = { ...record.entity, ...(last ? { modified: last.ended, ...last.generated } : {}) };
  if (!same(entity, record.entity)) done.push('The entity is what its last activity made.');
  if (done.length === 0) return { record, done };
  const after = { ...record, entity, activities };
  if (given === 0) return { record: after, done };
  const now = (id: string, agent: string) => renamedActivity(ordered, names, id, agent);
  return {
    done,
    record: {
      ...after,
      ...(record.parts ? { parts: mapParts(record.parts, now) } : {}),
      ...(record.actedOnBehalfOf
        ? {
            actedOnBehalfOf: record.actedOnBehalfOf.map(pair =>
              pair.activity === undefined ? pair : { ...pair, activity: now(pair.activity, pair.delegate) },
            ),
          }
        : {}),
    },
  };
}

function mapParts(parts: Record<string, Part>, now: (id: string, agent: string) => string): Record<string, Part> {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, { ...part, activity: now(part.activity, part.agent) }]),
  );
}

/** Of two activities that had one name, a part belongs to the one its author did. */
function renamedActivity(ordered: readonly Activity[], names: readonly string[], id: string, agent: string): string {
  const with_ = ordered.map((activity, index) => ({ activity, name: names[index] ?? activity.id }));
  const candidates = with_.filter(({ activity }) => activity.id === id);
  const own = candidates.filter(({ activity }) => activity.wasAssociatedWith.some(one => one.agent === agent));
  return (own.at(-1) ?? candidates.at(-1))?.name ?? id;
}

/** From the first number that was given twice or does not rise, all are given anew; those before it stay. */
function newNames(activities: readonly Activity[]): string[] {
  let highest = 0;
  return activities.map(({ id, type }) => {
    const name = activityName(id);
    if (!name) return id;
    const free = name.sequence > highest;
    highest = free ? name.sequence : highest + 1;
    return free ? id : activityUrn(type, name.name, highest);
  });
}

function inOrder(activities: readonly Activity[]): boolean {
  return activities.every((one, index) => instantOf(activities[index - 1]?.ended ?? one.ended) <= instantOf(one.ended));
}

/** The whole content decides between equal times, so that the order is the same on every machine. */
function byTime(a: Activity, b: Activity): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return (
    instantOf(a.ended) - instantOf(b.ended) ||
    instantOf(a.started) - instantOf(b.started) ||
    (one < other ? -1 : one > other ? 1 : 0)
  );
}
