import { entriesOf } from '../log/entries';
import { findFolder } from '../log/folder';
import type { Files } from '../ports/files';
import type { Foreign } from './import';
import { jsonFileName, jsonRecord } from './jsonRecord';
import { type JsonAdr, readJsonAdr } from './jsonShape';

export interface FoundRecords {
  readonly records: readonly Foreign[];
  /** What was left out and why, one sentence each. */
  readonly warnings: readonly string[];
}

/** The records in a folder that is another log, whatever tool keeps it; files of JSON-ADR where it has no others. */
export async function foreignIn(files: Files): Promise<FoundRecords> {
  const folder = (await entriesOf(files, '')).length > 0 ? '' : await findFolder(files, '');
  const records: Foreign[] = [];
  const warnings: string[] = [];
  for (const { path } of await entriesOf(files, folder)) {
    const text = (await files.read(path)) ?? '';
    if (text.includes('\uFFFD')) warnings.push(`${path} is not valid UTF-8: it is left out.`);
    else records.push({ path: folder === '' ? path : path.slice(folder.length + 1), text });
  }
  if (records.length > 0) return { records, warnings };
  const json: (readonly [string, string])[] = [];
  for (const { kind, name } of await files.list(''))
    if (kind === 'file' && /\.json$/i.test(name)) json.push([name, (await files.read(name)) ?? '']);
  const found = foreignJson(json);
  return { records: found.records, warnings: [...warnings, ...found.warnings] };
}

/** The records of files of JSON-ADR, by name and text. */
export function foreignJson(files: readonly (readonly [string, string])[]): FoundRecords {
  const all = new Map<number, JsonAdr>();
  const warnings: string[] = [];
  for (const [file, text] of files) {
    const read = readJsonAdr(text);
    if ('problem' in read) {
      warnings.push(`${file} is left out: ${read.problem}.`);
      continue;
    }
    for (const record of read.records) {
      if (all.has(record.number)) warnings.push(`${file} has a second record ${record.number}: it is left out.`);
      else all.set(record.number, record);
    }
  }
  const records = [...all.values()].map(record => ({ path: jsonFileName(record), text: jsonRecord(record, all) }));
  return { records, warnings };
}
