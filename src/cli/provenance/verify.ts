import { existsSync } from 'node:fs';
import path from 'node:path';
import { entriesOf } from '../../log/entries';
import { findFolder } from '../../log/folder';
import { type Checked, checkProvenance, type Trouble } from '../../provenance/check';
import { type Mended, mendProvenance } from '../../provenance/mend';
import { readText } from '../files';
import { Recording } from '../recording';
import type { Settings } from '../settings';
import { diskStore, nodeHash } from '../store';
import { tolerantStore } from '../tolerant';

/** Everything that is wrong with the provenance of a workspace, or of one file of it. */
export async function verifyAll(root: string, settings: Settings, only: string | null): Promise<Checked> {
  const unread = new Set<string>();
  const store = tolerantStore(root, settings.records, message => void unread.add(message));
  const exists = async (file: string) => existsSync(path.join(root, file));
  const entries = await entriesOf(store, await findFolder(store, settings.folder));
  const artifacts = entries.map(entry => entry.path);
  const { verified, troubles } = await checkProvenance({ store, hash: nodeHash, exists }, artifacts, only);
  return { verified, troubles: [...(only === null ? [...unread].map(unreadable) : []), ...troubles] };
}

function unreadable(message: string): Trouble {
  const nothing = { artifact: null, record: null, at: null, movedTo: null };
  return { rule: 'unreadable', severity: 'error', message, ...nothing, fixable: false };
}

/** Puts right what needs no judgement. */
export async function fixAll(root: string, settings: Settings, troubles: readonly Trouble[]): Promise<Mended> {
  const recording = new Recording(root, settings);
  const world = {
    store: diskStore(root, settings.records),
    others: await recording.others(),
    found: (artifact: string, what: 'unrecorded' | 'untracked') =>
      recording.unrecorded(artifact, readText(artifact).text, said[what]),
  };
  return mendProvenance(world, troubles);
}

const said = {
  unrecorded: 'Changed outside Deliberate; found by its hash.',
  untracked: 'Found without provenance.',
} as const;
