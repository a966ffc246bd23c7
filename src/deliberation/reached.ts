import type { Reached } from '../log/figures';
import type { State } from './state';

/** How a decision was reached, from the state that its deliberation left. */
export function reachedBy({ journal, started, status, edits }: State): Reached {
  const last = journal.reduce((latest, { at }) => Math.max(latest, Date.parse(at) || 0), Date.parse(started));
  const tokens = journal.reduce((sum, { usage }) => sum + (usage ? usage.input + usage.output : 0), 0);
  const gates = journal.filter(({ kind, value }) => kind.startsWith('gate:') && isEdit(value)).length;
  return {
    milliseconds: status === 'done' ? Math.max(0, last - Date.parse(started)) : null,
    tokens,
    edits: gates + edits.length,
  };
}

/** Whoever only said `continue` changed nothing. */
function isEdit(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 1;
}
