import { read } from '../adr/read';
import { type LessonsFor, lessonsFor } from '../deliberation/lessonsFor';
import type { Input } from '../deliberation/state';
import { kindOf, weighedBy } from '../deliberation/weightsFor';
import { recordPaths } from '../log/entries';
import { findFolder } from '../log/folder';
import { loadLessons } from '../memory/read';
import { folder } from '../memory/shape';
import { companionFolder } from '../ports/companions';
import type { Files } from '../ports/files';
import { topics } from './commands/model';
import { oneLine } from './oneLine';
import type { Settings } from './settings';
import { tolerantFiles, warn } from './tolerant';

interface Asked {
  readonly title: string;
  readonly context: string;
  readonly criteria: readonly string[];
}

/** What earlier decisions have to say to a new one: their lessons, told to the person with why, and their weights. */
export async function heard(
  files: Files,
  settings: Settings,
  asked: Asked,
  now: string,
): Promise<LessonsFor['input'] & Pick<Input, 'weighed'>> {
  const paths = await recordPaths(files, await findFolder(files, settings.folder));
  const hasLessons = (await files.list(companionFolder(files, folder))).length > 0;
  // Most workspaces have neither: nothing is loaded for them.
  if (!hasLessons && paths.length === 0) return { lessons: [] };
  const careful = tolerantFiles(process.cwd(), settings.records);
  const known = await topics(files, settings.records);
  const kind = kindOf(asked.title, asked.context, known);
  const { input, troubles } = await lessonsFor(careful, { ...asked, kind }, settings.memory, now);
  for (const trouble of troubles) warn(trouble);
  for (const { title, why, path } of input.lessonsFrom ?? [])
    warn(oneLine(`a lesson is heard: ${title}. ${why} (${path})`));
  if (kind === null) return input;
  const records = [];
  for (const path of paths) {
    const text = await careful.read(path);
    if (text !== null) records.push({ path, record: read(text, { path }) });
  }
  const { lessons } = await loadLessons(careful);
  const weighed = weighedBy(records, lessons, kind, known, now);
  return weighed ? { ...input, weighed } : input;
}
