import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Locked, locked } from '../node/lock';
import type { Hash } from '../ports/hash';
import type { Store } from '../ports/store';
import { failed } from './failure';
import { diskFiles } from './files';

/** A folder on disk that several processes may write at once. */
export function diskStore(root: string, records?: string): Store {
  const files = diskFiles(root, records);
  return {
    ...files,
    async bytes(file) {
      try {
        return readFileSync(path.join(root, file));
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
        throw failed(`${file} cannot be read: ${reason(error)}.`, error);
      }
    },
    async write(file, text, expected) {
      const target = path.join(root, file);
      return guarded(target, file, async held => {
        if ((await files.read(file)) !== expected) return 'changed';
        replace(target, text, held);
        return 'written';
      });
    },
    async remove(file, expected) {
      const target = path.join(root, file);
      if ((await files.read(file)) === null) return 'removed';
      return guarded(target, file, async () => {
        const text = await files.read(file);
        if (text !== null && text !== expected) return 'changed';
        rmSync(target, { force: true });
        return 'removed';
      });
    },
  };
}

export const nodeHash: Hash = {
  async sha256(bytes) {
    return createHash('sha256').update(bytes).digest('hex');
  },
};

/** Runs `work` while nobody else who keeps to this writes the file. */
async function guarded<T>(target: string, file: string, work: (held: () => boolean) => Promise<T>): Promise<T> {
  try {
    return await locked(target, work);
  } catch (error) {
    if (error instanceof Locked)
      throw failed(`${file} is locked: if nobody is writing it, remove ${error.lock}.`, error);
    if (!codeOf(error)) throw error;
    throw failed(`${file} cannot be written: ${reason(error)}. It is as it was.`, error);
  }
}

/** Beside the file, to the disk, and only then in its place: no reader ever sees half of it. */
function replace(target: string, text: string, held: () => boolean): void {
  const half = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.${randomUUID()}.part`);
  try {
    const handle = openSync(half, 'wx', statSync(target, { throwIfNoEntry: false })?.mode ?? 0o666);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (!held()) throw failed(`${target} was taken over by another process: nothing was written; try again.`);
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const reasons: Record<string, string> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

function reason(error: unknown): string {
  return reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}
