import { recordPaths } from '../../log/entries';
import { findFolder } from '../../log/folder';
import type { Store } from '../../ports/store';
import { rewrite } from '../../provenance/files';
import { companionName, provenancePath } from '../../provenance/name';
import { readProvenance } from '../../provenance/read';
import { renamed } from '../../provenance/rename';
import { repair } from '../../provenance/repair';
import { diskFiles, readText } from '../files';
import { Recording } from '../recording';
import type { Settings } from '../settings';
import { diskStore } from '../store';
import type { Trouble } from './verify';

/** What was done, and what could not be, one sentence each. */
export interface Fixed {
  readonly done: readonly string[];
  readonly refused: readonly string[];
}

/** Puts right what needs no judgement: first what keeps a file from being read, then where it lies, then what is missing. */
export async function fixAll(root: string, settings: Settings, troubles: readonly Trouble[]): Promise<Fixed> {
  const store = diskStore(root);
  const fixable = troubles.filter(one => one.fixable);
  const broken = fixable.flatMap(({ rule, record }) => (isOutside(rule) || record === null ? [] : [record]));
  const steps: Fixed[] = [];
  for (const record of new Set(broken)) steps.push(await repaired(store, record));
  for (const { record, movedTo } of fixable)
    if (record !== null && movedTo !== null) steps.push(await followed(root, settings, store, record, movedTo));
  const recording = new Recording(root, settings);
  for (const { rule, artifact } of fixable)
    if (artifact !== null && isOutside(rule) && rule !== 'orphan')
      steps.push(await recorded(recording, artifact, rule === 'unrecorded'));
  return { done: steps.flatMap(({ done }) => done), refused: steps.flatMap(({ refused }) => refused) };
}

/** Found by looking at the files that provenance is about, and not in the provenance itself. */
function isOutside(rule: string): boolean {
  return rule === 'unrecorded' || rule === 'untracked' || rule === 'orphan';
}

async function repaired(store: Store, record: string): Promise<Fixed> {
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

async function recorded(recording: Recording, artifact: string, isKnown: boolean): Promise<Fixed> {
  const [what, did] = isKnown
    ? ['Changed outside Deliberate; found by its hash.', 'the change is recorded.']
    : ['Found without provenance.', 'its provenance is begun.'];
  const refused = await recording.unrecorded(artifact, readText(artifact).text, what);
  return refused === null ? yes(`${artifact}: ${did}`) : no(refused);
}

/** Written under its new name before the old one goes: at no moment is it nowhere. */
async function followed(
  root: string,
  settings: Settings,
  store: Store,
  record: string,
  movedTo: string,
): Promise<Fixed> {
  const files = diskFiles(root);
  const others = await recordPaths(files, await findFolder(files, settings.folder));
  const text = await store.read(record);
  if (text === null) return no(`${record} is gone.`);
  const reading = readProvenance(text);
  if (reading.state !== 'fine') return no(`${record}: ${reading.message}`);
  const target = provenancePath(movedTo, others);
  const next = renamed(reading, { path: movedTo, name: companionName(movedTo, others) });
  if (target === record) {
    const written = await store.write(record, next, text);
    return written === 'written' ? yes(`${record} tells of ${movedTo} now.`) : busy(record);
  }
  if ((await store.write(target, next, null)) === 'changed')
    return no(`${target} is there already: move it away, then run it again.`);
  if ((await store.remove(record, text)) === 'changed') {
    await store.remove(target, next);
    return busy(record);
  }
  return yes(`${record} is ${target} now and tells of ${movedTo}.`);
}

function busy(record: string): Fixed {
  return no(`${record} was just written by somebody else: run it again.`);
}

function yes(text: string): Fixed {
  return { done: [text], refused: [] };
}

function no(text: string): Fixed {
  return { done: [], refused: [text] };
}
