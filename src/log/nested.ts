import type { Files } from '../ports/files';
import { someAtOnce } from './atOnce';
import { inside } from './folder';

/** `packages/billing/docs/adr`, `docs/architecture/shop/adr`. */
const logNames = /^(?:adrs?|decisions|decision-records|architecture-decisions|architecture[-_]decision[-_]records)$/i;
/** What leads to a log is looked into however deep it lies; any other folder only near the top. */
const leads = /^(?:docs?|documentation|architecture|design)$/i;
const skipped =
  /^(?:\..*|node_modules|bower_components|vendor|dist|out|build|target|bin|obj|coverage|__pycache__|venv)$/i;
const endings = /\.(?:md|markdown|mdx|adoc|asciidoc)$/i;
/** `packages/group/billing` is a package; what lies deeper is its source. */
const packagesDown = 3;
const deepest = 8;
/** A repository may have a hundred thousand folders: those near the top are looked into first, and no more than these. */
const mostFolders = 1500;

/**
 * The folders of records that a workspace has besides `main`: those of its packages, of its designs, and those that
 * log4brains names, in the order of their paths. A folder within another one belongs to that.
 */
export async function nestedFolders(files: Files, main: string): Promise<string[]> {
  const found = new Set(await fromLog4brains(files));
  let level: readonly string[] = [''];
  let left = mostFolders;
  for (let depth = 0; depth <= deepest && level.length > 0 && left > 0; depth++) {
    const next: string[] = [];
    await someAtOnce(level.slice(0, left), async folder => {
      for (const { name, kind } of await files.list(folder)) {
        const path = folder === '' ? name : `${folder}/${name}`;
        if (kind === 'file') {
          if (endings.test(name) && isLogFolder(folder)) found.add(folder);
        } else if (path !== main && !skipped.test(name) && (depth < packagesDown || onTheWay(folder, name))) {
          next.push(path);
        }
      }
    });
    left -= level.length;
    level = next.sort((a, b) => Number(likely(b)) - Number(likely(a)) || (a < b ? -1 : 1));
  }
  const all = [...found].filter(folder => folder !== main && !within(folder, main) && !within(main, folder)).sort();
  return all.filter(folder => !all.some(other => other !== folder && within(folder, other)));
}

/** Whether a file with this path may be the first of a log that was not there before. */
export function mayBeginLog(path: string): boolean {
  return endings.test(path) && isLogFolder(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
}

function isLogFolder(folder: string): boolean {
  return logNames.test(folder.slice(folder.lastIndexOf('/') + 1));
}

/** `docs`, what lies in it, and a log within that: `docs/architecture/shop/adr`. */
function onTheWay(folder: string, name: string): boolean {
  return logNames.test(name) || leads.test(name) || leads.test(folder.slice(folder.lastIndexOf('/') + 1));
}

function likely(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return logNames.test(name) || leads.test(name);
}

function within(folder: string, other: string): boolean {
  return other === '' || folder.startsWith(`${other}/`);
}

/** `.log4brains.yml` names the log of each package as `    adrFolder: ./packages/billing/docs/adr`. */
async function fromLog4brains(files: Files): Promise<string[]> {
  const text = (await files.read('.log4brains.yml')) ?? '';
  const said = text.matchAll(/^[ \t]*(?:-[ \t]+)?adrFolder[ \t]*:[ \t]*["']?([^"'#\r\n]+)/gm);
  return [...said].flatMap(([, folder]) => inside(folder ?? '') ?? []);
}
