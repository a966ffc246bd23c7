import { read } from '../adr/read';
import { stateOf } from '../deliberation/place';
import { GitIn } from '../node/runGit';
import { withPlainLineEnds } from '../provenance/fingerprint';
import { changesBetween, type PartChanges } from '../provenance/partChanges';
import { partsOf } from '../provenance/parts';
import { readProvenance } from '../provenance/read';
import { person } from './agents';
import { diskFiles } from './files';
import { nodeHash } from './store';

/** So many versions back in git is the one looked for that was recorded last. */
const versions = 20;

/**
 * Which parts of a record a person changed since it was last recorded: told from the version that was recorded, which git
 * or the deliberation's state may still have. `null` where neither has it. `known` is the text of its provenance.
 */
export async function partsChanged(
  root: string,
  path: string,
  text: string,
  known: string,
  records: string,
): Promise<PartChanges | null> {
  const reading = readProvenance(known);
  if (reading.state !== 'fine') return null;
  const { entity, parts = {} } = reading.record;
  // Only a record has parts; of any other file it is enough that it changed.
  if (entity.type !== 'decision-record') return { set: new Map() };
  const author = { agent: person().id, source: 'person' as const };
  const after = partsOf(read(text, { path }));
  const between = (before: string) => changesBetween(partsOf(read(before, { path })), after, author);
  const written = await writtenBy(root, path, records);
  for await (const before of candidates(root, path, written)) {
    const hash = await nodeHash.sha256(withPlainLineEnds(Buffer.from(before)));
    if (hash === entity.textSha256) return between(before);
  }
  if (written === null) return null;
  // What differs from what the deliberation wrote, and was not a person's before, has become one's since.
  const { set, removed } = between(written);
  return {
    set: new Map([...set].filter(([name]) => parts[name]?.source !== 'person')),
    ...(removed ? { removed } : {}),
  };
}

async function* candidates(root: string, path: string, written: string | null): AsyncGenerator<string> {
  if (written !== null) yield written;
  const git = new GitIn(root);
  const log = await git.run('log', `-${versions}`, '--format=%H', '--', path);
  for (const commit of (log ?? '').split('\n').filter(line => /^[0-9a-f]{40,64}$/.test(line))) {
    const before = await git.run('cat-file', 'blob', `${commit}:./${path}`);
    if (before !== null) yield before;
  }
}

async function writtenBy(root: string, path: string, records: string): Promise<string | null> {
  return (await stateOf(diskFiles(root), records, path))?.written ?? null;
}
