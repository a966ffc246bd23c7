import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Hash } from '../ports/hash';
import type { Store } from '../ports/store';
import { failed } from './failure';
import { diskFiles } from './files';

/** A lock that is older than this was left by a process that died: writing takes milliseconds. */
const stale = 10_000;
const patience = 15_000;

/** A folder on disk that several processes may write at once. */
export function diskStore(root: string): Store {
  const files = diskFiles(root);
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
  const lock = path.join(path.dirname(target), `.${path.basename(target)}.lock`);
  const token = `${process.pid} ${randomUUID()}`;
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    await take(lock, token, file);
    try {
      return await work(() => textOf(lock) === token);
    } finally {
      if (textOf(lock) === token) rmSync(lock, { force: true });
    }
  } catch (error) {
    if (!codeOf(error)) throw error;
    throw failed(`${file} cannot be written: ${reason(error)}. It is as it was.`, error);
  }
}

async function take(lock: string, token: string, file: string): Promise<void> {
  const until = Date.now() + patience;
  for (let tries = 0; ; tries++) {
    if (create(lock, token)) return;
    freeIfStale(lock);
    if (Date.now() > until) throw failed(`${file} is locked: if nobody is writing it, remove ${lock}.`);
    await wait(Math.min(50, 1 + tries) * (0.5 + Math.random()));
  }
}

function create(lock: string, token: string): boolean {
  try {
    const handle = openSync(lock, 'wx');
    try {
      writeFileSync(handle, token);
    } finally {
      closeSync(handle);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Taken away by renaming, which only one can do; a fresh lock that was caught by mistake is put back. */
function freeIfStale(lock: string): void {
  const age = ageOf(lock);
  if (age === null || age < stale) return;
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
    if ((ageOf(aside) ?? 0) < stale) linkSync(aside, lock);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function ageOf(file: string): number | null {
  const time = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return time === undefined ? null : Date.now() - time;
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

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
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
