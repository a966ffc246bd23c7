import type { Document } from 'yaml';
import { activityOf, sourcesOf, withAgents } from './activity';
import type { Change } from './change';
import { folded } from './fold';
import { applyParts } from './partRecord';
import type { Readable } from './read';
import type { Activity, Provenance, Source } from './shape';
import { instantOf } from './time';
import { activityName } from './urn';
import { parseYaml, yamlText } from './yaml';
import { same, set } from './yamlSet';

/**
 * The text of a provenance file with one more activity, or with a longer last one where a person goes on editing on the
 * same day. A modification that changed nothing leaves the text as it is. `name` is what the companions are called.
 */
export function append(reading: Readable, name: string, change: Change): string {
  const { record, text } = reading;
  if (change.type === 'modification' && change.after.sha256 === record.entity.sha256) return text;
  // The reading stays what it was: others may hold it.
  const yaml = parseYaml(text);
  if ('problem' in yaml) throw new Error(yaml.problem);
  const { document } = yaml;
  const last = record.activities.at(-1);
  const next = afterLast(activityOf(change, name, nextSequence(record.activities)), last);
  const longer = last && folded(last, next);
  const activity = longer ?? next;
  if (longer) set(document, ['activities', record.activities.length - 1], activity, last);
  else document.addIn(['activities'], document.createNode(activity));
  set(document, ['entity'], { ...record.entity, modified: activity.ended, ...activity.generated }, record.entity);
  addTo(document, record, change, activity.id);
  return yamlText(document, text);
}

/** Two machines' clocks differ; the order in which the changes came is certain, so it is the time that gives way. */
function afterLast(next: Activity, last: Activity | undefined): Activity {
  if (!last || instantOf(next.ended) >= instantOf(last.ended)) return next;
  const started = instantOf(next.started) > instantOf(last.ended) ? next.started : last.ended;
  return { ...next, started, ended: last.ended, clockSaid: next.ended };
}

function nextSequence(activities: readonly Activity[]): number {
  return 1 + Math.max(0, ...activities.map(({ id }) => activityName(id)?.sequence ?? 0));
}

function addTo(document: Document, record: Provenance, change: Change, activity: string): void {
  set(document, ['agents'], withAgents(record.agents, change.agents), record.agents);
  const known = new Set((record.sources ?? []).map(({ id }) => id));
  const more: Source[] = sourcesOf(change).filter(({ id }) => !known.has(id));
  if (more.length > 0) set(document, ['sources'], [...(record.sources ?? []), ...more], record.sources);
  const attributed = [...new Set([...record.wasAttributedTo, ...change.agents.map(({ id }) => id)])];
  set(document, ['wasAttributedTo'], attributed, record.wasAttributedTo);
  const delegated = (change.onBehalfOf ?? []).map(pair => ({ ...pair, activity }));
  const before = record.actedOnBehalfOf ?? [];
  const fresh = delegated.filter(pair => !before.some(other => same(other, pair)));
  if (fresh.length > 0) set(document, ['actedOnBehalfOf'], [...before, ...fresh], record.actedOnBehalfOf);
  if (change.parts) set(document, ['parts'], applyParts(record.parts ?? {}, change.parts, activity), record.parts);
}
