import * as vscode from 'vscode';
import { deliberationSettings } from '../models/settings';
import { inputOf, readNewArgument, settingsFor } from './argument';
import { askWhat } from './ask';
import { designerNamed } from './designers';
import { folderFor, templateFor } from './folder';
import { heard } from './heard';
import { writeLight } from './light';
import { type Stage, start } from './start';
import type { Texts } from './texts';
import type { DeliberationWorld } from './world';

/** `New ADR with ToT`: a question and its context become a record, by the whole protocol. */
export function newAdrWithToT(world: DeliberationWorld, stage: Stage, texts: Texts) {
  return async (argument: unknown): Promise<{ readonly uri: string } | undefined> => {
    if (argument !== undefined && !(argument instanceof vscode.Uri)) {
      const given = readNewArgument(argument);
      const folder = await folderFor(given.folder, false);
      if (!folder) return undefined;
      const root = folder.uri;
      const settings = settingsFor(deliberationSettings(root), given);
      const designer = await designerNamed(world.designers, root, given.model, settings);
      const input = await heard(world, root, inputOf(given, templateFor(root, given.template)));
      return start(stage, { root, input, settings, designer });
    }
    const folder = await folderFor(undefined, true);
    if (!folder) return undefined;
    const root = folder.uri;
    const settings = settingsFor(deliberationSettings(root), {});
    const answer = await askWhat(world, texts, root, settings);
    if (!answer) return undefined;
    const { input, path, designer } = answer;
    if (path !== 'deliberation') return writeLight(world.clock, root, path, input.title, input.context);
    return start(stage, { root, input, settings, designer });
  };
}
