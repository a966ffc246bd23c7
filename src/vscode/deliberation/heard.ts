import type * as vscode from 'vscode';
import { lessonsFor } from '../../deliberation/lessonsFor';
import { requirementsOf } from '../../deliberation/requirements';
import type { Input } from '../../deliberation/state';
import { kindOf, weighedBy } from '../../deliberation/weightsFor';
import { loadLessons } from '../../memory/read';
import { memorySettings, requirementGlobs } from '../models/settings';
import { workspaceStore } from '../store';
import { readLog } from '../trust/log';
import type { DeliberationWorld } from './world';

/** What the workspace itself has to say: its requirement files, and the lessons and weights of earlier decisions. */
export async function heard(
  { log, clock, designers }: Pick<DeliberationWorld, 'log' | 'clock' | 'designers'>,
  root: vscode.Uri,
  input: Input,
): Promise<Input> {
  const store = workspaceStore(root);
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);
  const { title, context } = input;
  const { topics } = await designers.catalogue(root);
  const kind = kindOf(title, context, topics);
  const query = { title, context, kind, criteria: names(input.criteria), options: names(input.alternatives) };
  const { input: lessons, troubles } = await lessonsFor(store, query, memorySettings(root), clock.now());
  for (const trouble of troubles) log.warn(trouble);
  const weighed = kind === null ? null : await weighedIn(root, kind, topics, clock.now());
  return {
    ...input,
    ...lessons,
    ...(weighed && { weighed }),
    requirements: [...(await requirementsOf(store, requirementGlobs(root)))],
  };
}

async function weighedIn(root: vscode.Uri, kind: string, topics: Parameters<typeof weighedBy>[3], now: string) {
  const records = (await readLog(root)).map(record => ({ path: record.path, record }));
  return weighedBy(records, (await loadLessons(workspaceStore(root))).lessons, kind, topics, now);
}
