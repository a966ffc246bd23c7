import { type AdrRecord, read } from '../adr/read';
import type { Hash } from '../ports/hash';
import type { Store } from '../ports/store';
import type { Change } from '../provenance/change';
import { fingerprint } from '../provenance/fingerprint';
import { provenancePath } from '../provenance/name';
import { readProvenance } from '../provenance/read';
import { recordChange } from '../provenance/record';
import type { Agent } from '../provenance/shape';
import { agentUrn } from '../provenance/urn';
import { authorsOf } from './authors';
import type { Designer } from './designer';
import { usedIn } from './sources';
import type { State } from './state';
import { recordText } from './values';
import type { Work } from './work';

/** What a record of provenance needs of the world besides its files. */
export interface CreditWorld {
  readonly hash: Hash;
  /** Who answers for the record: the one whose command it was. */
  readonly person: Agent;
  /** Who asked in the person's name, such as an agent of an editor: the words that were given are then its own. */
  readonly asker?: Agent;
  /** Deliberate itself, with its version. */
  readonly tool: Agent;
  /** The paths of the records that might share a name with this one. */
  readonly others: readonly string[];
  today(): string;
  now(): string;
  /** Something that kept the change from being recorded: one sentence that says what to do. */
  trouble(message: string): void;
}

/**
 * Records that a deliberation made the file: who wrote which part of it, and from what. The record itself is written by
 * then, so nothing here may end in an exception that takes it for a failure.
 */
export async function credit(
  store: Store,
  state: State,
  work: Work,
  designer: Designer,
  world: CreditWorld,
): Promise<void> {
  try {
    const bytes = await store.bytes(state.path);
    const text = await store.read(state.path);
    if (bytes === null || text === null) return;
    const after = await fingerprint(world.hash, bytes);
    if (await isRecorded(store, state.path, world.others, after.sha256)) return;
    const record = read(text, { path: state.path });
    const used = await usedIn(store, world.hash, state, work, record, designer);
    const change = changeOf(state, work, record, world, { after, ...used });
    const refused = await recordChange(store, { path: state.path, type: 'decision-record' }, world.others, change);
    if (refused !== null) world.trouble(refused);
  } catch (error) {
    world.trouble(`The provenance of ${state.path} was not recorded: ${messageOf(error)}`);
  }
}

/** One that was resumed after its end made nothing new. */
export async function isRecorded(
  store: Store,
  path: string,
  others: readonly string[],
  sha256: string,
): Promise<boolean> {
  const before = await store.read(provenancePath(store, path, others));
  const reading = before === null ? null : readProvenance(before);
  return reading?.state === 'fine' && reading.record.entity.sha256 === sha256;
}

/** Who did it and who wrote which part; `record` is the record as it lies on disk, with what a person wrote meanwhile. */
function changeOf(
  state: State,
  work: Work,
  record: AdrRecord,
  { person, tool, asker, ...clock }: Pick<CreditWorld, 'person' | 'tool' | 'asker' | 'today' | 'now'>,
  made: Pick<Change, 'after' | 'used' | 'derivedFrom'>,
): Change {
  const model = modelAgent(state.designer, state.journal);
  const own = read(recordText(state, work), { path: state.path });
  const doing: [Agent, ...Agent[]] = model ? [model, tool, person] : [tool, person];
  const agents: [Agent, ...Agent[]] = asker ? [asker, ...doing] : doing;
  return {
    type: 'generation',
    started: state.started,
    ended: clock.now(),
    day: clock.today(),
    agents,
    onBehalfOf: agents.flatMap(({ id }) => (id === person.id ? [] : [{ delegate: id, responsible: person.id }])),
    parts: { set: authorsOf(work, own, record, { model, tool, person, asker: asker ?? null }) },
    description: `Deliberated: ${state.input.title}`.slice(0, 500),
    ...made,
  };
}

/** The model whose words these are; `null` where the catalogue gave them. */
export function modelAgent(designer: State['designer'], journal: State['journal']): Agent | null {
  if (designer.origin === 'catalogue') return null;
  const answered = [...new Set(journal.flatMap(({ model }) => model || []))].filter(name => name !== 'catalogue');
  return {
    id: agentUrn('model', designer.provider || 'model', designer.id || 'unknown'),
    type: 'ai_assistant',
    ...(designer.name ? { name: designer.name } : {}),
    ...(designer.id ? { model: designer.id } : {}),
    // What a server calls the model that answered says more than what it was asked for by.
    ...(answered.length > 0 ? { modelVersion: answered.slice(0, 5).join(', ') } : {}),
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
