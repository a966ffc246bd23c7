import type { AdrRecord } from '../adr/read';
import { sharesOf } from './reflection';
import type { Lesson } from './shape';

/** What became of a decision so far, and by what that is known. */
export interface Outcome {
  readonly path: string;
  readonly title: string;
  readonly kind: string | null;
  readonly criteria: readonly { readonly name: string; readonly share: number | null }[];
  readonly outcome: 'held' | 'superseded' | 'open';
  readonly evidence: string;
}

export interface DecidedRecord {
  readonly path: string;
  readonly record: AdrRecord;
  readonly kind: string | null;
}

/** So long a decision has to stand before it is said to have held. */
const heldAfterDays = 180;

/**
 * A decision was given up when it was superseded or deprecated, or a trigger of it fired; it held when it was accepted
 * and stood for half a year, or a review since then left it accepted. Everything else is open and no pattern rests on it.
 */
export function outcomesOf(records: readonly DecidedRecord[], lessons: readonly Lesson[], now: string): Outcome[] {
  const events = new Map<string, Lesson[]>();
  for (const lesson of lessons) {
    const { path } = lesson.reflection.decision;
    events.set(path, [...(events.get(path) ?? []), lesson]);
  }
  return records.map(({ path, record, kind }) => {
    const judged = judge(record, events.get(path) ?? [], now);
    return { path, title: record.title?.value ?? path, kind, criteria: sharesOf(record), ...judged };
  });
}

function judge(record: AdrRecord, lessons: readonly Lesson[], now: string): Pick<Outcome, 'outcome' | 'evidence'> {
  const means = record.status?.means ?? null;
  if (means === 'superseded' || means === 'deprecated')
    return { outcome: 'superseded', evidence: `status: ${record.status?.raw}` };
  const given = lessons.find(({ reflection }) => ['superseded', 'trigger-fired'].includes(reflection.event.type));
  if (given)
    return {
      outcome: 'superseded',
      evidence: `${given.reflection.event.type} on ${given.reflection.event.at.slice(0, 10)}`,
    };
  if (means !== 'accepted' && means !== 'implemented')
    return { outcome: 'open', evidence: `status: ${record.status?.raw ?? 'none'}` };
  const review = lessons.findLast(({ reflection }) => reflection.event.type === 'reviewed');
  if (review)
    return {
      outcome: 'held',
      evidence: `reviewed on ${review.reflection.event.at.slice(0, 10)} and still ${record.status?.value}`,
    };
  const days = record.date?.iso ? Math.floor((Date.parse(now) - Date.parse(record.date.iso)) / 86_400_000) : null;
  if (days !== null && days >= heldAfterDays)
    return { outcome: 'held', evidence: `${record.status?.value} for ${days} days` };
  return { outcome: 'open', evidence: days === null ? 'no date' : `only ${Math.max(0, days)} days old` };
}
