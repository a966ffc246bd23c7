import type { Files } from '../ports/files';
import { findFolder } from './folder';
import { type Numbering, nextName } from './numbering';

export interface Next {
  readonly numbering: Numbering;
  /** The person's own date: `2026-11-20`. */
  readonly today: string;
  /** Names that another branch has taken since this one parted from it. */
  readonly taken?: readonly string[];
}

/** Where the next record of a workspace goes, and the number it gets, as its file name writes it: empty where it has none yet. */
export async function nextRecord(
  files: Files,
  folderSetting: string,
  title: string,
  { numbering, today, taken = [] }: Next = { numbering: 'sequence', today: '' },
): Promise<{ readonly path: string; readonly digits: string }> {
  const folder = await findFolder(files, folderSetting);
  const names = (await files.list(folder)).filter(entry => entry.kind === 'file').map(entry => entry.name);
  const { digits, name } = nextName([...names, ...taken], title, numbering, today);
  return { path: `${folder}/${name}`, digits };
}
