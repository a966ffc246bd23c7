import * as vscode from 'vscode';
import { placeOf } from '../../deliberation/place';
import { readTrace } from '../../deliberation/thoughts';
import { thoughtsText } from '../../deliberation/thoughtsText';
import { designOf } from '../../design/designOf';
import { designCompanions } from '../../design/state';
import * as z from '../../schema/schema';
import { activeRecord } from '../activeRecord';
import { UserError } from '../commands';
import { recordsFolder } from '../models/settings';
import { workspaceStore } from '../store';
import type { DeliberationPages } from './page';
import type { Stage } from './start';
import type { Texts } from './texts';
import type { DeliberationWorld } from './world';

const shape = z.object({ uri: z.optional(z.string()) });

/** `Show Thought Trace`: the list, by type, in a document to read, and the tree in the diagram pane beside it. */
export function showThoughts(world: DeliberationWorld, { pages }: Stage, texts: Texts) {
  return async (argument: unknown): Promise<{ readonly uri: string; readonly thoughts: number }> => {
    const uri = await recordUri(world, pages, argument);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) throw new UserError('The record is not in a folder of this workspace: open its folder first.');
    const path = vscode.workspace.asRelativePath(uri, false);
    const store = workspaceStore(folder.uri);
    const records = recordsFolder(folder.uri);
    const design = await designOf(store, records, path);
    const { name, trace } = design
      ? { name: design.name, ...designCompanions(records, design.name) }
      : await placeOf(store, records, path);
    const text = await store.read(trace);
    if (text === null)
      throw new UserError(`${path} was not deliberated: there is no trace ${trace}. ADR: New ADR with ToT leaves one.`);
    const { thoughts, damaged } = readTrace(text);
    const record = await vscode.workspace.openTextDocument(uri).then(
      document => world.records.of(document),
      () => null,
    );
    const document = await texts.show(
      `Thoughts of ${name}`,
      thoughtsText(design?.title ?? record?.title?.value ?? name, thoughts, damaged),
      {
        viewColumn: vscode.ViewColumn.One,
      },
    );
    await vscode.commands.executeCommand('deliberate.openDiagrams', { uri: document.uri.toString() });
    return { uri: document.uri.toString(), thoughts: thoughts.length };
  };
}

async function recordUri(
  { records }: DeliberationWorld,
  pages: DeliberationPages,
  argument: unknown,
): Promise<vscode.Uri> {
  if (argument instanceof vscode.Uri) return argument;
  const parsed = shape.safeParse(argument ?? {});
  if (!parsed.success) throw new UserError(`deliberate.showThoughts takes {uri?}: ${z.prettifyError(parsed.error)}`);
  if (parsed.data.uri !== undefined) return vscode.Uri.parse(parsed.data.uri, true);
  const uri = (await activeRecord(records))?.uri ?? pages.active?.uri;
  if (!uri) throw new UserError('Open a decision record first: its thoughts are kept beside it.');
  return uri;
}
