import { correctedStatus, statusWords } from '../../adr/words/status';
import { withList } from '../../log/after';
import { localDate } from '../../log/localDate';
import { acceptWithNumber, givesNumber, withStatus } from '../../log/status';
import { exitCodes, failed, usage } from '../failure';
import { ChangingLog } from '../logChange';
import { warn } from '../tolerant';
import type { Command } from './command';

/** `deliberate status FILE STATUS`: in the record's own notation; a draft may get its number by it. */
export const status: Command = {
  options: {},
  async run(invocation) {
    const { positionals, files, settings, out } = invocation;
    const [file, ...words] = positionals;
    const said = words.join(' ').trim();
    if (file === undefined || said === '' || /[\r\n]/.test(said) || said.length > 200)
      throw usage('status takes a record and a status: deliberate status docs/adr/0007-use-redis.md accepted');
    const meant = statusWords(said).length === 0 ? correctedStatus(said) : null;
    if (meant) throw usage(`${said} is no status: did you mean ${meant}?`);
    const log = new ChangingLog(invocation);
    const folder = await log.folder();
    const entry = await log.named(file);
    const today = localDate(new Date());
    if (givesNumber(entry, said, settings.numbering)) {
      const plan = await acceptWithNumber({ ...log.world, folder }, entry, said, today);
      if ('problem' in plan) throw failed(plan.problem);
      const moved = new Map([[plan.move.from, plan.move.to]]);
      await log.write(plan.changes, `status set to ${said}; number ${plan.move.digits}`, 'person', moved);
      out(plan.move.to);
      return exitCodes.fine;
    }
    const { path, text } = log.text(entry);
    const after = withStatus(path, text, said, today);
    if (after === text) warn(`${path} says so already.`);
    const changes = await withList(files, folder, [{ path, before: text, after }]);
    await log.write(changes, `status set to ${said}`, 'person');
    out(path);
    return exitCodes.fine;
  },
};
