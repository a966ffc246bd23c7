import * as vscode from 'vscode';
import { read } from '../../adr/read';
import { reopenedInput, reopenedSettings } from '../../deliberation/reopened';
import * as z from '../../schema/schema';
import { activeRecord } from '../activeRecord';
import { UserError } from '../commands';
import { deliberationSettings } from '../models/settings';
import { isRecord } from '../records';
import { settingsFor } from './argument';
import { designerNamed } from './designers';
import { templateFor } from './folder';
import { heard } from './heard';
import { type Stage, start } from './start';
import type { DeliberationWorld } from './world';

const shape = z.object({
  uri: z.optional(z.string()),
  facts: z.string().check(z.trim(), z.minLength(1), z.maxLength(10_000)),
  model: z.optional(z.string().check(z.maxLength(300))),
  gates: z.optional(z.enum(['ask', 'accept'])),
});

/** `Re-open Decision (Backtrack)`: the protocol runs again from a record, with what changed; the record itself stays. */
export function reopenDecision(world: DeliberationWorld, stage: Stage) {
  return async (argument: unknown): Promise<{ readonly uri: string } | undefined> => {
    const isAsked = argument === undefined || argument instanceof vscode.Uri;
    const given = isAsked ? null : readArgument(argument);
    const named = argument instanceof vscode.Uri ? argument.toString() : given?.uri;
    const document = await recordAt(world, named ?? stage.pages.active?.uri.toString());
    const facts = given?.facts ?? (await askFacts());
    if (facts === undefined) return undefined;
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    if (!folder) throw new UserError('The record is not in a folder of this workspace: open its folder first.');
    const root = folder.uri;
    const path = vscode.workspace.asRelativePath(document.uri, false);
    const record = read(document.getText(), { path });
    const again = reopenedInput(record, path, facts.trim(), templateFor(root, undefined));
    const input = await heard(world, root, again);
    const gates = given?.gates;
    const settings = settingsFor(reopenedSettings(record, deliberationSettings(root)), {
      alternatives: input.alternatives.map(({ name }) => name),
      ...(gates ? { gates } : {}),
    });
    const designer = await designerNamed(world.designers, root, given?.model, settings);
    // Beside the record it re-opens, so that the link between them is a short one.
    const folderOfRecord = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    return start(stage, { root, input, settings, designer, folder: folderOfRecord });
  };
}

function readArgument(argument: unknown) {
  const parsed = shape.safeParse(argument);
  if (parsed.success) return parsed.data;
  throw new UserError(
    `deliberate.reopenDecision takes {uri?, facts, model?, gates?: 'ask' | 'accept'}: ${z.prettifyError(parsed.error)}`,
  );
}

async function recordAt({ records }: DeliberationWorld, uri: string | undefined): Promise<vscode.TextDocument> {
  const document =
    uri === undefined
      ? await activeRecord(records)
      : await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  if (!document || !isRecord(records.of(document)))
    throw new UserError('Open a decision record first: a Markdown file with a status or a decision matrix.');
  return document;
}

async function askFacts(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: 'Re-open Decision',
    prompt: 'What has changed since it was decided? A trigger that fired, a new load, a new constraint.',
    placeHolder: 'p95 latency is above 40 ms for 14 days at 2,300 requests/second',
    ignoreFocusOut: true,
    validateInput: value =>
      value.trim() === '' ? 'Say what changed: without it the same would be decided again.' : null,
  });
}
