import { companionFolder } from '../ports/companions';
import type { Files } from '../ports/files';
import type { Assessment } from './assessment';
import { type Grade, gradeOf } from './grade';
import { readAssessment } from './read';
import type { Trouble } from './trouble';

/** Below the folder of companions. */
export const ASSESSMENTS = 'research/quality-assessments';

export interface Assessed {
  readonly path: string;
  readonly assessment: Assessment;
  readonly grade: Grade;
}

/** All assessments of a workspace. */
export interface Library {
  /** The workspace assesses its sources at all: there is a file, be it a damaged one. */
  readonly used: boolean;
  readonly byRef: ReadonlyMap<string, Assessed>;
  /** By address, DOI or path, as {@link addressKey} writes them. */
  readonly byAddress: ReadonlyMap<string, Assessed>;
  /** Files that are not used, and those whose stated level is not the one that their factors give. */
  readonly troubles: readonly Trouble[];
}

export const NO_LIBRARY: Library = { used: false, byRef: new Map(), byAddress: new Map(), troubles: [] };

/** More files than this are no one's reading list. */
const MOST = 5000;

/** `REF-14` and `REF-014` are one source. */
export function refKey(ref: string): string {
  const digits = ref.replace(/^REF-0*/i, '');
  return `REF-${digits.padStart(3, '0')}`;
}

export function pathOf(files: Pick<Files, 'records'>, ref: string): string {
  return `${companionFolder(files, ASSESSMENTS)}/${refKey(ref)}.yaml`;
}

/** One form of an address: `https://doi.org/10.1/x`, `doi:10.1/X` and `10.1/x` are the same. */
export function addressKey(address: string): string {
  const bare = address
    .trim()
    .replace(/^<|>$/g, '')
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  if (/^10\.\d{4,9}\//.test(bare)) return `doi:${bare.toLowerCase()}`;
  return bare
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '');
}

export async function readLibrary(files: Files): Promise<Library> {
  const folder = companionFolder(files, ASSESSMENTS);
  const entries = await files.list(folder);
  const names = entries.flatMap(({ name, kind }) =>
    kind === 'file' && /^REF-\d{1,6}\.ya?ml$/i.test(name) ? [name] : [],
  );
  const texts: [string, string][] = [];
  const unread: Trouble[] = [];
  for (const name of names.sort().slice(0, MOST)) {
    const path = `${folder}/${name}`;
    try {
      const text = await files.read(path);
      if (text !== null) texts.push([path, text]);
    } catch (error) {
      // One file that cannot be read must not hide the others.
      const why = error instanceof Error ? error.message : String(error);
      unread.push({ kind: 'damaged', path, message: `${path} cannot be read: ${why}.`, line: null });
    }
  }
  const library = libraryOf(texts);
  return { ...library, used: library.used || unread.length > 0, troubles: [...library.troubles, ...unread] };
}

export function libraryOf(texts: readonly (readonly [path: string, text: string])[]): Library {
  const byRef = new Map<string, Assessed>();
  const byAddress = new Map<string, Assessed>();
  const troubles: Trouble[] = [];
  for (const [path, text] of texts) {
    const reading = readAssessment(text, path);
    if ('trouble' in reading) {
      troubles.push(reading.trouble);
      continue;
    }
    const { assessment } = reading;
    const own: Assessed = { path, assessment, grade: gradeOf(assessment) };
    const found = misplaced(own, byRef);
    if (found) {
      troubles.push(found);
      continue;
    }
    byRef.set(refKey(assessment.ref), own);
    if (assessment.locator !== undefined) byAddress.set(addressKey(assessment.locator), own);
    const differs = differing(own);
    if (differs) troubles.push(differs);
  }
  return { used: texts.length > 0, byRef, byAddress, troubles };
}

/** A copied file that still names the source it was copied from would lend it a stranger's level. */
function misplaced({ path, assessment }: Assessed, byRef: ReadonlyMap<string, Assessed>): Trouble | null {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/i, '');
  const other = byRef.get(refKey(assessment.ref));
  if (refKey(name) !== refKey(assessment.ref)) {
    const message = `${path} says it assesses ${assessment.ref}; rename the file, or correct its ref.`;
    return { kind: 'invalid', path, message, line: null };
  }
  if (!other) return null;
  return {
    kind: 'twice',
    path,
    message: `${path} assesses ${assessment.ref} as ${other.path} does; delete one of them.`,
    line: null,
  };
}

function differing({ path, assessment, grade }: Assessed): Trouble | null {
  if (assessment.level === undefined || assessment.level === grade.level) return null;
  return {
    kind: 'level-differs',
    path,
    message: `${path} states ${assessment.level}; its factors give ${grade.level}, which counts. Correct the level or the factors.`,
    line: null,
  };
}
