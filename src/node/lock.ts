import { randomUUID } from 'node:crypto';
import {
  closeSync,
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

/** A lock that is older than this was left by a process that died: writing takes milliseconds. */
const stale = 10_000;
const patience = 15_000;

/** Somebody holds a file for longer than anybody needs to write it. */
export class Locked extends Error {
  readonly lock: string;

  constructor(lock: string) {
    super(`it is locked: if nobody is writing it, remove ${lock}`);
    this.lock = lock;
  }
}

/**
 * Runs `work` while nobody else who keeps to this writes the file: the command line, and every window of the editor.
 * `held` says whether that is still so; whoever was stopped for long may have been taken for dead.
 */
export async function locked<T>(file: string, work: (held: () => boolean) => Promise<T>): Promise<T> {
  const lock = path.join(path.dirname(file), `.${path.basename(file)}.lock`);
  const token = `${process.pid} ${randomUUID()}`;
  const held = () => textOf(lock) === token;
  mkdirSync(path.dirname(file), { recursive: true });
  await take(lock, token);
  try {
    return await work(held);
  } finally {
    if (held()) rmSync(lock, { force: true });
  }
}

async function take(lock: string, token: string): Promise<void> {
  const until = Date.now() + patience;
  for (let tries = 0; ; tries++) {
    if (create(lock, token)) return;
    freeIfStale(lock);
    if (Date.now() > until) throw new Locked(lock);
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
