import * as vscode from 'vscode';
import { applyEdits, replace } from '../../adr/edit/text';
import { recordTitle, topicOf } from '../../design/choices';
import { relative } from '../../design/paths';
import { readDesign, tableOf } from '../../design/read';
import { decisionsIn } from '../../design/rules/decisions';
import { resolved } from '../../review/paths';
import { UserError } from '../commands';
import { inputOf, settingsFor } from '../deliberation/argument';
import { templateFor } from '../deliberation/folder';
import { heard } from '../deliberation/heard';
import { type Stage, start } from '../deliberation/start';
import { deliberationSettings } from '../models/settings';
import { nextPlace } from '../nextPlace';
import { whoNamed } from './architects';
import { documentAt, type Meant } from './documentAt';
import type { DesignsWorld } from './world';

/** Has a choice of a document that has no record decided by Tree-of-Thoughts, and links the two both ways. */
export async function decideChoice(
  world: DesignsWorld,
  stage: Stage,
  argument: unknown,
): Promise<{ readonly uri: string } | undefined> {
  const meant = await documentAt('deliberate.decideChoice', argument);
  const title = await choiceMeant(meant);
  if (title === undefined) return undefined;
  const { document, root, path, given } = meant;
  const reading = readDesign(document.getText());
  const subject = recordTitle({ topic: topicOf(title), title, because: '' }, reading.title);
  const place = await nextPlace(root, subject, world.clock);
  const context = [
    contextIn(document.getText()),
    `This decision is part of the design [${reading.title}](${relative(place.path, path)}).`,
  ].join('\n\n');
  const settings = settingsFor(deliberationSettings(root), given.gates ? { gates: given.gates } : {});
  const who = await whoNamed(world.designers, root, given.model, settings.seed);
  const input = await heard(world, root, inputOf({ title: subject, context }, templateFor(root, undefined)));
  const designer = who.designerFor(topicOf(title));
  const isSaved = !document.isDirty;
  const made = await start(stage, { root, input: { ...input, contextFrom: path }, settings, designer });
  const record = vscode.workspace.asRelativePath(vscode.Uri.parse(made.uri), false);
  await world.edits.change(document.uri, ({ text }) => withLink(text, title, relative(path, record)));
  if (isSaved) await document.save();
  return made;
}

/** The choice that is named, or that a person picks of those that have no record. */
async function choiceMeant({ document, root, path, given }: Meant): Promise<string | undefined> {
  const rows = decisionsIn(readDesign(document.getText()));
  const open: string[] = [];
  for (const { title, target } of rows) {
    const file = target === null ? null : resolved(path, target);
    const isThere =
      file !== null &&
      (await vscode.workspace.fs.stat(vscode.Uri.joinPath(root, file)).then(
        () => true,
        () => false,
      ));
    if (!isThere) open.push(title);
  }
  const named = rows.find(
    ({ title, range }) =>
      title.toLowerCase() === given.title?.toLowerCase() || document.positionAt(range.start).line + 1 === given.line,
  );
  if (named && !open.includes(named.title))
    throw new UserError(`${named.title} has its record already: open it there, or re-open the decision.`);
  if (named) return named.title;
  if (given.title !== undefined || given.line !== undefined)
    throw new UserError('The document has no such choice in its table of decisions.');
  if (open.length === 0) throw new UserError('Every choice of this document has its record.');
  return vscode.window.showQuickPick(open, { title: 'Decide by Tree-of-Thoughts', placeHolder: 'Which choice?' });
}

/** What the document says of the context and of what has to be met. */
function contextIn(text: string): string {
  const reading = readDesign(text);
  const rows = (name: 'context' | 'requirements') =>
    (tableOf(reading, name)?.rows ?? []).map(cells => cells.map(cell => cell.text));
  return [
    ...rows('context').map(([field = '', known = '']) =>
      known === '' || known.startsWith('TODO') ? '' : `${field}: ${known}`,
    ),
    ...rows('requirements').map(([, requirement = '']) => `- ${requirement}`),
  ]
    .filter(line => line !== '')
    .join('\n');
}

/** `| Caching | Redis | | TODO |` with the record in its last cell. */
function withLink(text: string, title: string, target: string): string {
  const table = tableOf(readDesign(text), 'decisions');
  const cells = table?.rows.find(([first]) => first?.text.toLowerCase() === title.toLowerCase());
  const [, , confidence, record] = cells ?? [];
  const link = `[${target.split('/').pop() ?? target}](${target})`;
  if (record) return applyEdits(text, replace(text, record.range.start, record.range.end, link));
  const end = confidence?.range.end;
  if (end === undefined) return text;
  return applyEdits(text, replace(text, end, end, ` | ${link}`));
}
