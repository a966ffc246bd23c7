import type { Trigger } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import { nextDue } from './calendar';
import type { Check } from './check';
import type { Unit } from './days';
import { Lookout, type World } from './look';
import { checkOf } from './parse';
import type { Verdict } from './verdict';

export type { World } from './look';

/** What became of one trigger on one day. */
export interface Outcome {
  readonly trigger: Trigger;
  readonly check: Check;
  /** `ask`: nothing here can tell, so a person has to be asked, on the day `next`. */
  readonly state: 'fires' | 'quiet' | 'ask';
  readonly because: string;
  /** The day of the newest sample, where samples decided. */
  readonly asOf: string | null;
  readonly next: string | null;
}

/** Decisions that are no longer in force are not re-opened. */
const CLOSED = new Set(['rejected', 'withdrawn', 'deprecated', 'superseded']);

/** Every trigger of each record in force, in the order of the records. */
export async function firing<T extends AdrRecord>(
  records: readonly T[],
  world: World,
): Promise<{ record: T; outcomes: Outcome[] }[]> {
  const lookout = new Lookout(world);
  const all: { record: T; outcomes: Outcome[] }[] = [];
  for (const record of records) {
    if (CLOSED.has(record.status?.means ?? '') || record.triggers.length === 0) continue;
    all.push({ record, outcomes: await outcomesOf(record, lookout) });
  }
  return all;
}

async function outcomesOf(record: AdrRecord, lookout: Lookout): Promise<Outcome[]> {
  const { today } = lookout;
  const since = record.date?.iso ?? null;
  const checks = record.triggers.map(trigger => ({ trigger, check: checkOf(record, trigger, today) }));
  const review = checks.flatMap(({ check }) => (check.kind === 'date' && check.at > today ? [check.at] : [])).sort()[0];
  const outcomes: Outcome[] = [];
  for (const { trigger, check } of checks) {
    const { fires, because, asOf } = await verdictOf(lookout, check, since);
    const state = fires === null ? 'ask' : fires ? 'fires' : 'quiet';
    const next =
      state === 'ask' ? askOn(check, since, review, today) : check.kind === 'date' && !fires ? check.at : null;
    outcomes.push({ trigger, check, state, because, asOf, next });
  }
  return outcomes;
}

/** A file that cannot be read must not keep the other triggers from firing. */
async function verdictOf(lookout: Lookout, check: Check, since: string | null): Promise<Verdict> {
  try {
    return await lookout.verdict(check, since);
  } catch (error) {
    return { fires: null, because: error instanceof Error ? error.message : String(error), asOf: null };
  }
}

/**
 * When to ask a person about what cannot be looked at: on the day that the trigger says; else after its own window,
 * counted from the decision, but no more often than monthly and no more rarely than twice a year; the record's next
 * review comes first where it is sooner.
 */
function askOn(check: Check, since: string | null, review: string | undefined, today: string): string {
  if (check.kind === 'person' && check.next !== null) return check.next;
  const due = nextDue(since ?? today, cadence(check), today);
  return review !== undefined && review < due ? review : due;
}

function cadence(check: Check): readonly [number, Unit] {
  const window = 'window' in check ? check.window : null;
  if (!window || !('unit' in window) || window.unit === null) return [6, 'month'];
  const months = { minute: 0, hour: 0, day: 0, week: 0.25, month: 1, quarter: 3, year: 12 }[window.unit];
  const length = months * ('count' in window ? window.count : 1);
  return [Math.min(Math.max(Math.ceil(length), 1), 6), 'month'];
}
