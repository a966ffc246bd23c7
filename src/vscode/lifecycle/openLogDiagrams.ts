import * as vscode from 'vscode';
import { logPictures, type Picture } from '../../log/relate/pictures';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { thoughtsOf } from '../diagrams/aroundRecord';
import { rootFor, targetIfAny } from '../trust/target';
import { given, isAsked, type LifecycleWorld } from './logAt';
import type { LogText } from './logText';

const shape = z.object({ uri: z.optional(z.string()), folder: z.optional(z.string()) });

/** `Open Decision Graph`: the log's relations and timeline, and the thoughts of the record that one is at, as diagrams. */
export function openLogDiagrams(world: LifecycleWorld, texts: LogText) {
  return async (argument: unknown): Promise<{ readonly uri: string; readonly diagrams: readonly string[] }> => {
    const said: z.infer<typeof shape> = given(shape, argument, 'deliberate.openLogDiagrams takes {uri?, folder?}');
    const wanted = said.uri ?? (isAsked(argument) ? world.focus.document?.uri.toString() : undefined);
    const target = isAsked(argument) || wanted !== undefined ? await targetIfAny(world.records, wanted) : null;
    const root = target?.root ?? rootFor(said.folder);
    const pictures = await picturesOf(world, root, target?.path ?? null);
    if (pictures.length === 0)
      throw new UserError(
        'There is nothing to draw yet: no decision has a date or names another. ADR: Link Decisions does.',
      );
    const name = `Decisions of ${root.path.replace(/^.*\//, '')}`;
    const document = await texts.show(root, name, async () =>
      textOf(name, await picturesOf(world, root, target?.path ?? null)),
    );
    await vscode.commands.executeCommand('deliberate.openDiagrams', { uri: document.uri.toString() });
    return { uri: document.uri.toString(), diagrams: pictures.map(({ caption }) => caption) };
  };
}

async function picturesOf(world: LifecycleWorld, root: vscode.Uri, path: string | null): Promise<readonly Picture[]> {
  const { entries } = await world.logs.whole(root);
  const thoughts = path === null ? null : await thoughtsOf(root, path);
  return [
    ...logPictures(entries),
    ...(thoughts === null || path === null
      ? []
      : [{ caption: `Thoughts that led to ${path.replace(/^.*\//, '')}`, source: thoughts }]),
  ];
}

/** A document for whoever reads; the diagram pane draws what it holds. */
function textOf(name: string, pictures: readonly Picture[]): string {
  return [
    `# ${plain(name)}`,
    '',
    ...pictures.flatMap(({ caption, source }) => [
      `## ${plain(caption)}`,
      '',
      '```mermaid',
      source.trimEnd().replaceAll('```', ''),
      '```',
      '',
    ]),
  ].join('\n');
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
