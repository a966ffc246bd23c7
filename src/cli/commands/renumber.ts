import { clashesWith, duplicatesOf, laterOnes } from '../../log/duplicates';
import type { LogEntry } from '../../log/entries';
import { type Plan, renumber as planned } from '../../log/renumber/renumber';
import { type ExitCode, exitCodes, failed, usage } from '../failure';
import { ChangingLog } from '../logChange';
import { warn } from '../tolerant';
import type { Command, Invocation } from './command';

interface Wanted {
  readonly path: string;
  readonly why: string;
}

/** `deliberate renumber [FILE [NUMBER]]`: without a file, every record whose number another one had first. */
export const renumber: Command = {
  options: { 'dry-run': { type: 'boolean' } },
  async run(invocation) {
    const { positionals, values } = invocation;
    const [file, number, ...rest] = positionals;
    if (rest.length > 0) throw usage('renumber takes a record and a number: deliberate renumber [FILE [NUMBER]]');
    const dry = values['dry-run'] === true;
    if (file !== undefined) {
      const entry = await new ChangingLog(invocation).named(file);
      await one(invocation, { path: entry.path, why: '' }, number ?? null, dry);
      return exitCodes.fine;
    }
    return all(invocation, dry);
  },
};

async function all(invocation: Invocation, dry: boolean): Promise<ExitCode> {
  const log = new ChangingLog(invocation);
  const found = await wanted(log);
  if (found.length === 0) {
    invocation.out(`No two records in ${await log.folder()} have the same number.`);
    return exitCodes.fine;
  }
  for (const each of found) {
    if (dry) invocation.out(`${each.path}: ${each.why}`);
    else await one(invocation, each, null, false);
  }
  return dry ? exitCodes.findings : exitCodes.fine;
}

/** What shares a number within this branch, and what the base branch took meanwhile. */
async function wanted(log: ChangingLog): Promise<readonly Wanted[]> {
  const entries = await log.entries();
  const { git } = log.world;
  const found: Wanted[] = [];
  for (const group of duplicatesOf(entries)) {
    const arrived = (await git.arrived(group.map(({ path }) => path))) ?? [];
    const later = laterOnes(group, arrived);
    const first = group.find(entry => !later.includes(entry));
    for (const { path } of later) found.push({ path, why: `${first?.path} had its number first` });
  }
  const base = await git.base(await log.folder());
  for (const { entry, theirs } of base ? clashesWith(entries, base) : [])
    if (found.every(({ path }) => path !== entry.path))
      found.push({ path: entry.path, why: `${theirs} has its number on ${base?.name}` });
  return found;
}

async function one(invocation: Invocation, { path, why }: Wanted, number: string | null, dry: boolean): Promise<void> {
  // Read anew for each: the one before changed the log.
  const log = new ChangingLog(invocation);
  const folder = await log.folder();
  const entry = await log.named(path);
  const base = await log.world.git.base(folder);
  const plan = await planned({ ...log.world, folder }, await near(log, entry), entry, number, base?.tip ?? []);
  if ('problem' in plan) throw failed(plan.problem);
  if (!dry)
    await log.write(plan.changes, `number ${plan.move.digits}`, 'tool', new Map([[plan.move.from, plan.move.to]]));
  tell(invocation, plan, why, dry);
}

/** A record of another folder is renumbered within that one. */
async function near(log: ChangingLog, entry: LogEntry): Promise<readonly LogEntry[]> {
  const entries = await log.entries();
  return entries.some(({ path }) => path === entry.path) ? entries : [entry];
}

function tell({ out }: Invocation, { move, changes, unclear, cut }: Plan, why: string, dry: boolean): void {
  const others = changes.filter(({ path }) => path !== move.from && path !== move.to).length;
  const also = others === 0 ? '' : `, and ${others} ${others === 1 ? 'file' : 'files'} that go with it`;
  out(`${move.from} ${dry ? 'would become' : 'is now'} ${move.to}${also}${why === '' ? '' : ` (${why})`}.`);
  for (const { path, line, text } of unclear) warn(`${path}:${line} may mean either record, look at it: ${text}`);
  if (cut) warn('The workspace has more files than are looked into: search the others for mentions.');
}
