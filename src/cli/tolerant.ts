import { statSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../ports/files';
import type { Store } from '../ports/store';
import { boundedFiles } from './boundedFiles';
import { diskFiles } from './files';
import { diskStore } from './store';

/** Something that is said on the way and ends nothing. */
export function warn(message: string): void {
  process.stderr.write(`deliberate: ${message}\n`);
}

/**
 * The files of a workspace where one that cannot be read must not hide the others: it is told, once, and counts as not
 * there.
 */
export function tolerantFiles(root: string, records: string, tell: (message: string) => void = warn): Files {
  const files = boundedFiles(diskFiles(root, records), root);
  const told = new Set<string>();
  const trying = async <T>(otherwise: T, look: () => Promise<T>): Promise<T> => {
    try {
      return await look();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!told.has(message)) tell(/[.!?]$/.test(message) ? message : `${message}.`);
      told.add(message);
      return otherwise;
    }
  };
  return {
    ...files,
    list: folder => trying([], () => files.list(folder)),
    read: file => trying(null, () => files.read(file)),
  };
}

/** The same for files that are hashed: whatever a record names, only a plain file of bearable size is opened. */
export function tolerantStore(
  root: string,
  records: string,
  tell: (message: string) => void = warn,
): Pick<Store, 'records' | 'list' | 'read' | 'bytes'> {
  const files = tolerantFiles(root, records, tell);
  const disk = diskStore(root);
  return {
    ...files,
    async bytes(file) {
      const kind = statSync(path.join(root, file), { throwIfNoEntry: false });
      if (!kind?.isFile()) return null;
      if (kind.size > largest) {
        tell(`${file} has ${Math.round(kind.size / 1e6)} MB and is not verified: up to ${largest / 1e6} MB are read.`);
        return null;
      }
      return disk.bytes(file);
    },
  };
}

const largest = 100_000_000;
