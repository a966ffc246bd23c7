import type * as vscode from 'vscode';
import { loadProvenance } from '../../provenance/files';
import { provenancePath } from '../../provenance/name';
import { pathOf } from '../../provenance/urn';
import { validate } from '../../provenance/validate';
import { verify } from '../../provenance/verify';
import { webHash } from '../store';
import { companionStore } from './companionStore';
import { recordsIn } from './log';

/** One thing that is wrong with the provenance of a workspace folder, whichever of the checks found it. */
export interface Trouble {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** The file that the provenance is about, and the provenance file. */
  readonly artifact: string | null;
  readonly record: string | null;
  readonly movedTo: string | null;
  readonly fixable: boolean;
}

export interface Verified {
  readonly verified: number;
  readonly troubles: readonly Trouble[];
}

/** Compares every provenance file with what it is about, and checks what it says; of one file only where `only` is given. */
export async function verifyAll(root: vscode.Uri, only: string | null = null): Promise<Verified> {
  const store = companionStore(root);
  const artifacts = await recordsIn(root);
  const asked = only === null || artifacts.includes(only) ? artifacts : [...artifacts, only];
  const { verified, findings } = await verify(store, webHash, asked);
  const { files, unreadable } = await loadProvenance(store);
  // What cannot be read is there all the same: nothing has to be begun.
  const there = new Set(unreadable.map(({ path }) => path));
  const isBegun = ({ kind, artifact }: { kind: string; artifact: string | null }) =>
    kind === 'untracked' && artifact !== null && there.has(provenancePath(artifact, artifacts));
  const outside = findings
    .filter(one => !isBegun(one))
    .map(
      ({ kind, message, artifact, record, movedTo }): Trouble => ({
        ...{ rule: kind, message: inWords(message), artifact, record, movedTo },
        severity: kind === 'line-ends' ? 'info' : 'error',
        fixable: isFixable(kind, message, movedTo),
      }),
    );
  const about = new Map(files.map(({ path, record }) => [path, pathOf(record.entity.id)]));
  const sources = files.flatMap(({ record }) => record.sources ?? []).flatMap(({ id }) => pathOf(id) ?? []);
  const found = new Set<string>();
  for (const path of new Set(sources)) if ((await store.bytes(path)) !== null) found.add(path);
  const inside = validate(files, { exists: path => found.has(path) }).map(
    ({ rule, severity, message, path, at, repairable }): Trouble => ({
      ...{ rule, severity, message: inWords(`${at}: ${message}`), movedTo: null },
      ...{ artifact: about.get(path) ?? null, record: path, fixable: repairable },
    }),
  );
  const troubles = [...outside, ...inside];
  if (only === null) return { verified, troubles };
  const own = troubles.filter(one => concerns(one, only));
  return { verified: own.some(({ severity }) => severity === 'error') ? 0 : 1, troubles: own };
}

/** What the command line calls by its own name, a person here finds in the palette. */
function inWords(message: string): string {
  return message.replace(/(?:run |with )?`deliberate provenance verify --fix`/gi, found =>
    found.startsWith('with') ? 'with ADR: Verify Provenance' : 'run ADR: Verify Provenance',
  );
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
