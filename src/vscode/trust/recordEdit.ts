import type { Clock } from '../../ports/clock';
import type { Hash } from '../../ports/hash';
import type { Store } from '../../ports/store';
import type { Change } from '../../provenance/change';
import { fingerprint } from '../../provenance/fingerprint';
import { provenancePath } from '../../provenance/name';
import { changesBetween } from '../../provenance/partChanges';
import { readProvenance } from '../../provenance/read';
import { recordChange } from '../../provenance/record';
import type { Agent } from '../../provenance/shape';
import { artifactIn } from './artifact';

/** What a person saved: the text as it was before, and as it is. `before` is `null` where the file is new. */
export interface Edit {
  readonly path: string;
  /** The paths of the records that might share its name. */
  readonly others: readonly string[];
  readonly before: string | null;
  readonly after: string;
  readonly person: Agent;
  /** What was on disk when it was saved: by now somebody may have saved again. */
  readonly bytes?: Uint8Array | null;
  /** When the person began; by default it is the moment of saving. */
  readonly started?: string;
  /** What the command did that was asked for it. */
  readonly description?: string;
}

/**
 * Records what a person saved as theirs, part by part. What somebody changed elsewhere before that is recorded first, as
 * found: it must not be taken for this person's. The answer is `null`, or why nothing was recorded.
 */
export async function recordEdit(store: Store, hash: Hash, clock: Clock, edit: Edit): Promise<string | null> {
  const { path, others, before, after, person } = edit;
  const bytes = edit.bytes ?? (await store.bytes(path));
  if (bytes === null) return null;
  const print = await fingerprint(hash, bytes);
  const known = await trackedOf(store, path, others);
  if (known?.sha256 === print.sha256) return null;
  const { type: kind, parts: partsAfter } = artifactIn(after, path);
  const artifact = { path, type: kind };
  const now = clock.now();
  const change = (part: Pick<Change, 'type' | 'after'> & Partial<Change>): Change => ({
    ...{ started: now, ended: now, day: clock.today(), agents: [person] },
    ...(edit.description && { description: edit.description }),
    ...part,
  });
  const author = { agent: person.id, source: 'person' } as const;
  const partsBefore = before === null ? new Map<string, string>() : artifactIn(before, path).parts;
  if (known === null) {
    const type = before === null ? 'generation' : 'modification';
    const parts = changesBetween(partsBefore, partsAfter, author);
    return recordChange(store, artifact, others, change({ type, after: print, parts }));
  }
  if (before !== null && !(await isText(hash, before, known.textSha256))) {
    const found = change({ type: 'modification', after: await printOf(hash, before), unrecorded: true });
    const refused = await recordChange(store, artifact, others, { ...found, description: foundElsewhere });
    if (refused !== null) return refused;
  }
  const parts = changesBetween(partsBefore, partsAfter, author);
  const started = edit.started ?? now;
  return recordChange(store, artifact, others, change({ type: 'modification', started, after: print, parts }));
}

export const foundElsewhere = 'Changed outside Deliberate; found by its hash.';

async function trackedOf(store: Store, path: string, others: readonly string[]) {
  const text = await store.read(provenancePath(store, path, others));
  const reading = text === null ? null : readProvenance(text);
  return reading?.state === 'fine' ? reading.record.entity : null;
}

function printOf(hash: Hash, text: string) {
  return fingerprint(hash, new TextEncoder().encode(text));
}

/** An editor does not show a byte order mark. */
async function isText(hash: Hash, text: string, textSha256: string): Promise<boolean> {
  if ((await printOf(hash, text)).textSha256 === textSha256) return true;
  return (await printOf(hash, `\uFEFF${text}`)).textSha256 === textSha256;
}
