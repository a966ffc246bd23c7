import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ASSESSMENTS } from '../../evidence/library';
import { crateOf } from '../../exchange/crate';
import { type Exported, pageOf } from '../../exchange/html/page';
import { jsonOf } from '../../exchange/jsonWrite';
import { localDate } from '../../log/localDate';
import { stemOf } from '../../log/paths';
import { companionFolder } from '../../ports/companions';
import { folder as provenanceFolder } from '../../provenance/shape';
import { exitCodes, failed, usage } from '../failure';
import { ChangingLog } from '../logChange';
import { diskStore, nodeHash } from '../store';
import { warn } from '../tolerant';
import { version } from '../version';
import type { Command, Invocation } from './command';

/** `deliberate export --html FILE`, `--ro-crate DIR`, `--json FILE or DIR` */
export const exported: Command = {
  options: { html: { type: 'string' }, 'ro-crate': { type: 'string' }, json: { type: 'string' } },
  async run(invocation) {
    const { positionals, values, out } = invocation;
    const wanted = ['html', 'ro-crate', 'json'].filter(name => typeof values[name] === 'string');
    if (positionals.length > 0 || wanted.length === 0)
      throw usage('export takes what to write: deliberate export --html FILE, --ro-crate DIR, or --json FILE.');
    const records = await recordsOf(invocation);
    const name = path.basename(process.cwd()) || 'this workspace';
    for (const each of wanted) {
      const target = String(values[each]);
      if (each === 'html') write(target, await pageOf(name, records, nodeHash));
      else if (each === 'json') json(target, records);
      else await crate(invocation, target, name, records);
      out(target);
    }
    return exitCodes.fine;
  },
};

async function recordsOf(invocation: Invocation): Promise<readonly Exported[]> {
  const records: Exported[] = [];
  for (const entry of await new ChangingLog(invocation).entries()) {
    const text = await invocation.files.read(entry.path);
    if (text !== null) records.push({ entry, text });
  }
  return records;
}

function json(target: string, records: readonly Exported[]): void {
  const { text, single, leftOut } = jsonOf(records, { name: 'deliberate', version }, new Date().toISOString());
  if (/\.json$/i.test(target)) write(target, text);
  else for (const [file, each] of single) write(path.join(target, `${stemOf(file)}.json`), each);
  for (const file of leftOut) warn(`${file} has no date, which JSON-ADR demands: it is left out; add a date.`);
}

/** The records with their provenance and the licence, and what they are to each other. */
async function crate(
  { files, settings }: Invocation,
  target: string,
  name: string,
  records: readonly Exported[],
): Promise<void> {
  const there = statSync(target, { throwIfNoEntry: false });
  if (there && (!there.isDirectory() || readdirSync(target).length > 0))
    throw usage(`${target} is there already: give a folder that is empty or not there.`);
  const store = diskStore(process.cwd(), settings.records);
  const paths = ['LICENSE', 'LICENSE.md', 'LICENSE.txt'];
  for (const kept of [provenanceFolder, ASSESSMENTS]) {
    const folder = companionFolder(files, kept);
    for (const { name, kind } of await files.list(folder)) if (kind === 'file') paths.push(`${folder}/${name}`);
  }
  const others: { path: string; bytes: Uint8Array }[] = [];
  for (const file of paths) {
    const bytes = await store.bytes(file);
    if (bytes) others.push({ path: file, bytes });
  }
  const licence = others.find(({ path }) => /^LICENSE/.test(path))?.path ?? null;
  const sized = others.map(({ path, bytes }) => ({ path, size: bytes.length }));
  const metadata = crateOf({ name, date: localDate(new Date()), records, others: sized, licence });
  for (const { entry } of records) write(path.join(target, entry.path), (await store.bytes(entry.path)) ?? '');
  for (const { path: file, bytes } of others) write(path.join(target, file), bytes);
  write(path.join(target, 'ro-crate-metadata.json'), metadata);
}

function write(file: string, content: string | Uint8Array): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  } catch (error) {
    throw failed(`${file} cannot be written: is its folder read-only, or a folder of that name there?`, error);
  }
}
