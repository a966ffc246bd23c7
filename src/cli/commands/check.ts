import { statSync } from 'node:fs';
import { applyEdits } from '../../adr/edit/text';
import { read } from '../../adr/read';
import { designFolder } from '../../design/folder';
import { isDesign } from '../../design/read';
import { checkDesign, recordsAround } from '../../design/rules/check';
import { type Library, readLibrary } from '../../evidence/library';
import { diskGit } from '../../node/git';
import type { Files } from '../../ports/files';
import type { GitBase } from '../../ports/git';
import { review } from '../../review/review';
import { boundedFiles } from '../boundedFiles';
import { codeFindings } from '../codeFindings';
import { designsIn } from '../designs';
import { exitCodes, failed, usage } from '../failure';
import { readText, relativePath, type TextFile, writeText } from '../files';
import { type Format, formats } from '../formats/formats';
import { type Located, located, type Shown } from '../formats/located';
import { Logs, noRecords } from '../log';
import { type Edit, Recording } from '../recording';
import { warn } from '../tolerant';
import type { Command, Invocation } from './command';

/** What a review knows beyond the records. */
interface Beyond {
  readonly evidence: Library;
  readonly base: GitBase | null;
}

/** `deliberate check [PATH...] [--format text|json|sarif] [--fix] [--code]` */
export const check: Command = {
  options: { format: { type: 'string' }, fix: { type: 'boolean' }, code: { type: 'boolean' } },
  async run(invocation) {
    const { positionals, values, files, settings, out } = invocation;
    const format = readFormat(values['format']);
    const logs = new Logs(files, settings.folder);
    const paths = await pathsToCheck(positionals, logs, files);
    if (paths.length === 0 && positionals.length === 0) warn(noRecords(await logs.folder()));
    const around: Beyond = {
      evidence: await readLibrary(boundedFiles(files, process.cwd())),
      base: await diskGit(process.cwd()).base(await logs.folder()),
    };
    const recording = new Recording(process.cwd(), settings);
    const all: Located[] = [];
    for (const file of paths) {
      const source = readText(file);
      const reviewed = await reviewFile(invocation, logs, around, file, source.text);
      const rest = values['fix']
        ? await fix(invocation, logs, around, file, source, reviewed)
        : { text: source.text, findings: reviewed };
      if (rest.text !== source.text) await recording.changed(fixed(file, source.text, rest.text));
      all.push(...located(file, rest.text, rest.findings));
    }
    if (values['code']) {
      const { findings, cut } = await codeFindings(boundedFiles(files, process.cwd()), logs);
      all.push(...findings);
      if (cut) process.stderr.write('Not every file was looked into for mentions: there are too many.\n');
    }
    out(formats[format](all, paths.length));
    return all.some(({ severity }) => severity !== 'info') ? exitCodes.findings : exitCodes.fine;
  },
};

function readFormat(value: string | boolean | undefined): Format {
  if (value === undefined) return 'text';
  if (typeof value === 'string' && Object.hasOwn(formats, value)) return value as Format;
  throw usage(`--format takes ${Object.keys(formats).join(', ')}, not ${value}.`);
}

/** Files as they are named, folders as the records and architecture documents in them; without any, the workspace's. */
async function pathsToCheck(given: readonly string[], logs: Logs, files: Files): Promise<string[]> {
  const asked = given.length > 0 ? given : [await logs.folder(), designFolder];
  const found: string[] = [];
  for (const name of asked) {
    const kind = statSync(name, { throwIfNoEntry: false });
    if (!kind && given.length > 0) throw failed(`${name} cannot be read: there is no such file or folder.`);
    if (!kind?.isDirectory()) {
      if (kind) found.push(relativePath(name));
      continue;
    }
    const folder = relativePath(name);
    if (given.length > 0 || folder !== designFolder) found.push(...(await logs.in(folder)).map(entry => entry.path));
    found.push(...(await designsIn(files, folder)));
  }
  return [...new Set(found)];
}

async function reviewFile(
  { files, settings }: Invocation,
  logs: Logs,
  around: Beyond,
  file: string,
  text: string,
): Promise<readonly Shown[]> {
  if (isDesign(text)) return checkDesign(text, await recordsAround(text, file, path => files.read(path)));
  const scale = settings.scale ? { scale: { min: settings.scale[0], max: settings.scale[1] } } : {};
  const record = read(text, { path: file, ...scale });
  const others = await logs.neighbours(file);
  return review(
    record,
    { others, evidence: around.evidence, ...(around.base && { base: around.base }) },
    settings.exemptions,
  );
}

/** A fix may uncover another (a total, then the sentence about it); more rounds than this would be a circle. */
const rounds = 5;

async function fix(
  invocation: Invocation,
  logs: Logs,
  around: Beyond,
  file: string,
  source: TextFile,
  findings: readonly Shown[],
) {
  let { text } = source;
  let left = findings;
  for (let round = 0; round < rounds; round++) {
    const next = applyFixes(text, left);
    if (next === text) break;
    text = next;
    left = await reviewFile(invocation, logs, around, file, text);
  }
  if (text !== source.text) {
    if (!source.lossless)
      throw failed(`${file} is not valid UTF-8: it is left as it is, since writing it would change other bytes.`);
    writeText(file, text);
  }
  return { text, findings: left };
}

function fixed(path: string, before: string, after: string): Edit {
  return { path, before, after, description: 'Safe fixes of the rules applied', by: 'tool' };
}

/** All fixes that do not touch each other; the others have their turn in the next round. */
function applyFixes(text: string, findings: readonly Shown[]): string {
  const taken: { start: number; end: number; newText: string }[] = [];
  for (const { fix } of findings) {
    if (!fix) continue;
    const free = fix.edits.every(edit => taken.every(other => edit.end < other.start || other.end < edit.start));
    if (free) taken.push(...fix.edits);
  }
  return applyEdits(text, taken);
}
