import type * as vscode from 'vscode';
import { stateOf } from '../../deliberation/place';
import { reachedBy } from '../../deliberation/reached';
import { figuresOf, type Measured, type Reached } from '../../log/figures';
import { lastingOf } from '../../log/lasting';
import { loadLessons } from '../../memory/read';
import type { Files } from '../../ports/files';
import { recordsFolder } from '../models/settings';
import { workspaceStore } from '../store';
import type { Checked } from '../triggers/watch';
import { logFolder, readLog } from '../trust/log';
import type { DashboardInput } from './snapshot';

const over = new Set(['superseded', 'deprecated', 'rejected', 'withdrawn']);

/** The figures of a workspace folder's log: from its records, what deliberations left, and what happened to decisions. */
export async function measure(
  root: vscode.Uri,
  today: string,
  checked: readonly Checked[],
): Promise<Omit<DashboardInput, 'restore'>> {
  const store = workspaceStore(root);
  const records = await readLog(root);
  const measured: Measured[] = [];
  for (const record of records)
    measured.push({ path: record.path, record, reached: await reachedOf(store, recordsFolder(root), record.path) });
  const { lessons } = await loadLessons(store);
  const happened = lessons.map(({ reflection: { decision, event } }) => ({
    path: decision.path,
    type: event.type,
    at: event.at,
  }));
  const own = checked.filter(one => one.root.toString() === root.toString());
  const firing = (one: Checked) => one.outcomes.filter(({ state }) => state === 'fires').length;
  return {
    folder: await logFolder(root),
    figures: figuresOf(measured, happened, today),
    fires: new Map(own.map(one => [one.record.path, firing(one)])),
    asked: new Set(
      records.flatMap(({ path, chosen, status }) => (chosen && !over.has(status?.means ?? '') ? [path] : [])),
    ),
    gaveUp: lastingOf(measured, happened, today).flatMap(({ path, isOld, withinYear }) =>
      isOld && withinYear ? [path] : [],
    ),
  };
}

async function reachedOf(files: Files, records: string, path: string): Promise<Reached | null> {
  const state = await stateOf(files, records, path);
  return state && reachedBy(state);
}
