import type { Hash } from '../ports/hash';
import type { Store } from '../ports/store';
import { loadProvenance } from './files';
import { provenancePath } from './name';
import { pathOf } from './urn';
import { validate } from './validate';
import { type VerificationFinding, verify } from './verify';

/** One thing that is wrong with the provenance of a workspace, whichever of the checks found it. */
export interface Trouble {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** The file that the provenance is about. */
  readonly artifact: string | null;
  /** The provenance file. */
  readonly record: string | null;
  /** Where in it: `activities[2].ended`. */
  readonly at: string | null;
  /** Where a file that was moved lies now. */
  readonly movedTo: string | null;
  /** Mending puts it right. */
  readonly fixable: boolean;
}

export interface Checked {
  readonly verified: number;
  readonly troubles: readonly Trouble[];
}

export interface CheckWorld {
  readonly store: Pick<Store, 'records' | 'list' | 'read' | 'bytes'>;
  readonly hash: Hash;
  exists(path: string): Promise<boolean>;
}

/**
 * Compares every provenance file with what it is about, and checks what it says; of one file only where `only` is given.
 * `artifacts` are the files that should have provenance.
 */
export async function checkProvenance(
  { store, hash, exists }: CheckWorld,
  artifacts: readonly string[],
  only: string | null = null,
): Promise<Checked> {
  const asked = only === null || artifacts.includes(only) ? artifacts : [...artifacts, only];
  const { verified, findings } = await verify(store, hash, asked);
  const broken = new Set(findings.flatMap(({ kind, record }) => (kind === 'unreadable' ? (record ?? []) : [])));
  // What is there and cannot be read is not missing.
  const isBegun = ({ kind, artifact }: VerificationFinding) =>
    kind === 'untracked' && artifact !== null && broken.has(provenancePath(store, artifact, artifacts));
  const outside = findings.flatMap(found => (isBegun(found) ? [] : [outsideTrouble(found)]));
  const { files } = await loadProvenance(store);
  const about = new Map(files.map(({ path, record }) => [path, pathOf(record.entity.id)]));
  const there = new Set<string>();
  const sources = files.flatMap(({ record }) => record.sources ?? []).flatMap(({ id }) => pathOf(id) ?? []);
  for (const path of new Set(sources)) if (await exists(path)) there.add(path);
  const inside = validate(files, { exists: path => there.has(path) }).map(
    ({ rule, severity, message, path, at, repairable }): Trouble => ({
      ...{ rule, severity, message, at, movedTo: null },
      ...{ artifact: about.get(path) ?? null, record: path, fixable: repairable },
    }),
  );
  const troubles = [...outside, ...inside];
  if (only === null) return { verified, troubles };
  const own = troubles.filter(one => concerns(one, only));
  return { verified: own.some(({ severity }) => severity === 'error') ? 0 : 1, troubles: own };
}

function outsideTrouble({ kind, message, artifact, record, movedTo }: VerificationFinding): Trouble {
  return {
    ...{ rule: kind, message, artifact, record, movedTo, at: null },
    severity: kind === 'line-ends' ? 'info' : 'error',
    fixable: isFixable(kind, message, movedTo),
  };
}

/** A merge's markers can be resolved by keeping both sides; what is damaged or newer is left alone. */
function isFixable(kind: string, message: string, movedTo: string | null): boolean {
  if (kind === 'orphan') return movedTo !== null;
  if (kind === 'unreadable') return message.includes('conflict markers');
  return kind === 'unrecorded' || kind === 'untracked';
}

/** A provenance file that cannot be read says only by its name what it is about. */
function concerns({ artifact, record, movedTo }: Trouble, only: string): boolean {
  const name = only.slice(only.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return (
    artifact === only || movedTo === only || (artifact === null && record?.endsWith(`/${name}.prov.yaml`) === true)
  );
}
