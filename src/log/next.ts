import type { Files } from '../ports/files';
import { nextFileName } from './fileName';
import { findFolder } from './folder';

/** Where the next record of a workspace goes, and the number it gets, as its file name writes it. */
export async function nextRecord(
  files: Files,
  folderSetting: string,
  title: string,
): Promise<{ readonly path: string; readonly digits: string }> {
  const folder = await findFolder(files, folderSetting);
  const names = (await files.list(folder)).filter(entry => entry.kind === 'file').map(entry => entry.name);
  const { digits, name } = nextFileName(names, title);
  return { path: `${folder}/${name}`, digits };
}
