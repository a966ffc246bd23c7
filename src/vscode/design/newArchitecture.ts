import * as vscode from 'vscode';
import { UserError } from '../commands';
import { inputOf } from '../deliberation/argument';
import { askTitle } from '../deliberation/askTitle';
import { askContext } from '../deliberation/context';
import { folderFor } from '../deliberation/folder';
import { heard } from '../deliberation/heard';
import type { DeliberationPages } from '../deliberation/page';
import { follow } from '../deliberation/start';
import { deliberationSettings } from '../models/settings';
import { whoNamed } from './architects';
import { type DesignArgument, readDesignArgument } from './argument';
import { askAll, type Designs } from './designs';
import type { DesignsWorld } from './world';

const heading = 'New Architecture Design';

/** `New Architecture Design`: a brief becomes a document and the records of its key choices. */
export async function newArchitecture(
  world: DesignsWorld,
  designs: Designs,
  pages: DeliberationPages,
  argument: unknown,
): Promise<{ readonly uri: string } | undefined> {
  const isAsked = argument === undefined || argument instanceof vscode.Uri;
  const given = isAsked ? null : readDesignArgument(argument);
  const folder = await folderFor(given?.folder, isAsked);
  if (!folder) return undefined;
  const root = folder.uri;
  const said: Said | undefined = given ?? (await ask(root));
  if (!said) return undefined;
  const { title, context, model, gates, target } = said;
  if (context.trim() === '')
    throw new UserError('A design needs a context: what it must do, how much of it, for whom.');
  const settings = deliberationSettings(root);
  const input = await heard(world, root, inputOf({ title, context }, 'tot'));
  const unattended = gates === 'accept';
  const who = await whoNamed(world.designers, root, model, settings.seed);
  const live = await designs.begin({
    ...{ root, title, context, target, unattended, who },
    contextFrom: said.from,
    requirements: input.requirements ?? [],
    lessons: input.lessons,
    tot: { ...settings, unattended },
    gates: unattended ? [] : askAll,
  });
  await vscode.window.showTextDocument(live.uri, { viewColumn: vscode.ViewColumn.One, preview: false });
  return follow({ pages }, live, () => void live.run.start(who), unattended);
}

type Said = DesignArgument & { readonly from?: string | undefined };

async function ask(root: vscode.Uri): Promise<Said | undefined> {
  const title = await askTitle(
    heading,
    'What is to be designed? A system or a change of one, such as “Order platform”.',
  );
  if (title === undefined) return undefined;
  const said = await askContext(root, heading, {
    what: 'What must it do, how much of it, for whom, by when, for how much?',
    example: '100K daily users, catalogue, cart and checkout, PCI, 99.9 % uptime, six developers, $5K/month',
  });
  return said && { title, context: said.context, from: said.from };
}
