import { existsSync } from 'node:fs';
import type { Trouble } from '../../provenance/check';
import { type ExportFormat, exported, exportFormats } from '../../provenance/export/export';
import { loadProvenance } from '../../provenance/files';
import type { Mended } from '../../provenance/mend';
import type { ProvenanceFile } from '../../provenance/shape';
import { artifactUrn, pathOf } from '../../provenance/urn';
import { type ExitCode, exitCodes, failed, usage } from '../failure';
import { relativePath } from '../files';
import { traceFormats, traceOf } from '../provenance/trace';
import { fixAll, verifyAll } from '../provenance/verify';
import { tolerantFiles, warn } from '../tolerant';
import type { Command, Invocation } from './command';

const how =
  'deliberate provenance verify [FILE] [--fix] [--json], trace FILE [--format text|json|mermaid] or export [FILE] [--format prov-json|prov-n]';

/** `deliberate provenance verify|trace|export FILE` */
export const provenance: Command = {
  options: { format: { type: 'string' }, fix: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(invocation) {
    const [action, given, ...more] = invocation.positionals;
    if (more.length > 0) throw usage(`provenance takes one file at a time: ${how}.`);
    const file = given === undefined ? null : relativePath(given);
    if (file?.startsWith('..')) throw usage(`${given} is not in this folder: run it where the record's workspace is.`);
    if (action === 'verify') return verify(invocation, file);
    if (action === 'trace') return traceTo(invocation, file);
    if (action === 'export') return exportOf(invocation, file);
    throw usage(`provenance takes what to do: ${how}.`);
  },
};

async function verify({ values, settings, out }: Invocation, file: string | null): Promise<ExitCode> {
  const root = process.cwd();
  let found = await verifyAll(root, settings, file);
  // What is known to be gone or moved is told; a name that nothing knows is a slip.
  if (file !== null && !existsSync(file) && found.troubles.every(({ rule }) => rule === 'untracked'))
    throw failed(`${file} cannot be read: there is no such file.`);
  const { done, refused } = values['fix'] ? await fixAll(root, settings, found.troubles) : nothing;
  for (const message of refused) warn(message);
  if (done.length > 0) found = await verifyAll(root, settings, file);
  const { verified, troubles } = found;
  if (values['json']) out(JSON.stringify({ verified, fixed: done, findings: troubles }, null, 2));
  else out([...done.map(text => `fixed: ${text}`), ...troubles.map(line), summary(verified, troubles)].join('\n'));
  return troubles.some(({ severity }) => severity === 'error') ? exitCodes.findings : exitCodes.fine;
}

const nothing: Mended = { done: [], refused: [] };

function line({ rule, severity, message, record, at }: Trouble): string {
  const where = at === null || record === null ? '' : `${record}: ${at}: `;
  return `${severity}: ${where}${message} (${rule})`;
}

function summary(verified: number, troubles: readonly Trouble[]): string {
  const count = (severity: Trouble['severity']) => troubles.filter(one => one.severity === severity).length;
  const files = `${verified} ${verified === 1 ? 'file agrees' : 'files agree'} with ${verified === 1 ? 'its' : 'their'} provenance`;
  return `${files}; ${count('error')} to put right, ${count('warning')} worth a look.`;
}

async function traceTo({ values, settings, out }: Invocation, file: string | null): Promise<ExitCode> {
  if (file === null) throw usage(`provenance trace takes a file: ${how}.`);
  const format = values['json'] ? 'json' : (values['format'] ?? 'text');
  if (format !== 'mermaid' && !(typeof format === 'string' && Object.hasOwn(traceFormats, format)))
    throw usage(`provenance trace takes --format text, json or mermaid, not ${format}.`);
  out(await traceOf(process.cwd(), settings.records, file, format as keyof typeof traceFormats | 'mermaid'));
  return exitCodes.fine;
}

async function exportOf({ values, settings, out }: Invocation, file: string | null): Promise<ExitCode> {
  const format = exportFormats.find(name => name === (values['format'] ?? 'prov-json'));
  if (!format) throw usage(`provenance export takes --format ${exportFormats.join(' or ')}, not ${values['format']}.`);
  const { files, unreadable } = await loadProvenance(tolerantFiles(process.cwd(), settings.records));
  for (const { path, message } of unreadable) warn(`${path}: ${message}`);
  out(textOf(file === null ? files : about(files, file), format));
  return exitCodes.fine;
}

/** What cannot be true is refused with the reason, and not passed on. */
function textOf(files: readonly ProvenanceFile[], format: ExportFormat): string {
  const result = exported(files, format);
  if ('text' in result) return result.text.trimEnd();
  const [first] = result.problems;
  const why = first ? `${first.path}: ${first.at}: ${first.message}` : (result.broken[0] ?? '');
  throw failed(`Nothing is exported: ${why.replace(/[.\s]+$/, '')}. deliberate provenance verify lists all of it.`);
}

function about(files: readonly ProvenanceFile[], file: string): readonly ProvenanceFile[] {
  const urn = artifactUrn(file);
  const own = files.filter(({ record: { entity } }) => entity.id === urn || entity.formerly?.includes(urn));
  if (own.length > 0) return own;
  const known = files.slice(0, 3).flatMap(({ record }) => pathOf(record.entity.id) ?? []);
  throw failed(
    `${file} has no provenance: deliberate provenance verify --fix begins it${known.length > 0 ? ` (there is some of ${known.join(', ')})` : ''}.`,
  );
}
