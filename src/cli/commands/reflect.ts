import { read } from '../../adr/read';
import { topicsFor } from '../../catalogue/match';
import { placeOf } from '../../deliberation/place';
import { readTrace } from '../../deliberation/thoughts';
import { loadLessons } from '../../memory/read';
import { type Draft, type ReflectionInput, reflectionOf } from '../../memory/reflection';
import type { Lesson, Reflection } from '../../memory/shape';
import { writeReflection } from '../../memory/write';
import type { Files } from '../../ports/files';
import { companionName } from '../../provenance/name';
import { artifactUrn } from '../../provenance/urn';
import { person } from '../agents';
import { exitCodes, usage } from '../failure';
import { readText, relativePath } from '../files';
import { happened } from '../happened';
import { oneLine } from '../oneLine';
import { Recording } from '../recording';
import { diskStore, nodeHash } from '../store';
import { tolerantFiles, warn } from '../tolerant';
import type { Command, Invocation } from './command';
import { topics } from './model';
import { metricsFrom } from './triggers';

const options = {
  note: { type: 'string' },
  cause: { type: 'string' },
  insight: { type: 'string' },
  lesson: { type: 'string' },
  metrics: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `deliberate reflect FILE`: what became of a decision, prefilled from the record; what it means a person says. */
export const reflect: Command = {
  options,
  async run(invocation) {
    const { positionals, values, settings, out } = invocation;
    const [given, ...more] = positionals;
    if (given === undefined || more.length > 0)
      throw usage(
        'reflect takes one record: deliberate reflect FILE [--note T] [--cause T] [--insight T] [--lesson T]',
      );
    const file = relativePath(given);
    if (file.startsWith('..')) throw usage(`${given} is not in this folder: run it where the record's workspace is.`);
    const files = tolerantFiles(process.cwd(), settings.records);
    const { reflection, hints } = withWords(await draftOf(invocation, files, file), values);
    const before = (await loadLessons(files)).lessons.find(lesson => isSame(lesson, reflection));
    const store = diskStore(process.cwd(), settings.records);
    const recording = new Recording(process.cwd(), settings);
    const path =
      before?.path ?? (await writeReflection(store, companionName(file, await recording.others()), reflection));
    if (!before) await credited(recording, path, file, reflection);
    if (values['json']) out(JSON.stringify({ path, written: !before, reflection, hints }, null, 2));
    else out(text(path, before !== undefined, reflection, hints));
    return exitCodes.fine;
  },
};

async function draftOf({ values, settings }: Invocation, files: Files, file: string): Promise<Draft> {
  const record = read(readText(file).text, { path: file });
  const note = said(values['note']);
  const happening = await happened(files, record, file, metricsFrom(values['metrics']), note);
  const { trace, found } = await placeOf(files, settings.records, file);
  if (found && 'problem' in found) warn(found.message);
  const { thoughts, damaged } = readTrace((await files.read(trace)) ?? '');
  if (damaged.length > 0)
    warn(`${trace}:${damaged[0]} is no thought and is left out: mend it, or restore the file from version control.`);
  const now = new Date().toISOString();
  const title = record.title?.value ?? file;
  const [match] = topicsFor(title, record.text.slice(0, 20_000), await topics(files, settings.records));
  const input: ReflectionInput = {
    record,
    path: file,
    kind: match?.topic.id ?? null,
    happening,
    at: now,
    created: now,
    author: person().id,
    trace: thoughts,
    edits: found && 'state' in found ? found.state.edits : [],
  };
  return reflectionOf(input);
}

function withWords({ reflection, hints }: Draft, values: Invocation['values']): Draft {
  const [note, cause, insight, lesson] = ['note', 'cause', 'insight', 'lesson'].map(key => said(values[key]));
  return {
    hints,
    reflection: {
      ...reflection,
      ...(note && reflection.event.type !== 'reviewed' ? { happened: `${reflection.happened} ${note}` } : {}),
      rootCause: cause ?? '',
      insights: insight ? [insight] : [],
      lessons: [...reflection.lessons, ...(lesson ? [lesson] : [])],
    },
  };
}

/** The same event of the same decision is one lesson, however often somebody asks; a review is another each time. */
function isSame({ reflection: { decision, event } }: Lesson, other: Reflection): boolean {
  const key = (evidence: Reflection['event']['evidence']) =>
    JSON.stringify(evidence.map(({ kind, ref }) => [kind, ref]));
  return (
    event.type !== 'reviewed' &&
    event.type === other.event.type &&
    decision.path === other.decision.path &&
    key(event.evidence) === key(other.event.evidence)
  );
}

/** A lesson rests on the record it is about, so that the next decision that hears it leads back to that one. */
async function credited(recording: Recording, path: string, file: string, reflection: Reflection): Promise<void> {
  const bytes = await diskStore(process.cwd()).bytes(file);
  if (bytes === null) return;
  const source = {
    id: artifactUrn(file),
    type: 'decision-record',
    title: reflection.decision.title,
    sha256: await nodeHash.sha256(bytes),
  };
  await recording.made(path, 'reflection', {
    description: `Reflection: ${reflection.event.type}`,
    used: [{ source, role: 'decision' }],
    derivedFrom: [{ source, kind: 'documents' }],
  });
}

function text(
  path: string,
  isOld: boolean,
  { event, happened: what, rootCause, lessons }: Reflection,
  hints: readonly string[],
) {
  const todo =
    lessons.length > 0 && rootCause !== ''
      ? []
      : ['Fill in the root cause, insights and lessons there: a review without them is no lesson.'];
  return [
    `${path}${isOld ? ' tells of it already' : ''}`,
    `  ${event.type}: ${oneLine(what)}`,
    ...lessons.map(lesson => `  - ${oneLine(lesson)}`),
    ...hints.map(hint => `  ? ${oneLine(hint)}`),
    ...(isOld ? [] : todo),
  ].join('\n');
}

function said(value: string | boolean | undefined): string {
  return typeof value === 'string' ? value.trim().slice(0, 5000) : '';
}
