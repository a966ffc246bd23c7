import type { Files } from '../ports/files';

/** Where other tools and teams keep their records, most specific first. */
const usual = [
  'docs/adr',
  'docs/decisions',
  'doc/adr',
  'docs/architecture/decisions',
  'docs/architecture-decisions',
  '.aiwg/architecture',
] as const;

/**
 * The folder of a workspace's decision records: the setting, then what another tool's file says, then a usual
 * place that exists, then `docs/adr`.
 */
export async function findFolder(files: Files, setting: string): Promise<string> {
  const said = inside(setting) ?? (await fromAdrTools(files)) ?? (await fromLog4brains(files));
  if (said) return said;
  for (const folder of usual) {
    if ((await files.list(folder)).length > 0) return folder;
  }
  return usual[0];
}

/** The folder of the records that a part of a repository keeps for itself: `packages/a` has `packages/a/docs/adr`. */
export async function folderBelow(files: Files, base: string): Promise<string | null> {
  const there = new Set((await files.list(base)).map(({ name }) => name));
  if (there.has('.adr-dir')) {
    const said = inside((await files.read(`${base}/.adr-dir`))?.split(/\r?\n/)[0] ?? '');
    if (said !== null) return `${base}/${said}`;
  }
  for (const folder of usual) {
    if (!there.has(folder.slice(0, folder.indexOf('/')))) continue;
    if ((await files.list(`${base}/${folder}`)).length > 0) return `${base}/${folder}`;
  }
  return null;
}

/** `.adr-dir` holds one line: `doc/architecture/decisions`. */
async function fromAdrTools(files: Files): Promise<string | null> {
  const text = await files.read('.adr-dir');
  return inside(text?.split(/\r?\n/)[0] ?? '');
}

/** `.log4brains.yml` holds `  adrFolder: ./docs/adr` below `project:`; the first such line is the global log. */
async function fromLog4brains(files: Files): Promise<string | null> {
  const text = await files.read('.log4brains.yml');
  const match = /^[ \t]*adrFolder[ \t]*:[ \t]*["']?([^"'#\r\n]+)/m.exec(text ?? '');
  return inside(match?.[1] ?? '');
}

/** A clean relative path, or `null` for an empty one and for one that leads out of the workspace. */
export function inside(path: string): string | null {
  const parts: string[] = [];
  if (/^(?:[A-Za-z]:|[\\/])/.test(path.trim())) return null;
  for (const part of path.trim().split(/[\\/]+/)) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '..') parts.push(part);
  }
  return parts.length > 0 ? parts.join('/') : null;
}
