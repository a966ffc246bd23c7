import { applyChanges } from '../../log/change';
import { contentsChange, contentsFile, styleOf } from '../../log/contents/contents';
import { exitCodes, failed, usage } from '../failure';
import { ChangingLog } from '../logChange';
import { diskStore } from '../store';
import type { Command } from './command';

/** `deliberate index [--check]`: the list of the records in the README of their folder. */
export const index: Command = {
  options: { check: { type: 'boolean' } },
  async run(invocation) {
    const { positionals, values, files, out } = invocation;
    if (positionals.length > 0) throw usage('index takes no file: deliberate index [--check]');
    const log = new ChangingLog(invocation);
    const folder = await log.folder();
    const entries = await log.all();
    const { path, text } = await contentsFile(files, folder);
    const change = await contentsChange(files, folder, entries, true);
    if (values['check']) {
      if (!change) out(`${path} lists the ${entries.length} records as they are.`);
      else if (text === null || styleOf(text) === null)
        out(`${path} has no list of the records: deliberate index writes one.`);
      else out(`${path} does not list the records as they are: deliberate index mends it.`);
      return change ? exitCodes.findings : exitCodes.fine;
    }
    if (change) {
      const trouble = await applyChanges(diskStore(process.cwd(), invocation.settings.records), [change]);
      if (trouble !== null) throw failed(trouble);
    }
    out(path);
    return exitCodes.fine;
  },
};
