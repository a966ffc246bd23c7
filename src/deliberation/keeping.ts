import type { Store } from '../ports/store';
import { merged } from './merge';

/** Something a person can act on, such as a state file that somebody else writes. */
export class SessionError extends Error {}

/** A text that a person may change meanwhile: a file, or an open editor. */
export interface RecordFile {
  read(): Promise<string | null>;
  /** `changed` means that the text is no longer what `expected` says: nothing was written. */
  write(text: string, expected: string | null): Promise<'written' | 'changed'>;
}

export function fileIn(store: Store, path: string): RecordFile {
  return { read: () => store.read(path), write: (text, expected) => store.write(path, text, expected) };
}

/** The files of one session, each written only over what was last seen of it: two windows never overwrite each other. */
export class OwnFiles {
  readonly #store: Store;
  readonly #seen = new Map<string, string | null>();

  constructor(store: Store) {
    this.#store = store;
  }

  async see(path: string): Promise<string | null> {
    const text = await this.#store.read(path);
    this.#seen.set(path, text);
    return text;
  }

  async put(path: string, text: string): Promise<void> {
    const expected = this.#seen.get(path) ?? null;
    if (text === expected) return;
    if ((await this.#store.write(path, text, expected)) === 'changed')
      throw new SessionError(`${path} was changed by another window or process: this one stops, the other goes on.`);
    this.#seen.set(path, text);
  }
}

/**
 * Writes what we have now, merged with what a person wrote since `written`, which counts. `found` hears what stood there at
 * each try.
 */
export async function writeMerged(
  file: RecordFile,
  path: string,
  { written, text }: { readonly written: string | null; readonly text: string },
  found: (current: string | null) => void = () => {},
): Promise<void> {
  for (let tries = 0; tries < 8; tries++) {
    const current = await file.read();
    found(current);
    const next = current === null ? text : merged(written ?? '', text, current);
    if (next === current || (await file.write(next, current)) !== 'changed') return;
  }
  throw new SessionError(`${path} is being changed all the time by somebody else; resume to write it.`);
}
