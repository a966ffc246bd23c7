import type { Trigger } from '../../adr/model';
import type { AdrRecord } from '../../adr/read';
import { calendarCheck } from './calendar';
import { type Check, metricKey } from './check';
import { conditionOf, limitOf } from './condition';
import { observableCheck } from './observable';
import { windowOf } from './window';

/** What can be looked at to tell whether a trigger fires. Nothing in its text makes this throw. */
export function checkOf(record: AdrRecord, trigger: Trigger, today: string): Check {
  const condition = conditionOf(record.text, trigger);
  const own = observableCheck(condition) ?? calendarCheck(condition, record.date?.iso ?? null, today);
  if (own) return own;
  const limit = limitOf(condition);
  const metric = metricKey(trigger.metric);
  if (limit === null || metric === '')
    return { kind: 'person', why: 'it names no number, no day and no file', next: null };
  return { kind: 'metric', metric, limit, window: windowOf(trigger.window) };
}
