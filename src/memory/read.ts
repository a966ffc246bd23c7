import { companionFolder } from '../ports/companions';
import type { Files } from '../ports/files';
import { folder as below, currentVersion, type Lesson, type Reflection, reflectionShape } from './shape';

/** A file that cannot be used and must not be written: one sentence that says what is wrong, and what to do. */
export interface Unreadable {
  readonly state: 'damaged' | 'conflict' | 'newer';
  readonly message: string;
}

export type Reading = { readonly state: 'fine'; readonly reflection: Reflection } | Unreadable;

export function readReflection(text: string): Reading {
  if (/^(?:<{7}|>{7})(?: |\r?$)/m.test(text))
    return {
      state: 'conflict',
      message: 'It holds the conflict markers of a merge: keep one side, or make two files of it.',
    };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error));
  }
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version > currentVersion) {
    const message = `It was written by a newer Deliberate (form ${version}, this one knows ${currentVersion}). Update Deliberate; until then it is left alone.`;
    return { state: 'newer', message };
  }
  const result = reflectionShape.safeParse(value);
  if (result.success) return { state: 'fine', reflection: result.data };
  const [issue] = result.error.issues;
  return damaged(issue ? `${issue.path.join('.') || 'the whole file'}: ${issue.message}` : 'it has another form');
}

function damaged(problem: string): Unreadable {
  const message = `It cannot be read: ${problem}. Restore it from version control or correct it by hand; until then it is left alone.`;
  return { state: 'damaged', message };
}

export interface LoadedLessons {
  readonly lessons: readonly Lesson[];
  readonly unreadable: readonly (Unreadable & { readonly path: string })[];
}

/** All reflections of a workspace by their names; what cannot be read is told, and the rest works. */
export async function loadLessons(files: Files): Promise<LoadedLessons> {
  const lessons: Lesson[] = [];
  const unreadable: (Unreadable & { readonly path: string })[] = [];
  const folder = companionFolder(files, below);
  const names = (await files.list(folder)).flatMap(({ name, kind }) =>
    kind === 'file' && name.endsWith('.json') ? [name] : [],
  );
  for (const name of names.sort()) {
    const path = `${folder}/${name}`;
    const text = await files.read(path);
    if (text === null) continue;
    const reading = readReflection(text);
    if (reading.state === 'fine') lessons.push({ path, reflection: reading.reflection });
    else unreadable.push({ ...reading, path });
  }
  return { lessons, unreadable };
}
