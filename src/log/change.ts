import type { Store } from '../ports/store';

/** What one file is to become; `before` is `null` for a new file and `after` for one that goes. */
export interface Change {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Makes all changes or none. All of them were computed before the first is written; each is written only where the file is
 * still as it was read, and where one cannot be, those before it are taken back. The answer is `null`, or one sentence.
 */
export async function applyChanges(store: Store, changes: readonly Change[]): Promise<string | null> {
  const wanted = changes.filter(({ before, after }) => before !== after);
  const twice = wanted.find(({ path }, index) => wanted.findIndex(other => other.path === path) !== index);
  if (twice) return `${twice.path} would be changed twice at once: nothing was written.`;
  for (const { path, before } of wanted)
    if ((await store.read(path)) !== before) return `${taken(path, before)} Nothing was written; run it again.`;
  // What goes, goes last: until then everything can be taken back without loss.
  const inOrder = [...wanted.filter(({ after }) => after !== null), ...wanted.filter(({ after }) => after === null)];
  const done: Change[] = [];
  for (const change of inOrder) {
    let trouble: string | null;
    try {
      trouble = (await make(store, change)) ? null : taken(change.path, change.before);
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
    }
    if (trouble === null) done.push(change);
    else return `${trouble} ${await takeBack(store, done)}`;
  }
  return null;
}

function taken(path: string, before: string | null): string {
  return before === null ? `${path} is there already.` : `${path} was changed by somebody else meanwhile.`;
}

async function make(store: Store, { path, before, after }: Change): Promise<boolean> {
  if (after !== null) return (await store.write(path, after, before)) === 'written';
  return before === null || (await store.remove(path, before)) === 'removed';
}

async function takeBack(store: Store, done: readonly Change[]): Promise<string> {
  const stuck: string[] = [];
  for (const { path, before, after } of [...done].reverse()) {
    try {
      if (!(await make(store, { path, before: after, after: before }))) stuck.push(path);
    } catch {
      stuck.push(path);
    }
  }
  return stuck.length === 0
    ? 'All files are as they were; run it again.'
    : `${stuck.join(', ')} could not be put back: restore ${stuck.length === 1 ? 'it' : 'them'} from version control.`;
}

/** Several lists of changes as one: a later change of a file is made on top of an earlier one. */
export function merged(...lists: readonly (readonly Change[])[]): Change[] {
  const all = new Map<string, Change>();
  for (const change of lists.flat()) {
    const known = all.get(change.path);
    all.set(change.path, known ? { ...change, before: known.before } : change);
  }
  return [...all.values()];
}
