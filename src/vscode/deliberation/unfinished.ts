import { companions, readState } from '../../deliberation/state';
import { recordsFolder } from '../models/settings';
import { workspaceStore } from '../store';
import type { Deliberations } from './deliberations';
import type { FoundUnfinished, Unfinished, UnfinishedIn } from './resume';
import { storedPhase } from './snapshot';

/** The deliberations that were stopped before their end. */
export function unfinishedDeliberations(all: Deliberations): UnfinishedIn {
  return root =>
    statesIn(workspaceStore(root), companions(recordsFolder(root), 'x').state, (text, file) => {
      const reading = readState(text, file);
      if ('problem' in reading) return { problem: reading.message };
      const { state } = reading;
      if (state.status === 'done') return null;
      const { name, path, input, settings, designer, journal, started } = state;
      return {
        ...{ name, path, title: input.title, unattended: settings.unattended, model: designer.name },
        phase: storedPhase(state),
        at: journal.at(-1)?.at ?? started,
        open: () => all.open(root, name),
      };
    });
}

/** The state files beside `file`, each as `read` sees it; nothing for what has ended. */
export async function statesIn(
  store: ReturnType<typeof workspaceStore>,
  file: string,
  read: (text: string, file: string) => Unfinished | { readonly problem: string } | null,
): Promise<FoundUnfinished> {
  const folder = file.replace(/\/[^/]*$/, '');
  const found: Unfinished[] = [];
  const problems: { readonly file: string; readonly message: string }[] = [];
  for (const { name, kind } of await store.list(folder)) {
    if (kind !== 'file' || !name.endsWith('.state.json')) continue;
    const at = `${folder}/${name}`;
    const one = read((await store.read(at)) ?? '', at);
    if (one !== null && 'problem' in one) problems.push({ file: at, message: one.problem });
    else if (one !== null) found.push(one);
  }
  return { found, problems };
}
