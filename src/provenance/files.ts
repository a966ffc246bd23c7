import { companionFolder } from '../ports/companions';
import type { Files } from '../ports/files';
import type { Store } from '../ports/store';
import { readProvenance, type Unreadable } from './read';
import { folder as below, type ProvenanceFile } from './shape';

export interface Loaded {
  readonly files: readonly ProvenanceFile[];
  /** What could not be read; the rest works. */
  readonly unreadable: readonly (Unreadable & { readonly path: string })[];
}

/** All provenance files of a workspace, in the order of their names. */
export async function loadProvenance(files: Files): Promise<Loaded> {
  const loaded: ProvenanceFile[] = [];
  const unreadable: (Unreadable & { readonly path: string })[] = [];
  const folder = companionFolder(files, below);
  const names = (await files.list(folder)).flatMap(({ name, kind }) =>
    kind === 'file' && name.endsWith('.prov.yaml') ? [name] : [],
  );
  for (const name of names.sort()) {
    const path = `${folder}/${name}`;
    const text = await files.read(path);
    if (text === null) continue;
    const reading = readProvenance(text);
    if (reading.state === 'fine') loaded.push({ path, record: reading.record });
    else unreadable.push({ ...reading, path });
  }
  return { files: loaded, unreadable };
}

/** What a change of a file comes to: its new text, or why there is none. */
export type Rewrite = { readonly text: string } | { readonly refused: string };

const mostTries = 200;

/**
 * Rewrites a file from what it holds now. Where somebody else wrote meanwhile, the change is made again on top of theirs:
 * two windows lose nothing. The answer is `null` where all went well, else why nothing was written.
 */
export async function rewrite(
  store: Store,
  path: string,
  change: (text: string | null) => Rewrite,
): Promise<string | null> {
  for (let tries = 0; tries < mostTries; tries++) {
    const before = await store.read(path);
    const result = change(before);
    if ('refused' in result) return `${path}: ${result.refused}`;
    if (result.text === before || (await store.write(path, result.text, before)) === 'written') return null;
  }
  return `${path} is being written by somebody else all the time: nothing was recorded; try again.`;
}
