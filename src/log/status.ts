import { setStatus } from '../adr/edit/status';
import { applyEdits } from '../adr/edit/text';
import { read } from '../adr/read';
import { statusWords } from '../adr/words/status';
import { filesAfter } from './after';
import { type Change, merged } from './change';
import { entriesOf, type LogEntry } from './entries';
import type { Numbering } from './numbering';
import { type Plan, renumber, type World } from './renumber/renumber';

/** A status in the record's own notation; `date` is for records that keep a history of their states. */
export function withStatus(path: string, text: string, status: string, date: string): string {
  return applyEdits(text, setStatus(read(text, { path }), { status, date }));
}

/** Whether a status is the moment at which a draft gets its number. */
export function givesNumber(entry: LogEntry, status: string, numbering: Numbering): boolean {
  const [word] = statusWords(status);
  return numbering === 'onAcceptance' && entry.number === null && word?.name === 'accepted';
}

/** The status and, where it is due, the number, with all that follows from it, as one list of changes. */
export async function acceptWithNumber(
  world: World,
  entry: LogEntry,
  status: string,
  date: string,
): Promise<Plan | { readonly problem: string }> {
  const text = await world.files.read(entry.path);
  if (text === null) return { problem: `${entry.path} is not there: look at the list of records.` };
  const accepted: Change = { path: entry.path, before: text, after: withStatus(entry.path, text, status, date) };
  const files = filesAfter(world.files, [accepted]);
  const entries = await entriesOf(files, world.folder);
  // As it is among the others now: any other object would be taken for a second record of its name.
  const own = entries.find(({ path }) => path === entry.path) ?? entry;
  const plan = await renumber({ ...world, files }, entries, own, null);
  if ('problem' in plan) return plan;
  return { ...plan, changes: merged([accepted], plan.changes) };
}
