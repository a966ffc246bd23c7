import * as vscode from 'vscode';
import type { Relation } from '../../adr/model';
import { withList } from '../../log/after';
import { link } from '../../log/relate/link';
import { supersede } from '../../log/relate/supersede';
import { RELATION_WORDS, RELATIONS } from '../../log/relate/words';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { askRecord, askRelation } from './ask';
import { makeChanges, type Wanted } from './changedFiles';
import type { Changed } from './changeStatus';
import { isAsked, type LifecycleWorld, logAt, named, targetOf } from './logAt';
import { tell } from './told';

const shape = z.object({
  from: z.optional(z.string()),
  to: z.string().check(z.minLength(1), z.maxLength(1000)),
  relation: z.optional(z.string().check(z.maxLength(100))),
});

/** `Link Decisions`: one is so related to another, and both say it in their own notation. */
export function linkDecisions(world: LifecycleWorld) {
  return async (argument: unknown): Promise<Changed | undefined> => {
    if (isAsked(argument)) return ask(world, argument instanceof vscode.Uri ? argument.toString() : undefined);
    const said = shape.safeParse(argument);
    if (!said.success)
      throw new UserError(`deliberate.linkDecisions takes {from?, to, relation?}: ${z.prettifyError(said.error)}`);
    const { from, to, relation } = said.data;
    const { root, document } = await targetOf(world, from);
    return tie(world, root, document.uri.toString(), to, relationOf(relation));
  };
}

async function ask(world: LifecycleWorld, uri: string | undefined): Promise<Changed | undefined> {
  const { root, document } = await targetOf(world, uri);
  const log = await logAt(world, root);
  const own = await named(log, document.uri.toString());
  const relation = await askRelation(own);
  if (!relation) return undefined;
  const other = await askRecord(log.entries, own.path, `${RELATION_WORDS[relation]} …`, null);
  if (!other) return undefined;
  const to = vscode.Uri.joinPath(root, other.path).toString();
  const done = await tie(world, root, document.uri.toString(), to, relation);
  const said = `${own.path} ${RELATION_WORDS[relation].toLowerCase()} ${other.path}`;
  tell(done.changed.length === 0 ? `${said} already.` : `${said} now, and both say so.`, document.uri);
  return done;
}

async function tie(
  world: LifecycleWorld,
  root: vscode.Uri,
  from: string,
  to: string,
  relation: Relation,
): Promise<Changed> {
  const { changed } = await makeChanges(world, root, async (): Promise<Wanted> => {
    const log = await logAt(world, root);
    const [a, b] = [await named(log, from), await named(log, to)];
    if (a.path === b.path) throw new UserError('Both are the same record: name two.');
    const [one, other] = await Promise.all(
      [a, b].map(async ({ path }) => ({ path, text: (await log.files.read(path)) ?? '' })),
    );
    if (!one || !other) return { changes: [], description: '' };
    const today = world.clock.today();
    // What is superseded also has another status.
    const ends =
      relation === 'supersedes'
        ? supersede(other, one, today)
        : relation === 'superseded-by'
          ? supersede(one, other, today)
          : link(one, other, relation);
    const changes = await withList(log.files, log.folder, ends);
    return { changes, description: `${relation}: ${a.path} and ${b.path}` };
  });
  return { uri: from, changed };
}

function relationOf(value = 'relates-to'): Relation {
  const said = value
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const known = RELATIONS.find(relation => relation === said);
  if (known) return known;
  throw new UserError(`relation is one of ${RELATIONS.join(', ')}, not ${value.slice(0, 100)}.`);
}
