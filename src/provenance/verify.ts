import { companionFolder } from '../ports/companions';
import type { Hash } from '../ports/hash';
import type { Store } from '../ports/store';
import { withPlainLineEnds } from './fingerprint';
import { glance, type Tracked } from './glance';
import { folder as below } from './shape';

export type VerificationKind = 'unrecorded' | 'line-ends' | 'orphan' | 'untracked' | 'unreadable';

/** Where files and their provenance do not agree: one sentence that says what to do. */
export interface VerificationFinding {
  readonly kind: VerificationKind;
  readonly message: string;
  readonly artifact: string | null;
  /** The provenance file; `null` for an artifact that has none. */
  readonly record: string | null;
  /** For an orphan: where a file with the same text lies that nobody tracks. */
  readonly movedTo: string | null;
}

export interface Verification {
  /** How many files agree with their provenance, line ends apart. */
  readonly verified: number;
  readonly findings: readonly VerificationFinding[];
}

type Reader = Pick<Store, 'records' | 'list' | 'read' | 'bytes'>;
/** So many files at a time: a virtual file system answers each over the network. */
const atOnce = 32;

/** Compares every provenance file with the file it is about; `artifacts` are the files that should have one. */
export async function verify(store: Reader, hash: Hash, artifacts: readonly string[]): Promise<Verification> {
  const folder = companionFolder(store, below);
  const names = (await store.list(folder)).filter(({ name, kind }) => kind === 'file' && name.endsWith('.prov.yaml'));
  const results = await inTurns(names, async ({ name }) => check(store, hash, `${folder}/${name}`));
  const tracked = new Set(results.flatMap(({ artifact }) => (artifact === null ? [] : [artifact])));
  const untracked = artifacts.filter(path => !tracked.has(path));
  const orphans = results.filter(({ finding }) => finding?.kind === 'orphan');
  const moves = orphans.length > 0 ? await movesOf(store, hash, orphans, untracked) : new Map<string, string>();
  const found = results.flatMap(({ finding }) => (finding ? [withMove(finding, moves)] : []));
  const taken = new Set(moves.values());
  return {
    verified: results.filter(
      ({ artifact, finding }) => artifact !== null && (finding?.kind ?? 'line-ends') === 'line-ends',
    ).length,
    findings: [...found, ...untracked.filter(path => !taken.has(path)).map(untrackedFinding)],
  };
}

interface Checked {
  readonly artifact: string | null;
  readonly tracked: Tracked | null;
  readonly finding: VerificationFinding | null;
}

async function check(store: Reader, hash: Hash, record: string): Promise<Checked> {
  const text = await store.read(record);
  if (text === null) return { artifact: null, tracked: null, finding: null };
  const tracked = glance(text);
  if ('state' in tracked) {
    const where = tracked.line === null ? record : `${record}:${tracked.line}`;
    return {
      artifact: null,
      tracked: null,
      finding: finding('unreadable', `${where}: ${tracked.message}`, null, record),
    };
  }
  const { artifact, sha256, textSha256, modified } = tracked;
  const bytes = await store.bytes(artifact);
  const say = (kind: VerificationKind, message: string) => ({
    artifact,
    tracked,
    finding: finding(kind, message, artifact, record),
  });
  if (bytes === null)
    return say(
      'orphan',
      `${artifact} is gone, and ${record} still tells of it: restore the file, or remove its provenance.`,
    );
  if ((await hash.sha256(bytes)) === sha256) return { artifact, tracked, finding: null };
  if ((await hash.sha256(withPlainLineEnds(bytes))) === textSha256)
    return say('line-ends', `${artifact} differs from its provenance by line ends only: nothing has to be done.`);
  return say(
    'unrecorded',
    `${artifact} was changed outside Deliberate after ${modified}: record the change with \`deliberate provenance verify --fix\`.`,
  );
}

/** A file that was moved by hand is found by what it says. */
async function movesOf(
  store: Reader,
  hash: Hash,
  orphans: readonly Checked[],
  untracked: readonly string[],
): Promise<Map<string, string>> {
  const byText = new Map<string, string>();
  await inTurns(untracked, async path => {
    const bytes = await store.bytes(path);
    if (bytes !== null) byText.set(await hash.sha256(withPlainLineEnds(bytes)), path);
  });
  return new Map(
    orphans.flatMap(({ artifact, tracked }) => {
      const to = byText.get(tracked?.textSha256 ?? '');
      return artifact !== null && to !== undefined ? [[artifact, to] as const] : [];
    }),
  );
}

function withMove(orphan: VerificationFinding, moves: ReadonlyMap<string, string>): VerificationFinding {
  const movedTo = orphan.kind === 'orphan' ? moves.get(orphan.artifact ?? '') : undefined;
  if (movedTo === undefined) return orphan;
  return {
    ...orphan,
    movedTo,
    message: `${orphan.artifact} is now ${movedTo}: let its provenance follow with \`deliberate provenance verify --fix\`.`,
  };
}

function untrackedFinding(path: string): VerificationFinding {
  return finding(
    'untracked',
    `${path} has no provenance: begin it with \`deliberate provenance verify --fix\`.`,
    path,
    null,
  );
}

function finding(
  kind: VerificationKind,
  message: string,
  artifact: string | null,
  record: string | null,
): VerificationFinding {
  return { kind, message, artifact, record, movedTo: null };
}

async function inTurns<T, R>(things: readonly T[], each: (thing: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < things.length; at += atOnce)
    results.push(...(await Promise.all(things.slice(at, at + atOnce).map(each))));
  return results;
}
