import type * as vscode from 'vscode';
import { type AdrRecord, read } from '../../adr/read';
import { topicsFor } from '../../catalogue/match';
import { placeOf } from '../../deliberation/place';
import { readTrace } from '../../deliberation/thoughts';
import { loadLessons } from '../../memory/read';
import { type Draft, type Happening, reflectionOf } from '../../memory/reflection';
import type { Lesson, Reflection } from '../../memory/shape';
import { writeReflection } from '../../memory/write';
import { fingerprint } from '../../provenance/fingerprint';
import { companionName } from '../../provenance/name';
import { recordChange } from '../../provenance/record';
import type { Agent } from '../../provenance/shape';
import { artifactUrn } from '../../provenance/urn';
import { recordsFolder } from '../models/settings';
import { webHash, workspaceStore } from '../store';
import { logPaths } from './log';
import { personAt } from './person';
import { warnOnce } from './told';
import type { TrustWorld } from './world';

/** What can be said of what happened to a decision before anybody is asked: from the record, its trace and its edits. */
export async function draftLesson(
  world: TrustWorld,
  root: vscode.Uri,
  path: string,
  record: AdrRecord,
  happening: Happening,
): Promise<Draft> {
  const store = workspaceStore(root);
  const { trace, found } = await placeOf(store, recordsFolder(root), path);
  const { thoughts, damaged } = readTrace((await store.read(trace)) ?? '');
  if (damaged.length > 0)
    warnOnce(
      world.log,
      `${trace}:${damaged[0]} is no thought and is left out: mend it, or restore the file from version control.`,
    );
  const now = world.clock.now();
  const [match] = topicsFor(record.title?.value ?? path, record.text.slice(0, 20_000), await world.topics(root));
  return reflectionOf({
    ...{ record, path, happening, kind: match?.topic.id ?? null, at: now, created: now },
    author: (await personAt(root)).id,
    trace: thoughts,
    edits: found && 'state' in found ? found.state.edits : [],
  });
}

/** Writes a lesson beside the others with its provenance; the same event of the same decision is one lesson. */
export async function writeLesson(
  world: TrustWorld,
  root: vscode.Uri,
  reflection: Reflection,
  store = workspaceStore(root),
): Promise<{ readonly path: string; readonly isNew: boolean }> {
  const { lessons } = await loadLessons(store);
  const known = lessons.find(lesson => isSame(lesson, reflection));
  if (known) return { path: known.path, isNew: false };
  const record = reflection.decision.path;
  const name = companionName(record, await logPaths(root));
  const path = await writeReflection(store, name, reflection);
  const [bytes, own] = await Promise.all([store.bytes(record), store.bytes(path)]);
  if (bytes === null || own === null) return { path, isNew: true };
  const person = await personAt(root);
  const isReview = reflection.event.type === 'reviewed';
  const agents: readonly [Agent, ...Agent[]] = isReview ? [person] : [world.tool, person];
  const source = {
    id: artifactUrn(record),
    type: 'decision-record',
    title: reflection.decision.title.slice(0, 2000),
    sha256: await webHash.sha256(bytes),
  };
  const now = world.clock.now();
  const refused = await recordChange(store, { path, type: 'reflection' }, [], {
    ...{ type: 'generation', started: now, ended: now, day: world.clock.today(), agents },
    after: await fingerprint(webHash, own),
    description: `Reflection: ${reflection.event.type}`,
    used: [{ source, role: 'decision' }],
    derivedFrom: [{ source, kind: 'documents' }],
    ...(isReview ? {} : { onBehalfOf: [{ delegate: world.tool.id, responsible: person.id }] }),
  });
  if (refused !== null) world.log.warn(refused);
  return { path, isNew: true };
}

/** A review is another lesson each time; of what happens by itself the same is told once. */
function isSame({ reflection: { decision, event } }: Lesson, other: Reflection): boolean {
  const key = ({ evidence }: Reflection['event']) =>
    JSON.stringify(evidence.map(({ kind, ref, says }) => [kind, ref, says]));
  return (
    event.type !== 'reviewed' &&
    event.type === other.event.type &&
    decision.path === other.decision.path &&
    key(event) === key(other.event)
  );
}

/** The record as it lies on disk; `null` where it is gone. */
export async function recordOnDisk(root: vscode.Uri, path: string): Promise<AdrRecord | null> {
  const text = await workspaceStore(root).read(path);
  return text === null ? null : read(text, { path });
}
