import { sayChanged } from '../../log/history/change';
import { historyOf, type Step } from '../../log/history/history';
import { diskHistory } from '../../node/history';
import { exitCodes, failed, usage } from '../failure';
import { ChangingLog } from '../logChange';
import { oneLine } from '../oneLine';
import { warn } from '../tolerant';
import type { Command } from './command';

/** `deliberate history FILE [--json]`: who changed what in a record, and when. */
export const history: Command = {
  options: { json: { type: 'boolean' } },
  async run(invocation) {
    const { positionals, values, out } = invocation;
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0)
      throw usage('history takes one record: deliberate history FILE [--json]');
    const log = new ChangingLog(invocation);
    const entry = await log.named(file);
    const found = await historyOf(diskHistory(process.cwd()), entry.path, log.text(entry).text);
    if ('problem' in found) throw failed(found.problem);
    const { steps, cut } = found;
    if (values['json']) out(JSON.stringify({ file: entry.path, cut, entries: steps.map(plain) }, null, 2));
    else if (steps.length === 0) out(`No commit has ${entry.path} yet.`);
    else for (const step of steps) out(lines(step));
    if (cut === 'shallow')
      warn('The clone is shallow: older commits are not in it (git fetch --unshallow brings them).');
    if (cut === 'asked') warn(`Only the last ${steps.length} commits are shown.`);
    return exitCodes.fine;
  },
};

function plain({ commit, before, after, changes }: Step) {
  const { id, author, at, subject } = commit ?? { id: null, author: null, at: null, subject: null };
  return {
    ...{ commit: id, author, date: at, subject, path: after?.path ?? before?.path ?? null },
    changes: changes.map(change => ({ ...change, text: sayChanged(change) })),
  };
}

function lines({ commit, changes }: Step): string {
  const head = commit
    ? `${commit.at.slice(0, 10)}  ${commit.id.slice(0, 8)}  ${oneLine(commit.author)}: ${oneLine(commit.subject)}`
    : 'Not committed yet';
  return [head, ...changes.map(change => `    ${oneLine(sayChanged(change))}`)].join('\n');
}
