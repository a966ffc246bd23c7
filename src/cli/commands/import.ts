import { statSync } from 'node:fs';
import path from 'node:path';
import { type FoundRecords, foreignIn, foreignJson } from '../../exchange/foreign';
import { imported } from '../../exchange/import';
import { withList } from '../../log/after';
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
    const { records: foreign, warnings } = await recordsIn(from);
    for (const warning of warnings) warn(warning);
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

async function recordsIn(from: string): Promise<FoundRecords> {
  const kind = statSync(from, { throwIfNoEntry: false });
  if (!kind) throw failed(`${from} cannot be read: there is no such file or folder.`);
  return kind.isDirectory() ? foreignIn(diskFiles(from)) : foreignJson([[from, readText(from).text]]);
}
