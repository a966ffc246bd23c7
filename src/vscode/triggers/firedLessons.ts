import type * as vscode from 'vscode';
import { draftLesson, recordOnDisk, writeLesson } from '../trust/lesson';
import type { TrustWorld } from '../trust/world';
import { checkTriggers, sentenceOf, triggerText } from './check';

/**
 * When somebody acts on a trigger that fired, what fired becomes a lesson, once: only looking at a workspace writes nothing.
 * The answer is the files that were written.
 */
export async function reflectOnFired(world: TrustWorld, root: vscode.Uri, path: string): Promise<readonly string[]> {
  const record = await recordOnDisk(root, path);
  if (!record) return [];
  const [found] = await checkTriggers(root, [record], world.clock.today());
  const written: string[] = [];
  for (const outcome of found?.outcomes.filter(({ state }) => state === 'fires') ?? []) {
    const happening = {
      type: 'trigger-fired',
      trigger: triggerText(outcome.trigger),
      measured: sentenceOf(outcome),
    } as const;
    const { reflection } = await draftLesson(world, root, path, record, happening);
    const { path: file, isNew } = await writeLesson(world, root, reflection);
    if (isNew) written.push(file);
  }
  return written;
}
