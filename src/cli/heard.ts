import { topicsFor } from '../catalogue/match';
import { type LessonsFor, lessonsFor } from '../deliberation/lessonsFor';
import { folder } from '../memory/shape';
import { companionFolder } from '../ports/companions';
import type { Files } from '../ports/files';
import { topics } from './commands/model';
import { oneLine } from './oneLine';
import type { Settings } from './settings';
import { tolerantFiles, warn } from './tolerant';

/** The lessons of earlier decisions that a new one hears, told to the person with why. */
export async function heard(
  files: Files,
  settings: Settings,
  asked: { readonly title: string; readonly context: string; readonly criteria: readonly string[] },
  now: string,
): Promise<LessonsFor['input']> {
  // Most workspaces have none: nothing is loaded for them.
  if ((await files.list(companionFolder(files, folder))).length === 0) return { lessons: [] };
  const [match] = topicsFor(asked.title, asked.context, await topics(files, settings.records));
  const query = { ...asked, kind: match?.topic.id ?? null };
  const { input, troubles } = await lessonsFor(
    tolerantFiles(process.cwd(), settings.records),
    query,
    settings.memory,
    now,
  );
  for (const trouble of troubles) warn(trouble);
  for (const { title, why, path } of input.lessonsFrom ?? [])
    warn(oneLine(`a lesson is heard: ${title}. ${why} (${path})`));
  return input;
}
