import { stemOf } from '../log/paths';
import type { Store } from '../ports/store';
import { crateOf } from './crate';
import { exportedLog } from './formats/exportLog';
import { MARKDOWN_FORMATS, type MarkdownFormat } from './formats/write';
import type { Exported } from './html/page';
import { jsonOf } from './jsonWrite';

export const EXPORT_FORMATS = ['html', 'ro-crate', ...MARKDOWN_FORMATS, 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedFiles {
  /** By path from the folder that is written to. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly warnings: readonly string[];
}

/** The log in the form of another tool, as files of a folder. */
export function formatFiles(
  format: MarkdownFormat | 'json',
  records: readonly Exported[],
  { version, now }: { readonly version: string; readonly now: string },
): ExportedFiles {
  if (format !== 'json') return exportedLog(records, format);
  const { single, leftOut } = jsonOf(records, { name: 'deliberate', version }, now);
  return {
    files: new Map([...single].map(([file, text]) => [`${stemOf(file)}.json`, text])),
    warnings: leftOut.map(noDate),
  };
}

export function noDate(file: string): string {
  return `${file} has no date, which JSON-ADR demands: it is left out; add a date.`;
}

/** The records with their companions and the licence, byte by byte, and the metadata that makes a crate of them. */
export async function crateFiles(
  store: Store,
  records: readonly Exported[],
  { name, date, companions }: { readonly name: string; readonly date: string; readonly companions: readonly string[] },
): Promise<ExportedFiles> {
  const paths = ['LICENSE', 'LICENSE.md', 'LICENSE.txt'];
  for (const folder of companions)
    for (const { name, kind } of await store.list(folder)) if (kind === 'file') paths.push(`${folder}/${name}`);
  const files = new Map<string, string | Uint8Array>();
  for (const { entry } of records) files.set(entry.path, (await store.bytes(entry.path)) ?? '');
  const others: { path: string; size: number }[] = [];
  for (const path of paths) {
    const bytes = await store.bytes(path);
    if (!bytes) continue;
    files.set(path, bytes);
    others.push({ path, size: bytes.length });
  }
  const licence = others.find(({ path }) => /^LICENSE/.test(path))?.path ?? null;
  files.set('ro-crate-metadata.json', crateOf({ name, date, records, others, licence }));
  return { files, warnings: [] };
}
