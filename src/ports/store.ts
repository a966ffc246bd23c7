import type { Files } from './files';

/** The files of one workspace folder, and how they are changed without losing what somebody else wrote meanwhile. */
export interface Store extends Files {
  /** The bytes of a file, for hashing; `null` when there is no such file. */
  bytes(path: string): Promise<Uint8Array | null>;
  /**
   * Writes the whole text or nothing, and only where the file still holds `expected` (`null`: it is not there).
   * `changed` means that nothing was written: read again and decide again.
   */
  write(path: string, text: string, expected: string | null): Promise<'written' | 'changed'>;
  /** Removes a file that still holds `expected`; one that is gone already counts as removed. */
  remove(path: string, expected: string): Promise<'removed' | 'changed'>;
}
