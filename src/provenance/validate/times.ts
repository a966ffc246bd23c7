import type { Problem, ProblemRule } from '../problem';
import type { ProvenanceFile } from '../shape';
import { instantOf } from '../time';

/** Nothing ends before it starts, activities come in the order of their times, and the entity is what the last one made. */
export function times({ path, record }: ProvenanceFile): Problem[] {
  const { entity, activities } = record;
  const found: Problem[] = [];
  const say = (rule: ProblemRule, at: string, message: string, repairable: boolean) =>
    found.push({ rule, severity: 'error', message, path, at, repairable });
  const after = (a: string, b: string) => instantOf(a) > instantOf(b);
  for (const [index, { started, ended }] of activities.entries()) {
    const at = `activities[${index}]`;
    for (const [field, time] of [
      ['started', started],
      ['ended', ended],
    ] as const)
      if (Number.isNaN(instantOf(time))) say('time-order', `${at}.${field}`, `${time} is no time that exists.`, false);
    if (after(started, ended))
      say('end-before-start', `${at}.ended`, `The activity ends (${ended}) before it starts (${started}).`, false);
    const before = activities[index - 1];
    if (before && after(before.ended, ended))
      say(
        'time-order',
        `${at}.ended`,
        `It ends (${ended}) before the activity ahead of it (${before.ended}): run \`deliberate provenance verify --fix\`.`,
        true,
      );
  }
  if (after(entity.created, entity.modified))
    say(
      'end-before-start',
      'entity.modified',
      `It was modified (${entity.modified}) before it was created (${entity.created}).`,
      false,
    );
  const first = activities[0];
  if (first && after(entity.created, first.ended))
    say(
      'time-order',
      'entity.created',
      `It was created (${entity.created}) after its first activity had ended (${first.ended}).`,
      false,
    );
  const last = activities.at(-1);
  if (last && (last.generated.sha256 !== entity.sha256 || last.generated.size !== entity.size))
    say(
      'entity-not-last',
      'entity.sha256',
      'The hash or the size is not that of the last activity: the file was cut or edited; run `deliberate provenance verify --fix`.',
      true,
    );
  else if (last && instantOf(last.ended) !== instantOf(entity.modified))
    say(
      'entity-not-last',
      'entity.modified',
      'It is not the time at which the last activity ended; run `deliberate provenance verify --fix`.',
      true,
    );
  return found;
}
