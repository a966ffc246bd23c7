import { existsSync } from 'node:fs';
import path from 'node:path';
import { entriesOf } from '../../log/entries';
import { findFolder } from '../../log/folder';
import type { Files } from '../../ports/files';
import { loadProvenance } from '../../provenance/files';
import { provenancePath } from '../../provenance/name';
import { pathOf } from '../../provenance/urn';
import { validate } from '../../provenance/validate';
import { verify } from '../../provenance/verify';
import { nodeHash } from '../store';
import { tolerantFiles, tolerantStore } from '../tolerant';

export type Severity = 'error' | 'warning' | 'info';

/** One thing that is wrong, whichever of the checks found it. */
export interface Trouble {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The file that the provenance is about. */
  readonly artifact: string | null;
  /** The provenance file. */
  readonly record: string | null;
  /** Where in it: `activities[2].ended`. */
  readonly at: string | null;
  /** Where a file that was moved lies now. */
  readonly movedTo: string | null;
  /** `--fix` puts it right. */
  readonly fixable: boolean;
}

export interface Verified {
  readonly verified: number;
  readonly troubles: readonly Trouble[];
}

/** Everything that is wrong with the provenance of a workspace, or of one file of it. */
export async function verifyAll(root: string, folderSetting: string, only: string | null): Promise<Verified> {
  const troubles: Trouble[] = [];
  const told = new Set<string>();
  const unread = (message: string) => {
    if (!told.has(message)) troubles.push({ ...nothing, rule: 'unreadable', message });
    told.add(message);
  };
  const files = tolerantFiles(root, unread);
  const artifacts = await artifactsOf(files, folderSetting, only);
  const { verified, findings } = await verify(tolerantStore(root, unread), nodeHash, artifacts);
  const broken = new Set(findings.flatMap(({ kind, record }) => (kind === 'unreadable' ? (record ?? []) : [])));
  for (const { kind, message, artifact, record, movedTo } of findings) {
    // What is there and cannot be read is not missing.
    if (kind === 'untracked' && artifact !== null && broken.has(provenancePath(artifact, artifacts))) continue;
    troubles.push({
      ...nothing,
      rule: kind,
      severity: kind === 'line-ends' ? 'info' : 'error',
      message,
      artifact,
      record,
      movedTo,
      fixable: fixable(kind, message, movedTo),
    });
  }
  const { files: provenance } = await loadProvenance(files);
  const about = new Map(provenance.map(({ path, record }) => [path, pathOf(record.entity.id)]));
  const world = { exists: (file: string) => existsSync(path.join(root, file)) };
  for (const { rule, severity, message, path: record, at, repairable } of validate(provenance, world))
    troubles.push({
      ...nothing,
      rule,
      severity,
      message,
      artifact: about.get(record) ?? null,
      record,
      at,
      fixable: repairable,
    });
  if (only === null) return { verified, troubles };
  const own = troubles.filter(one => concerns(one, only));
  return { verified: own.some(({ severity }) => severity === 'error') ? 0 : 1, troubles: own };
}

const nothing = {
  severity: 'error',
  artifact: null,
  record: null,
  at: null,
  movedTo: null,
  fixable: false,
} as const;

/** A merge's markers can be resolved by keeping both sides; what is damaged or newer is left alone. */
function fixable(kind: string, message: string, movedTo: string | null): boolean {
  if (kind === 'orphan') return movedTo !== null;
  if (kind === 'unreadable') return message.includes('conflict markers');
  return kind === 'unrecorded' || kind === 'untracked';
}

async function artifactsOf(files: Files, folderSetting: string, only: string | null): Promise<readonly string[]> {
  const folder = await findFolder(files, folderSetting);
  const paths = (await entriesOf(files, folder)).map(entry => entry.path);
  return only === null || paths.includes(only) ? paths : [...paths, only];
}

/** A provenance file that cannot be read says of itself only by its name what it is about. */
function concerns({ artifact, record, movedTo }: Trouble, only: string): boolean {
  const name = only.slice(only.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return (
    artifact === only || movedTo === only || (artifact === null && record?.endsWith(`/${name}.prov.yaml`) === true)
  );
}
