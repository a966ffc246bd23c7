import type * as vscode from 'vscode';
import { type AdrRecord, read } from '../../adr/read';
import type { Happening } from '../../memory/reflection';
import type { Store } from '../../ports/store';
import { resolved } from '../../review/paths';
import { draftLesson, recordOnDisk, writeLesson } from './lesson';
import type { TrustWorld } from './world';

/** A decision whose status changed has gone through a review cycle: a lesson says what became of it. */
export async function reflectOnStatus(
  world: TrustWorld,
  root: vscode.Uri,
  path: string,
  before: string,
  after: string,
  store?: Store,
): Promise<void> {
  const [then, now] = [read(before, { path }), read(after, { path })];
  const [from, to] = [then.status?.value ?? null, now.status?.value ?? null];
  if (from === null || to === null || from === to) return;
  const happening = (await superseded(root, path, now)) ?? { type: 'status-changed', from, to };
  const { reflection } = await draftLesson(world, root, path, now, happening);
  const written = await writeLesson(world, root, reflection, store);
  world.log.info(`${written.path}: ${reflection.happened}`);
}

/** By what a decision was superseded, with the title that the newer one has today. */
async function superseded(root: vscode.Uri, path: string, record: AdrRecord): Promise<Happening | null> {
  if (record.status?.means !== 'superseded') return null;
  const link = record.links.find(({ relation }) => relation === 'superseded-by');
  if (!link) return null;
  const by = resolved(path, link.target);
  const newer = by === null ? null : await recordOnDisk(root, by);
  const title = newer?.title?.value ?? link.text;
  return { type: 'superseded', by: newer && by !== null ? by : link.target, ...(title ? { title } : {}) };
}
