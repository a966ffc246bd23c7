import type { Clock } from '../../ports/clock';
import type { Hash } from '../../ports/hash';
import type { Store } from '../../ports/store';
import { rewrite } from '../../provenance/files';
import { fingerprint } from '../../provenance/fingerprint';
import { companionName, provenancePath } from '../../provenance/name';
import { readProvenance } from '../../provenance/read';
import { recordChange } from '../../provenance/record';
import { renamed } from '../../provenance/rename';
import { repair } from '../../provenance/repair';
import type { Agent } from '../../provenance/shape';
import { foundElsewhere } from './recordEdit';
import type { Trouble } from './verify';

export interface MendWorld {
  readonly store: Store;
  readonly hash: Hash;
  readonly clock: Clock;
  /** Who says that what was found is theirs. */
  readonly person: Agent;
  /** The paths of the records that might share a name. */
  readonly others: readonly string[];
}

/** Puts right what needs no judgement, and answers with what was done or why not, one sentence each. */
export async function mend(world: MendWorld, troubles: readonly Trouble[]): Promise<readonly string[]> {
  const done: string[] = [];
  const fixable = troubles.filter(one => one.fixable);
  // First what keeps a file from being read or added to, then where it lies, then what is missing in it.
  const broken = new Set(fixable.flatMap(({ rule, record }) => (isOutside(rule) ? [] : (record ?? []))));
  for (const record of broken) done.push(...(await repaired(world, record)));
  for (const { record, movedTo } of fixable)
    if (record !== null && movedTo !== null)
      done.push(await moveProvenance(world.store, record, movedTo, world.others));
  for (const { rule, artifact } of fixable)
    if (artifact !== null && (rule === 'unrecorded' || rule === 'untracked'))
      done.push(...(await recorded(world, artifact, rule)));
  return done;
}

/** Found by looking at the files that provenance is about, and not in the provenance itself. */
function isOutside(rule: string): boolean {
  return rule === 'unrecorded' || rule === 'untracked' || rule === 'orphan';
}

async function recorded(
  { store, hash, clock, person, others }: MendWorld,
  path: string,
  rule: 'unrecorded' | 'untracked',
): Promise<readonly string[]> {
  const bytes = await store.bytes(path);
  if (bytes === null) return [];
  const now = clock.now();
  const refused = await recordChange(store, { path, type: 'decision-record' }, others, {
    type: rule === 'untracked' ? 'generation' : 'modification',
    ...{ started: now, ended: now, day: clock.today(), agents: [person], unrecorded: true },
    after: await fingerprint(hash, bytes),
    description:
      rule === 'untracked' ? 'Found without provenance.' : `${foundElsewhere} Which parts changed is not known.`,
  });
  return [refused ?? `${path}: ${rule === 'untracked' ? 'its provenance is begun' : 'the change is recorded'}.`];
}

async function repaired({ store }: MendWorld, record: string): Promise<readonly string[]> {
  let done: readonly string[] = [];
  const refused = await rewrite(store, record, text => {
    if (text === null) return { refused: 'It is gone.' };
    const result = repair(text);
    if ('problem' in result) return { refused: result.problem };
    done = result.done;
    return { text: result.text };
  });
  return refused === null ? done.map(text => `${record}: ${text}`) : [refused];
}

/** Written under its new name before the old one goes: at no moment is it nowhere. */
export async function moveProvenance(
  store: Store,
  record: string,
  to: string,
  others: readonly string[],
): Promise<string> {
  const text = await store.read(record);
  const reading = text === null ? null : readProvenance(text);
  if (text === null || !reading) return `${record} is gone.`;
  if (reading.state !== 'fine') return `${record}: ${reading.message}`;
  const target = provenancePath(to, others);
  const next = renamed(reading, { path: to, name: companionName(to, others) });
  const busy = `${record} was just written by somebody else: try again.`;
  if (target === record)
    return (await store.write(record, next, text)) === 'written' ? `${record} tells of ${to} now.` : busy;
  if ((await store.write(target, next, null)) === 'changed')
    return `${target} is there already: move it away, then run ADR: Verify Provenance.`;
  if ((await store.remove(record, text)) === 'removed') return `${record} is ${target} now and tells of ${to}.`;
  await store.remove(target, next);
  return busy;
}
