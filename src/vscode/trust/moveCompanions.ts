import { companions, readState, stateText } from '../../deliberation/state';
import { applyChanges, type Change } from '../../log/change';
import { loadLessons } from '../../memory/read';
import { reflectionText } from '../../memory/write';
import { companionsIn } from '../../ports/companions';
import type { Store } from '../../ports/store';
import { companionName } from '../../provenance/name';

/** Where a file of the workspace lies now; `null` for one that did not move. */
export type Moved = (path: string) => string | null;

/** The trace of a deliberation, and what it would be resumed from. */
export async function moveExplorations(store: Store, moved: Moved, others: readonly string[]): Promise<void> {
  const home = companionsIn(store);
  const folder = `${home}/working/tot-explorations`;
  for (const { name } of await store.list(folder)) {
    if (!name.endsWith('.state.json')) continue;
    const file = `${folder}/${name}`;
    const before = await store.read(file);
    const found = before === null ? null : readState(before, file);
    if (before === null || !found || !('state' in found)) continue;
    const path = moved(found.state.path);
    if (path === null) continue;
    const own = companionName(path, others);
    const to = companions(home, own);
    const trace = file.replace(/\.state\.json$/, '.jsonl');
    const steps = await store.read(trace);
    const changes: Change[] = [
      ...moving(file, to.state, before, stateText({ ...found.state, name: own, path })),
      ...(steps === null ? [] : moving(trace, to.trace, steps, steps)),
    ];
    const refused = await applyChanges(store, changes);
    if (refused !== null) throw new Error(refused);
  }
}

/** Lessons stay where they lie and tell of the record by its new path. Answers with the files that changed. */
export async function moveLessons(store: Store, moved: Moved): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const { path, reflection } of (await loadLessons(store)).lessons) {
    const to = moved(reflection.decision.path);
    const before = to === null ? null : await store.read(path);
    if (to === null || before === null) continue;
    const after = reflectionText({ ...reflection, decision: { ...reflection.decision, path: to } });
    const refused = await applyChanges(store, [{ path, before, after }]);
    if (refused !== null) throw new Error(refused);
    changed.push(path);
  }
  return changed;
}

function moving(from: string, to: string, before: string, after: string): Change[] {
  if (from === to) return [{ path: from, before, after }];
  return [
    { path: to, before: null, after },
    { path: from, before, after: null },
  ];
}
