import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ASSESSMENTS } from '../../evidence/library';
import { crateFiles, EXPORT_FORMATS, type ExportedFiles, formatFiles, noDate } from '../../exchange/exportFiles';
import { type Drawer, packDrawer } from '../../exchange/html/drawer';
import { type Exported, hasDiagrams, pageOf } from '../../exchange/html/page';
import { jsonOf } from '../../exchange/jsonWrite';
import { localDate } from '../../log/localDate';
import { companionFolder } from '../../ports/companions';
import { folder as provenanceFolder } from '../../provenance/shape';
import { exitCodes, failed, usage } from '../failure';
import { ChangingLog } from '../logChange';
import { diskStore, nodeHash } from '../store';
import { warn } from '../tolerant';
import { version } from '../version';
import type { Command, Invocation } from './command';

const how =
  'export takes what to write: deliberate export --html FILE, --ro-crate DIR, --json FILE, or --format madr|nygard|log4brains|json|ro-crate|html --out DIR.';

/** `deliberate export --html FILE`, `--ro-crate DIR`, `--json FILE or DIR`, `--format F --out DIR` */
export const exported: Command = {
  options: {
    html: { type: 'string' },
    'ro-crate': { type: 'string' },
    json: { type: 'string' },
    'no-diagrams': { type: 'boolean' },
    format: { type: 'string' },
    out: { type: 'string' },
  },
  async run(invocation) {
    const { positionals, values, out } = invocation;
    const wanted = wantedIn(values);
    if (positionals.length > 0 || wanted.length === 0) throw usage(how);
    const records = await recordsOf(invocation);
    const name = path.basename(process.cwd()) || 'this workspace';
    for (const [format, target] of wanted) {
      if (format === 'html')
        write(
          target,
          await pageOf(name, records, nodeHash, values['no-diagrams'] || !hasDiagrams(records) ? null : await drawer()),
        );
      else if (format === 'json' && /\.json$/i.test(target)) oneJson(target, records);
      else
        writeAll(
          target,
          format === 'json' && values['json'] === target,
          await filesOf(format, name, records, invocation),
        );
      out(target);
    }
    return exitCodes.fine;
  },
};

function wantedIn(values: Invocation['values']): [(typeof EXPORT_FORMATS)[number], string][] {
  const named = EXPORT_FORMATS.flatMap((format): [typeof format, string][] =>
    typeof values[format] === 'string' ? [[format, values[format]]] : [],
  );
  if (values['format'] === undefined && values['out'] === undefined) return named;
  const format = EXPORT_FORMATS.find(each => each === values['format']);
  if (!format || typeof values['out'] !== 'string') throw usage(how);
  return [
    ...named,
    [
      format,
      format === 'html' && !/\.html?$/i.test(values['out'])
        ? path.join(values['out'], 'decisions.html')
        : values['out'],
    ],
  ];
}

async function filesOf(
  format: Exclude<(typeof EXPORT_FORMATS)[number], 'html'>,
  name: string,
  records: readonly Exported[],
  { settings }: Invocation,
): Promise<ExportedFiles> {
  if (format !== 'ro-crate') return formatFiles(format, records, { version, now: new Date().toISOString() });
  const store = diskStore(process.cwd(), settings.records);
  const companions = [provenanceFolder, ASSESSMENTS].map(kind => companionFolder(store, kind));
  return crateFiles(store, records, { name, date: localDate(new Date()), companions });
}

/** What it is packed from ships beside the command line; where it does not lie there the page shows sources, and says so. */
async function drawer(): Promise<Drawer | null> {
  const folder = path.join(__dirname, 'webview');
  const packed = await packDrawer({
    read: file => readFile(path.join(folder, file), 'utf8'),
    pack: async text => (await promisify(gzip)(text)).toString('base64'),
  });
  if (packed === null)
    warn(`${folder} is missing, so diagrams are shown as their source: build or install again to have them drawn.`);
  return packed;
}

async function recordsOf(invocation: Invocation): Promise<readonly Exported[]> {
  const records: Exported[] = [];
  for (const entry of await new ChangingLog(invocation).all()) {
    const text = await invocation.files.read(entry.path);
    if (text !== null) records.push({ entry, text });
  }
  return records;
}

function oneJson(target: string, records: readonly Exported[]): void {
  const { text, leftOut } = jsonOf(records, { name: 'deliberate', version }, new Date().toISOString());
  write(target, text);
  for (const file of leftOut) warn(noDate(file));
}

/** Into a folder of its own: what lies there already is never written over. */
function writeAll(target: string, again: boolean, { files, warnings }: ExportedFiles): void {
  const there = statSync(target, { throwIfNoEntry: false });
  if (there && !again && (!there.isDirectory() || readdirSync(target).length > 0))
    throw usage(`${target} is there already: give a folder that is empty or not there.`);
  for (const [file, content] of files) write(path.join(target, file), content);
  for (const warning of warnings) warn(warning);
}

function write(file: string, content: string | Uint8Array): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  } catch (error) {
    throw failed(`${file} cannot be written: is its folder read-only, or a folder of that name there?`, error);
  }
}
