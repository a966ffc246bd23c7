import { companionFolder } from '../ports/companions';
import type { Files } from '../ports/files';
import { folder } from './shape';

/**
 * What the companions of a file are called: its file name without ending, and where two files share that, the path
 * with dots for slashes: `docs/adr/0001-x.md` -> `0001-x`, or `docs.adr.0001-x`.
 */
export function companionName(path: string, others: readonly string[]): string {
  const own = short(path);
  const shared = others.some(other => other !== path && short(other).toLowerCase() === own.toLowerCase());
  return shared ? withoutEnding(path).replaceAll('/', '.') : own;
}

/** Where the provenance of a file lies. */
export function provenancePath(files: Pick<Files, 'records'>, path: string, others: readonly string[]): string {
  return `${companionFolder(files, folder)}/${companionName(path, others)}.prov.yaml`;
}

function short(path: string): string {
  return withoutEnding(path.slice(path.lastIndexOf('/') + 1));
}

function withoutEnding(path: string): string {
  return path.replace(/(?<=[^/])\.[^./]+$/, '');
}
