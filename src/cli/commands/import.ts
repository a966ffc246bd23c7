import { statSync } from 'node:fs';
import path from 'node:path';
import { type Foreign, imported } from '../../exchange/import';
import { jsonFileName, jsonRecord } from '../../exchange/jsonRecord';
import { type JsonAdr, readJsonAdr } from '../../exchange/jsonShape';
import { withList } from '../../log/after';
import { entriesOf } from '../../log/entries';
import { findFolder } from '../../log/folder';
import { exitCodes, failed, usage } from '../failure';
import { diskFiles, readText } from '../files';
import { ChangingLog } from '../logChange';
import { Recording } from '../recording';
import { warn } from '../tolerant';
import type { Command } from './command';

/** `deliberate import DIR`: the records of another log, of whatever tool, as the next ones of this log. */
export const imports: Command = {
  options: { 'dry-run': { type: 'boolean' } },
  async run(invocation) {
    const { positionals, values, files, settings, out } = invocation;
    const [from, ...rest] = positionals;
    if (from === undefined || rest.length > 0)
      throw usage('import takes a folder of records or a JSON-ADR file: deliberate import ../other/doc/adr');
    const log = new ChangingLog(invocation);
    const folder = await log.folder();
    const foreign = await recordsIn(from);
    if (foreign.length === 0) throw failed(`${from} holds no decision records: give the folder that has them.`);
    if (path.resolve(from) === path.resolve(folder)) throw usage(`${from} is the log itself: give another one.`);
    const { changes, moves } = imported(foreign, await log.entries(), folder);
    for (const [before, after] of moves) out(`${before} -> ${after}`);
    if (values['dry-run']) return exitCodes.fine;
    await log.write(await withList(files, folder, changes), 'imported', 'person');
    const recording = new Recording(process.cwd(), settings);
    for (const { path: file } of changes)
      await recording.made(file, 'decision-record', { type: 'derivation', description: `Imported from ${from}` });
    return exitCodes.fine;
  },
};

async function recordsIn(from: string): Promise<readonly Foreign[]> {
  const kind = statSync(from, { throwIfNoEntry: false });
  if (!kind) throw failed(`${from} cannot be read: there is no such file or folder.`);
  if (!kind.isDirectory()) return fromJson([from]);
  const files = diskFiles(from);
  const folder = (await entriesOf(files, '')).length > 0 ? '' : await findFolder(files, '');
  const found: Foreign[] = [];
  for (const { path: file } of await entriesOf(files, folder)) {
    const { text, lossless } = readText(path.join(from, file));
    if (lossless) found.push({ path: folder === '' ? file : file.slice(folder.length + 1), text });
    else warn(`${file} is not valid UTF-8: it is left out.`);
  }
  if (found.length > 0) return found;
  const names = (await files.list('')).filter(({ kind, name }) => kind === 'file' && /\.json$/i.test(name));
  return fromJson(names.map(({ name }) => path.join(from, name)));
}

function fromJson(paths: readonly string[]): readonly Foreign[] {
  const all = new Map<number, JsonAdr>();
  for (const file of paths) {
    const read = readJsonAdr(readText(file).text);
    if ('problem' in read) {
      warn(`${file} is left out: ${read.problem}.`);
      continue;
    }
    for (const record of read.records) {
      if (all.has(record.number)) warn(`${file} has a second record ${record.number}: it is left out.`);
      else all.set(record.number, record);
    }
  }
  return [...all.values()].map(record => ({ path: jsonFileName(record), text: jsonRecord(record, all) }));
}
