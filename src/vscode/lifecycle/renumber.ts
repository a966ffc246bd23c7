import * as vscode from 'vscode';
import { filesAfter } from '../../log/after';
import { type Change, merged } from '../../log/change';
import { clashesWith, duplicatesOf, laterOnes } from '../../log/duplicates';
import { entriesOf } from '../../log/entries';
import { type Plan, renumber } from '../../log/renumber/renumber';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { rootFor, targetIfAny } from '../trust/target';
import { makeChanges, type Wanted } from './changedFiles';
import { around, given, isAsked, type LifecycleWorld, type LogAt, logAt, named, targetInLog } from './logAt';
import { tell } from './told';

const shape = z.object({
  uri: z.optional(z.string()),
  number: z.optional(z.union([z.string().check(z.maxLength(20)), z.number()])),
  folder: z.optional(z.string()),
  /** Says in a sentence what was done, as it does where a person was asked. */
  tell: z.optional(z.boolean()),
});

interface Move {
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

export interface Renumbered {
  readonly moves: readonly Move[];
  readonly changed: readonly string[];
  /** What may mean either of two records, for a person to look at. */
  readonly unclear: Plan['unclear'];
  /** The workspace has more files than were looked into. */
  readonly cut: boolean;
}

type Planned = Omit<Wanted, 'moves'> & Omit<Renumbered, 'changed'>;

/** `Renumber Decision`: one record, or every one whose number another had first; all that names it follows, in one step. */
export function renumberDecision(world: LifecycleWorld) {
  return async (argument: unknown): Promise<Renumbered | undefined> => {
    const takes = 'deliberate.renumber takes {uri?, number?, folder?, tell?}';
    const said: z.infer<typeof shape> = given(shape, argument, takes);
    const asked = isAsked(argument);
    const target =
      asked || said.uri !== undefined
        ? ((await targetInLog(said.uri)) ?? (await targetIfAny(world.records, said.uri)))
        : null;
    if (said.uri !== undefined && !target)
      throw new UserError('That is no decision record: name a Markdown file with a status or a decision matrix.');
    const root = target?.root ?? rootFor(said.folder);
    const shared = await wantedIn(await logAt(world, root));
    const isShared = target !== null && shared.some(({ path }) => path === target.path);
    let compute = () => all(world, root);
    let number = said.number === undefined ? null : String(said.number);
    if (!asked && said.uri === undefined && number !== null)
      throw new UserError(`${takes}: say which record with uri.`);
    if (target && (!asked || isShared || argument instanceof vscode.Uri || shared.length === 0)) {
      if (asked && !isShared) {
        const answer = await askNumber(target.path);
        if (answer === undefined) return undefined;
        number = answer.trim();
      }
      const given = number || null;
      compute = () => one(world, root, target.path, given);
    }
    const plan = await compute();
    if (plan.moves.length === 0) {
      if (asked) void vscode.window.showInformationMessage('No two decisions of the log have the same number.');
      return { moves: [], changed: [], unclear: [], cut: false };
    }
    if (asked && !(await agreed(plan))) return undefined;
    const { moves, changed, unclear, cut } = await makeChanges(world, root, compute);
    if (asked || said.tell) say(root, { moves, changed, unclear, cut });
    return { moves: moves.map(({ from, to, why }) => ({ from, to, why })), changed, unclear, cut };
  };
}

/** What shares a number within the workspace, and what the base branch took meanwhile. */
async function wantedIn({ entries, git, folder }: LogAt): Promise<readonly { path: string; why: string }[]> {
  const found: { path: string; why: string }[] = [];
  for (const group of duplicatesOf(entries)) {
    const arrived = (await git.arrived(group.map(({ path }) => path))) ?? [];
    const later = laterOnes(group, arrived);
    const first = group.find(entry => !later.includes(entry));
    for (const { path } of later) found.push({ path, why: `${first?.path} had its number first` });
  }
  const base = await git.base(folder);
  for (const { entry, theirs } of base ? clashesWith(entries, base) : [])
    if (found.every(({ path }) => path !== entry.path))
      found.push({ path: entry.path, why: `${theirs} has its number on ${base?.name}` });
  return found;
}

async function one(world: LifecycleWorld, root: vscode.Uri, path: string, number: string | null): Promise<Planned> {
  const log = await logAt(world, root);
  const why = (await wantedIn(log)).find(each => each.path === path)?.why ?? '';
  return planned(log, [{ path, why }], number);
}

async function all(world: LifecycleWorld, root: vscode.Uri): Promise<Planned> {
  const log = await logAt(world, root);
  return planned(log, await wantedIn(log), null);
}

/** One after the other, each on top of what the one before it made of the files: all of it is one change. */
async function planned(
  log: LogAt,
  wanted: readonly { path: string; why: string }[],
  number: string | null,
): Promise<Planned> {
  const base = wanted.length > 0 ? await log.git.base(log.folder) : null;
  let changes: readonly Change[] = [];
  const moves: Move[] = [];
  const unclear: Plan['unclear'][number][] = [];
  let cut = false;
  for (const { path, why } of wanted) {
    const files = filesAfter(log.files, changes);
    const now = { ...log, files, entries: await entriesOf(files, log.folder) };
    const entry = await named(now, path);
    const plan = await renumber(now, await around(now, entry), entry, number, base?.tip ?? []);
    if ('problem' in plan) throw new UserError(plan.problem);
    changes = merged(changes, plan.changes);
    moves.push({ from: plan.move.from, to: plan.move.to, why });
    unclear.push(...plan.unclear);
    cut ||= plan.cut;
  }
  return {
    changes,
    moves,
    unclear,
    cut,
    description: `renumbered: ${moves.map(({ to }) => to).join(', ')}`.slice(0, 500),
  };
}

async function askNumber(path: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: 'Renumber Decision',
    prompt: `The new number of ${path}; empty for the next that is free`,
    validateInput: value => (/^(?:\d{1,6}[a-z]?)?$/.test(value.trim()) ? null : 'A number such as 12.'),
  });
}

