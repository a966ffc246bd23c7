import type { Files } from '../ports/files';
import type { Change } from './change';
import { contentsChange, contentsFile, styleOf } from './contents/contents';
import { entriesOf } from './entries';

/** The files as they will be, so that what is computed from all of them is computed from the new texts. */
export function filesAfter(files: Files, changes: readonly Change[]): Files {
  const texts = new Map(changes.map(({ path, after }) => [path, after]));
  return {
    async list(folder) {
      const before = folder === '' ? '' : `${folder}/`;
      const own = [...texts].filter(([path]) => path.startsWith(before) && !path.slice(before.length).includes('/'));
      const kept = (await files.list(folder)).filter(({ name }) => texts.get(`${before}${name}`) !== null);
      const fresh = own.filter(
        ([path, text]) => text !== null && kept.every(({ name }) => `${before}${name}` !== path),
      );
      return [...kept, ...fresh.map(([path]) => ({ name: path.slice(before.length), kind: 'file' as const }))];
    },
    async read(path) {
      const text = texts.get(path);
      return text === undefined ? files.read(path) : text;
    },
  };
}

/** The changes, and with them that of the list of records where the log has one. */
export async function withList(files: Files, folder: string, changes: readonly Change[]): Promise<Change[]> {
  const later = filesAfter(files, changes);
  const { text } = await contentsFile(later, folder);
  // Without a list there is no reason to read every record.
  if (text === null || styleOf(text) === null) return [...changes];
  const list = await contentsChange(later, folder, await entriesOf(later, folder), false);
  if (!list) return [...changes];
  const own = changes.find(({ path }) => path === list.path);
  return own ? changes.map(change => (change === own ? { ...own, after: list.after } : change)) : [...changes, list];
}
