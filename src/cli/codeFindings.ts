import type { LogEntry } from '../log/entries';
import { folderBelow } from '../log/folder';
import { prefixesOf } from '../log/numberIndex';
import { folderOf } from '../log/paths';
import { filesWith } from '../log/renumber/mentioning';
import type { Files } from '../ports/files';
import { isCode, reviewMentions } from '../review/code/mentions';
import { type Located, located } from './formats/located';
import type { Logs } from './log';

interface Log {
  readonly folder: string;
  readonly entries: readonly LogEntry[];
}

/** `check --code`: what is wrong with the mentions in the files of the workspace that are no records. */
export async function codeFindings(
  files: Files,
  logs: Logs,
): Promise<{ readonly findings: readonly Located[]; readonly cut: boolean }> {
  const whole = { folder: await logs.folder(), entries: await logs.in(await logs.folder()) };
  const words = prefixesOf([whole]).map(prefix => prefix.toLowerCase());
  const { found, cut } = await filesWith(files, words, path => !isCode(path, [whole]));
  const findings: Located[] = [];
  const below = new Map<string, Promise<Log | null>>();
  for (const { path, text } of found) {
    const around = await logsAbove(files, logs, path, whole, below);
    if (isCode(path, around)) findings.push(...located(path, text, reviewMentions(text, around)));
  }
  return { findings, cut };
}

/** The logs that speak for a file: of the folders it lies in, the nearest first, and last the workspace's own. */
async function logsAbove(
  files: Files,
  logs: Logs,
  path: string,
  whole: Log,
  below: Map<string, Promise<Log | null>>,
): Promise<readonly Log[]> {
  const found: Log[] = [];
  for (let base = folderOf(path); base !== ''; base = folderOf(base)) {
    const known = below.get(base) ?? logBelow(files, logs, base);
    below.set(base, known);
    const log = await known;
    if (log && log.folder !== whole.folder) found.push(log);
  }
  return [...found, whole];
}

async function logBelow(files: Files, logs: Logs, base: string): Promise<Log | null> {
  const folder = await folderBelow(files, base);
  return folder === null ? null : { folder, entries: await logs.in(folder) };
}
