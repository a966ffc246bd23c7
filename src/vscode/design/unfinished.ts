import type * as vscode from 'vscode';
import { recordsOf } from '../../design/recordsOf';
import { designCompanions, readDesignState } from '../../design/state';
import type { FoundUnfinished } from '../deliberation/resume';
import { statesIn } from '../deliberation/unfinished';
import { recordsFolder } from '../models/settings';
import { workspaceStore } from '../store';
import type { Designs } from './designs';
import { storedDesignPhase } from './snapshot';

export interface FoundDesigns extends FoundUnfinished {
  /** The records whose decisions go on with a design. */
  readonly within: ReadonlySet<string>;
}

/** The designs that were stopped before their end. */
export async function unfinishedDesigns(root: vscode.Uri, designs: Designs): Promise<FoundDesigns> {
  const within = new Set<string>();
  const all = await statesIn(workspaceStore(root), designCompanions(recordsFolder(root), 'x').state, (text, file) => {
    const reading = readDesignState(text, file);
    if ('problem' in reading) return { problem: reading.problem };
    const { state } = reading;
    if (state.status === 'done') return null;
    for (const path of recordsOf(state)) within.add(path);
    const { name, path, title, unattended, architect, journal, started } = state;
    return {
      ...{ name, path, title, unattended, model: architect.name },
      phase: storedDesignPhase(state),
      at: journal.at(-1)?.at ?? started,
      open: () => designs.open(root, name),
    };
  });
  return { ...all, within };
}
