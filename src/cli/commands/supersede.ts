import { withList } from '../../log/after';
import { localDate } from '../../log/localDate';
import { supersede as superseded } from '../../log/relate/supersede';
import { exitCodes, usage } from '../failure';
import { ChangingLog } from '../logChange';
import type { Command } from './command';

/** `deliberate supersede OLD NEW`: both ends, or neither. */
export const supersede: Command = {
  options: {},
  async run(invocation) {
    const { positionals, out } = invocation;
    const [old, next, ...rest] = positionals;
    if (old === undefined || next === undefined || rest.length > 0)
      throw usage('supersede takes the old record and the new one: deliberate supersede 7 12');
    await tie(invocation, old, next, (one, other) => superseded(one, other, localDate(new Date())), 'supersession');
    out(`${old} is superseded by ${next}.`);
    return exitCodes.fine;
  },
};

/** Two records and what is to be written in them, with the list of the log. */
export async function tie(
  invocation: Parameters<Command['run']>[0],
  a: string,
  b: string,
  changes: (
    ...texts: [{ path: string; text: string }, { path: string; text: string }]
  ) => Parameters<typeof withList>[2],
  what: string,
): Promise<void> {
  const log = new ChangingLog(invocation);
  const [one, other] = [await log.named(a), await log.named(b)];
  if (one.path === other.path) throw usage(`${a} and ${b} are the same record: name two.`);
  const all = await withList(invocation.files, await log.folder(), changes(log.text(one), log.text(other)));
  await log.write(all, `${what}: ${one.path} and ${other.path}`, 'person');
}
