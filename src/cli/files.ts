import { type Dirent, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../ports/files';
import { failed } from './failure';

/** A folder on disk. Synchronous inside: a command has nothing else to do meanwhile, and is quicker this way. */
export function diskFiles(root: string, records?: string): Files {
  return {
    ...(records !== undefined && { records }),
    async list(folder) {
      const entries = absent(folder, () => readdirSync(path.join(root, folder), { withFileTypes: true }));
      return (entries ?? []).flatMap(entry => {
        const kind = kindOf(entry, path.join(root, folder));
        return kind ? [{ name: entry.name, kind }] : [];
      });
    },
    async read(file) {
      return absent(file, () => readFileSync(path.join(root, file), 'utf8'));
    },
  };
}

/** A link to a file counts as one. A link to a folder is left out: it may lead back to where we are. */
function kindOf(entry: Dirent, folder: string): 'file' | 'folder' | null {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? 'folder' : 'file';
  return statSync(path.join(folder, entry.name), { throwIfNoEntry: false })?.isFile() ? 'file' : null;
}

function absent<T>(name: string, look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
    throw failed(`${name} cannot be read: ${reason(error)}.`, error);
  }
}

/** A path from the command line as the ports know it: from the current folder, with forward slashes. */
export function relativePath(name: string): string {
  return path.relative(process.cwd(), name).split(path.sep).join('/');
}

const largest = 10_000_000;

export interface TextFile {
  readonly text: string;
  /** Writing the text back would give the same bytes: it may be edited. */
  readonly lossless: boolean;
}

/** Reads a record that was named on the command line; what cannot be one is refused in words. */
export function readText(file: string): TextFile {
  try {
    const { size } = statSync(file);
    if (size > largest)
      throw failed(`${file} has ${Math.round(size / 1e6)} MB: records of up to ${largest / 1e6} MB are read.`);
    const bytes = readFileSync(file);
    if (bytes.subarray(0, 8000).includes(0)) throw failed(`${file} is not a text file.`);
    const text = bytes.toString('utf8');
    return { text, lossless: Buffer.from(text, 'utf8').equals(bytes) };
  } catch (error) {
    if (!codeOf(error)) throw error;
    throw failed(`${file} cannot be read: ${reason(error)}.`, error);
  }
}

/** Writes beside the file and renames, so that no reader ever sees half of it. */
export function writeText(file: string, text: string): void {
  const half = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    writeFileSync(half, text, { mode: statSync(file).mode });
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    throw failed(`${file} cannot be written: ${reason(error)}. It is as it was.`, error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'it is a folder',
  EROFS: 'the disk is read-only',
};

function reason(error: unknown): string {
  return reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}
