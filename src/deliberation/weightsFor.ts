import { topicsFor } from '../catalogue/match';
import type { Topic } from '../catalogue/topic';
import { type DecidedRecord, outcomesOf } from '../memory/outcomes';
import { type Pattern, patternsOf } from '../memory/patterns';
import type { Lesson } from '../memory/shape';
import { leastDecisions, type Suggestion, suggestWeights } from '../memory/suggest';
import type { Input } from './state';

export type Weighed = NonNullable<Input['weighed']>;

/** The most that is kept of a log with the state of one deliberation. */
const mostCriteria = 60;
const mostDecisions = 100;

/** The kind of a decision, by the topic that its words are about. */
export function kindOf(title: string, context: string, topics: readonly Topic[]): string | null {
  return topicsFor(title, context, topics)[0]?.topic.id ?? null;
}

/** What became of decisions by kind: the kind is what their lessons say, else what their title is about. */
export function patternsIn(
  records: readonly Omit<DecidedRecord, 'kind'>[],
  lessons: readonly Lesson[],
  topics: readonly Topic[],
  now: string,
): readonly Pattern[] {
  const said = new Map(lessons.map(({ reflection: { decision } }) => [decision.path, decision.kind ?? null]));
  const decided = records.map(({ path, record }) => ({ path, record, kind: said.get(path) ?? null }));
  const outcomes = outcomesOf(decided, lessons, now).map(one =>
    // Those that are open count for nothing: nobody has to know their kind.
    one.kind !== null || one.outcome === 'open' ? one : { ...one, kind: kindOf(one.title, '', topics) },
  );
  return patternsOf(outcomes);
}

/**
 * How decisions of one kind weighed their criteria, those that held and those that were given up; `null` where too few
 * held to say anything.
 */
export function weighedBy(
  records: readonly Omit<DecidedRecord, 'kind'>[],
  lessons: readonly Lesson[],
  kind: string | null,
  topics: readonly Topic[],
  now: string,
): Weighed | null {
  if (kind === null || records.length < leastDecisions) return null;
  const pattern = patternsIn(records, lessons, topics, now).find(one => one.kind === kind);
  if (!pattern || pattern.held.length < leastDecisions) return null;
  return {
    kind,
    criteria: pattern.criteria.slice(0, mostCriteria).map(({ name, held, superseded }) => ({
      name: name.slice(0, 200),
      held: { ...held },
      superseded: { ...superseded },
    })),
    held: pattern.held.slice(0, mostDecisions).map(({ path, criteria }) => ({
      path,
      criteria: criteria.slice(0, mostCriteria).map(({ name }) => ({ name: name.slice(0, 200) })),
    })),
  };
}

/** What those decisions suggest for these criteria; `null` where they cannot for all of them. */
export function suggestedFor({ weighed }: Pick<Input, 'weighed'>, criteria: readonly string[]): Suggestion | null {
  return weighed ? suggestWeights(weighed, criteria) : null;
}

/** `3 decisions that held weighed Cost 40 %, Latency 60 %` */
export function suggestionText({ weights, evidence }: Suggestion): string {
  const each = weights.map(({ criterion, percent }) => `${criterion} ${percent} %`).join(', ');
  return `${evidence.length} decisions of this kind that held weighed ${each}`;
}
