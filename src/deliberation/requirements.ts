import { quantitiesOf } from '../brief/quantities';
import { cleanGlob, indexOf, matching } from '../log/fire/glob';
import type { Files } from '../ports/files';

export interface Requirement {
  readonly path: string;
  /** One line that asks for something. */
  readonly text: string;
}

const most = { files: 40, lines: 60, length: 240, file: 200_000 };

/** What the requirement files of a workspace ask for, a line each: those with a quantity or a must. */
export async function requirementsOf(files: Files, globs: readonly string[]): Promise<readonly Requirement[]> {
  const found: Requirement[] = [];
  for (const glob of globs.flatMap(one => cleanGlob(one) ?? [])) {
    for (const path of (await pathsOf(files, glob)).slice(0, most.files)) {
      const text = (await files.read(path)) ?? '';
      if (text.length <= most.file) found.push(...asking(text).map(line => ({ path, text: line })));
    }
  }
  return found.slice(0, most.lines);
}

/** Only the folder that the glob begins with is looked through: `.aiwg/requirements/**` is no reason to walk a monorepo. */
async function pathsOf(files: Files, glob: string): Promise<readonly string[]> {
  const parts = glob.split('/');
  const wild = parts.findIndex(part => /[*?{]/.test(part));
  const folder = parts.slice(0, wild < 0 ? -1 : wild).join('/');
  const under: Files = {
    list: name => files.list([folder, name].filter(Boolean).join('/')),
    read: name => files.read([folder, name].filter(Boolean).join('/')),
  };
  const rest = parts.slice(wild < 0 ? -1 : wild).join('/');
  return matching(await indexOf(under), rest).map(path => [folder, path].filter(Boolean).join('/'));
}

function asking(text: string): readonly string[] {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split('\n')
    .map(line =>
      line
        .replace(/^[\s>*+|-]+|[\s|]+$/g, '')
        .replace(/\s*\|\s*/g, ', ')
        .replace(/\*\*|__|`/g, ''),
    )
    .filter(line => line.length > 12 && !line.startsWith('#') && !line.startsWith('```'))
    .filter(
      line =>
        /\b(?:must|shall|has to|have to|required|at least|at most|no more than|within|never)\b/i.test(line) ||
        quantitiesOf(line).length > 0,
    )
    .map(line => line.slice(0, most.length));
}
