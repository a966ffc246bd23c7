import * as vscode from 'vscode';
import type { Edits } from '../edits';
import { guardAccepted } from './guardAccepted';
import { keepIndex } from './keepIndex';
import type { LifecycleWorld } from './logAt';
import { LogText } from './logText';

type Command = (argument: unknown) => Promise<unknown>;

/** What becomes of decisions: their status, their successors, their relations, their numbers, and the list of them. */
export function registerLifecycle(world: LifecycleWorld, edits: Edits) {
  const texts = new LogText(world.logs, world.log);
  // Renumbering and the pictures bring much of the core: nothing of it is loaded before somebody asks.
  const later =
    (load: () => Promise<Command>): Command =>
    async argument =>
      (await load())(argument);
  return {
    disposable: vscode.Disposable.from(texts, keepIndex(world), guardAccepted(world, edits)),
    commands: {
      'deliberate.changeStatus': later(async () => (await import('./changeStatus')).changeStatus(world)),
      'deliberate.linkDecisions': later(async () => (await import('./link')).linkDecisions(world)),
      'deliberate.openLogDiagrams': later(async () =>
        (await import('./openLogDiagrams')).openLogDiagrams(world, texts),
      ),
      'deliberate.renumber': later(async () => (await import('./renumber')).renumberDecision(world)),
      'deliberate.supersede': later(async () => (await import('./supersede')).supersedeDecision(world)),
      'deliberate.updateIndex': later(async () => (await import('./updateIndex')).updateIndex(world)),
    },
  };
}
