import type { Files } from '../../ports/files';
import { inside } from '../folder';

/** What holds other people's files, or no files at all. */
const SKIPPED = new Set([
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  '.venv',
  'venv',
  '__pycache__',
  '.tox',
  '.gradle',
  '.terraform',
]);
const MOST_FILES = 50_000;
const DEEPEST = 24;

/** Every file of a workspace, sorted; `cut` where there were more than are looked at. */
export interface Index {
  readonly paths: readonly string[];
  readonly cut: boolean;
}

export async function indexOf(files: Files): Promise<Index> {
  const paths: string[] = [];
  let folders = [''];
  let cut = false;
  for (let depth = 0; folders.length > 0 && !cut; depth++) {
    const below: string[] = [];
    if (depth > DEEPEST) {
      cut = true;
      break;
    }
    for (const folder of folders) {
      for (const { name, kind } of await files.list(folder)) {
        const path = folder === '' ? name : `${folder}/${name}`;
        if (kind === 'file') paths.push(path);
        else if (!SKIPPED.has(name.toLowerCase())) below.push(path);
      }
      if (paths.length > MOST_FILES) {
        cut = true;
        break;
      }
    }
    folders = below;
  }
  return { paths: paths.slice(0, MOST_FILES).sort(), cut };
}

/** A glob within the workspace, clean; `null` for one that leads out. */
export function cleanGlob(glob: string): string | null {
  return glob.length > 300 ? null : inside(glob.replace(/\/$/, ''));
}

/** `**` any folders, `*` and `?` within a name, `{a,b}` either. A folder stands for all that is in it. */
export function matching(index: Index, glob: string): string[] {
  const covers = covering(glob);
  return index.paths.filter(path => covers(path.split('/')));
}

/** Whether a glob covers a path, given as its parts. */
export function covering(glob: string): (path: readonly string[]) => boolean {
  const alternatives = spread(glob).map(one => one.split('/'));
  return path => alternatives.some(parts => matches(parts, path));
}

const MOST_SPREAD = 64;

/** `src/{a,b}.ts` -> `src/a.ts`, `src/b.ts`; what would become too many is taken as it stands. */
function spread(glob: string): string[] {
  let globs = [glob];
  for (;;) {
    const next = globs.flatMap(one => {
      const found = /\{([^{}]*)\}/.exec(one);
      if (!found) return [one];
      const rest = one.slice(found.index + found[0].length);
      return (found[1] ?? '').split(',').map(part => one.slice(0, found.index) + part + rest);
    });
    if (next.length > MOST_SPREAD || next.every((one, index) => one === globs[index])) return globs;
    globs = next;
  }
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  // The folders that are reachable after each part: no backtracking, so no pattern takes long.
  let reached = new Set([0]);
  for (const part of pattern) {
    const next = new Set<number>();
    for (const at of reached) {
      if (part === '**') for (let to = at; to <= path.length; to++) next.add(to);
      else if (at < path.length && matchesName(part, path[at] ?? '')) next.add(at + 1);
    }
    reached = next;
    if (reached.size === 0) return false;
  }
  // `src/legacy` is there as soon as there is a file in it.
  return (
    reached.has(path.length) || (pattern.at(-1) !== '**' && !/[*?]/.test(pattern.at(-1) ?? '') && reached.size > 0)
  );
}

function matchesName(part: string, name: string): boolean {
  let states = new Set([0]);
  const skip = (all: Set<number>) => {
    for (const at of all) if (part[at] === '*') all.add(at + 1);
    return all;
  };
  states = skip(states);
  for (const character of name) {
    const next = new Set<number>();
    for (const at of states) {
      if (part[at] === '*') next.add(at);
      else if (part[at] === '?' || part[at] === character) next.add(at + 1);
    }
    states = skip(next);
    if (states.size === 0) return false;
  }
  return states.has(part.length);
}
