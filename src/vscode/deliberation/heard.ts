import type * as vscode from 'vscode';
import { lessonsFor } from '../../deliberation/lessonsFor';
import { requirementsOf } from '../../deliberation/requirements';
import type { Input } from '../../deliberation/state';
import { memorySettings, requirementGlobs } from '../models/settings';
import { workspaceStore } from '../store';
import type { DeliberationWorld } from './world';

/** What the workspace itself has to say: its requirement files, and the lessons of earlier decisions. */
export async function heard(
  { log, clock }: Pick<DeliberationWorld, 'log' | 'clock'>,
  root: vscode.Uri,
  input: Input,
): Promise<Input> {
  const store = workspaceStore(root);
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);
  const query = {
    title: input.title,
    context: input.context,
    criteria: names(input.criteria),
    options: names(input.alternatives),
  };
  const { input: lessons, troubles } = await lessonsFor(store, query, memorySettings(root), clock.now());
  for (const trouble of troubles) log.warn(trouble);
  return { ...input, ...lessons, requirements: [...(await requirementsOf(store, requirementGlobs(root)))] };
}
