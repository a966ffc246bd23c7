import * as vscode from 'vscode';
import { correctedStatus, statusWords } from '../../adr/words/status';
import { withList } from '../../log/after';
import { numberingOf } from '../../log/numbering';
import { acceptWithNumber, givesNumber, withStatus } from '../../log/status';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { askStatus } from './ask';
import { makeChanges, type Wanted } from './changedFiles';
import { given, isAsked, type LifecycleWorld, logAt, named, targetOf } from './logAt';
import { supersedeRecord } from './supersede';
import { tell } from './told';

const shape = z.object({
  uri: z.optional(z.string()),
  status: z.string().check(z.trim(), z.minLength(1), z.maxLength(200), z.regex(/^[^\r\n]*$/)),
});

/** What changed; `uri` is where the record lies now, since a draft may have got its number. */
export interface Changed {
  readonly uri: string;
  readonly changed: readonly string[];
}

/** `Change Status`, in the record's own notation, with the number where this is the moment for it. */
export function changeStatus(world: LifecycleWorld) {
  return async (argument: unknown): Promise<Changed | undefined> => {
    const said = given(shape, argument, 'deliberate.changeStatus takes {uri?, status}');
    const { document, root, path } = await targetOf(world, said.uri);
    const { entries, ...log } = await logAt(world, root);
    const entry = await named({ ...log, entries }, document.uri.toString());
    const status = 'status' in said ? said.status : await askStatus(entry, entries);
    if (status === undefined) return undefined;
    if (status === 'superseded' && isAsked(argument)) return supersedeRecord(world, root, document.uri, {});
    const meant = statusWords(status).length === 0 ? correctedStatus(status) : null;
    if (meant) throw new UserError(`${status} is no status: did you mean ${meant}?`);
    const done = await makeChanges(world, root, () => statusChanges(world, root, path, status));
    const uri = vscode.Uri.joinPath(root, done.path);
    if (isAsked(argument))
      tell(done.changed.length === 0 ? `${path} is ${status} already.` : `${done.path} is ${status} now.`, uri);
    return { uri: uri.toString(), changed: done.changed };
  };
}

async function statusChanges(
  world: LifecycleWorld,
  root: vscode.Uri,
  path: string,
  status: string,
): Promise<Wanted & { readonly path: string }> {
  const log = await logAt(world, root);
  const entry = await named(log, vscode.Uri.joinPath(root, path).toString());
  const today = world.clock.today();
  const numbering = numberingOf(vscode.workspace.getConfiguration('deliberate', root).get('numbering'));
  if (givesNumber(entry, status, numbering)) {
    const plan = await acceptWithNumber(log, entry, status, today);
    if ('problem' in plan) throw new UserError(plan.problem);
    const description = `status set to ${status}; number ${plan.move.digits}`;
    return { changes: plan.changes, moves: [plan.move], description, path: plan.move.to };
  }
  const text = (await log.files.read(path)) ?? '';
  const after = withStatus(path, text, status, today);
  const changes = await withList(log.files, log.folder, [{ path, before: text, after }]);
  return { changes, description: `status set to ${status}`, path };
}