async function agreed({ moves, changes, unclear, cut }: Planned): Promise<boolean> {
  const others = new Set(changes.map(({ path }) => path));
  for (const { from, to } of moves) for (const path of [from, to]) others.delete(path);
  const detail = [
    ...moves.slice(0, 20).map(({ from, to, why }) => `${from} → ${to}${why === '' ? '' : ` (${why})`}`),
    ...(moves.length > 20 ? [`and ${moves.length - 20} more`] : []),
    ...(others.size > 0 ? [`${others.size} other ${others.size === 1 ? 'file follows' : 'files follow'}.`] : []),
    ...(unclear.length > 0 ? [`${unclear.length} mentions may mean either record and stay as they are.`] : []),
    ...(cut ? ['The workspace has more files than are looked into.'] : []),
  ].join('\n');
  const yes = 'Renumber';
  const title = moves.length === 1 ? 'Renumber this decision?' : `Renumber ${moves.length} decisions?`;
  return (await vscode.window.showInformationMessage(title, { modal: true, detail }, yes)) === yes;
}

function say(root: vscode.Uri, { moves, changed, unclear, cut }: Renumbered): void {
  const [first] = moves;
  if (!first) return;
  const more = moves.length > 1 ? ` and ${moves.length - 1} more are renumbered` : '';
  const files = changed.length === 1 ? '1 file changed' : `${changed.length} files changed`;
  const look = unclear[0] ? ` Look at ${unclear[0].path}:${unclear[0].line}, which may mean either record.` : '';
  const rest = cut ? ' The workspace has more files than were looked into.' : '';
  tell(`${first.from} is now ${first.to}${more}; ${files}.${look}${rest}`, vscode.Uri.joinPath(root, first.to));
}
