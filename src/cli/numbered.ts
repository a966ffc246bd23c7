import { findFolder } from '../log/folder';
import { localDate } from '../log/localDate';
import type { Next } from '../log/next';
import { nameOf } from '../log/paths';
import { diskGit } from '../node/git';
import type { Files } from '../ports/files';
import type { Settings } from './settings';

/** How the next record is numbered: a number that the base branch has given meanwhile is not given again. */
export async function numbered(files: Files, folderSetting: string, { numbering }: Settings): Promise<Next> {
  const today = localDate(new Date());
  if (numbering !== 'sequence') return { numbering, today };
  const base = await diskGit(process.cwd()).base(await findFolder(files, folderSetting));
  return { numbering, today, taken: (base?.tip ?? []).map(nameOf) };
}
