import type { Store } from '../ports/store';
import type { Trouble } from './check';
import { rewrite } from './files';
import { companionName, provenancePath } from './name';
import { readProvenance } from './read';
import { renamed } from './rename';
import { repair } from './repair';

/** What was done, and what could not be, one sentence each. */
export interface Mended {
  readonly done: readonly string[];
  readonly refused: readonly string[];
}

export interface MendWorld {
  readonly store: Store;
  /** The paths of the records that might share a name. */
  readonly others: readonly string[];
  /** Records as the person's what was found in a file; `null`, or why it was not recorded. */
  found(path: string, what: 'unrecorded' | 'untracked'): Promise<string | null>;
}

/** Puts right what needs no judgement: first what keeps a file from being read, then where it lies, then what is missing. */
export async function mendProvenance(world: MendWorld, troubles: readonly Trouble[]): Promise<Mended> {
  const fixable = troubles.filter(one => one.fixable);
  const broken = fixable.flatMap(({ rule, record }) => (isOutside(rule) ? [] : (record ?? [])));
  const steps: Mended[] = [];
  for (const record of new Set(broken)) steps.push(await repaired(world.store, record));
  for (const { record, movedTo } of fixable)
    if (record !== null && movedTo !== null)
      steps.push(await moveProvenance(world.store, record, movedTo, world.others));
  for (const { rule, artifact } of fixable)
    if (artifact !== null && (rule === 'unrecorded' || rule === 'untracked')) {
      const refused = await world.found(artifact, rule);
      const did = rule === 'untracked' ? 'its provenance is begun' : 'the change is recorded';
      steps.push(refused === null ? yes(`${artifact}: ${did}.`) : no(refused));
    }
  return { done: steps.flatMap(({ done }) => done), refused: steps.flatMap(({ refused }) => refused) };
}

/** Found by looking at the files that provenance is about, and not in the provenance itself. */
function isOutside(rule: string): boolean {
  return rule === 'unrecorded' || rule === 'untracked' || rule === 'orphan';
}

async function repaired(store: Store, record: string): Promise<Mended> {
  let done: readonly string[] = [];
  const refused = await rewrite(store, record, text => {
    if (text === null) return { refused: 'It is gone.' };
    const result = repair(text);
    if ('problem' in result) return { refused: result.problem };
    done = result.done;
    return { text: result.text };
  });
  return refused === null ? { done: done.map(text => `${record}: ${text}`), refused: [] } : no(refused);
}

/** Written under its new name before the old one goes: at no moment is it nowhere. */
export async function moveProvenance(
  store: Store,
  record: string,
  to: string,
  others: readonly string[],
): Promise<Mended> {
  const text = await store.read(record);
  if (text === null) return no(`${record} is gone.`);
  const reading = readProvenance(text);
  if (reading.state !== 'fine') return no(`${record}: ${reading.message}`);
  const target = provenancePath(store, to, others);
  const next = renamed(reading, { path: to, name: companionName(to, others) });
  const busy = no(`${record} was just written by somebody else: try again.`);
  if (target === record)
    return (await store.write(record, next, text)) === 'written' ? yes(`${record} tells of ${to} now.`) : busy;
  if ((await store.write(target, next, null)) === 'changed')
    return no(`${target} is there already: move it away, then try again.`);
  if ((await store.remove(record, text)) === 'removed') return yes(`${record} is ${target} now and tells of ${to}.`);
  await store.remove(target, next);
  return busy;
}

function yes(text: string): Mended {
  return { done: [text], refused: [] };
}

function no(text: string): Mended {
  return { done: [], refused: [text] };
}
