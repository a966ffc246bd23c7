import { readFileSync } from 'node:fs';
import { catalogueDesigner } from '../../deliberation/catalogueDesigner';
import { modelDesigner } from '../../deliberation/modelDesigner';
import { SessionError } from '../../deliberation/session';
import { defaultSettings } from '../../deliberation/settings';
import { catalogueArchitect } from '../../design/catalogueArchitect';
import type { DesignSight } from '../../design/desk';
import { modelArchitect } from '../../design/modelArchitect';
import { type DesignOutcome, designBegun, designFolder, runDesign } from '../../design/session';
import { type DesignState, designCompanions, readDesignState } from '../../design/state';
import { findFolder, inside } from '../../log/folder';
import { localDate } from '../../log/localDate';
import { type ExitCode, exitCodes, failed, usage } from '../failure';
import { readText } from '../files';
import { diskStore } from '../store';
import type { Command, Invocation } from './command';
import { modelOf, modelOptions, topics as topicsOf, type Wanted, wanted } from './model';

/** `deliberate design TITLE --context FILE`: an architecture document and the records of its key choices. */
export const designCommand: Command = {
  options: {
    ...modelOptions,
    context: { type: 'string' },
    dir: { type: 'string' },
    'adr-dir': { type: 'string' },
    alternatives: { type: 'string' },
    seed: { type: 'string' },
    gates: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(invocation) {
    const { positionals, values, settings } = invocation;
    const title = positionals.join(' ').replace(/\s+/g, ' ').trim();
    if (title === '') throw usage('design takes a title: deliberate design "Order platform" --context FILE.');
    if (values['gates'] !== undefined && values['gates'] !== 'accept')
      throw usage('The command line asks nothing: --gates takes accept. Gates are in the editor.');
    const seed = whole(values, 'seed', 0, Number.MAX_SAFE_INTEGER);
    const state = await stateFor(invocation, title, seed);
    const { architect, designerFor } = await whoDesigns(invocation, state);
    return run(state, {
      ...invocation,
      outcome: (signal: AbortSignal) =>
        runDesign(state, {
          store: diskStore(process.cwd(), settings.records),
          records: settings.records,
          architect,
          designerFor,
          signal,
          now: () => new Date().toISOString(),
          ask: () => Promise.reject(new Error('Nobody is there to be asked.')),
          show: progress(),
          decisions: { ask: () => Promise.reject(new Error('Nobody is there to be asked.')), show: () => {} },
        }),
    });
  },
};

/** A design of that title that was stopped goes on; otherwise a new one begins. */
async function stateFor(invocation: Invocation, title: string, seed: number | null): Promise<DesignState> {
  const { values, files, settings } = invocation;
  const folder = folderOf(values['dir'], '--dir') ?? designFolder;
  const records = folderOf(values['adr-dir'], '--adr-dir') ?? (await findFolder(files, settings.folder));
  const alternatives = whole(values, 'alternatives', 2, 10);
  const { provider, id } = wanted(values);
  const now = new Date();
  const begin = (context: string) =>
    designBegun({
      title,
      context,
      folder,
      records,
      date: localDate(now),
      now: now.toISOString(),
      tot: {
        ...settings.tot,
        unattended: true,
        seed: seed ?? defaultSettings.seed,
        ...(alternatives === null ? {} : { alternatives }),
      },
      architect: {
        origin: provider === 'catalogue' ? 'catalogue' : 'model',
        provider,
        id,
        name: provider,
        answer: () => Promise.reject(new Error('Nobody.')),
      },
      gates: [],
      unattended: true,
      acceptContradictions: values['gates'] === 'accept',
    });
  const { name, path } = begin('');
  const file = designCompanions(settings.records, name).state;
  const text = await files.read(file);
  if (text === null) {
    if ((await files.read(path)) !== null)
      throw failed(`${path} is there already: choose another title or --dir, or move it away.`);
    return begin(contextOf(values));
  }
  const found = readDesignState(text, file);
  if ('problem' in found) throw failed(found.problem);
  if (found.state.title !== title || found.state.path !== path)
    throw failed(`${file} is of another design, ${found.state.title}: choose another title, or move the file away.`);
  if (values['context'] !== undefined && contextOf(values).slice(0, 100_000) !== found.state.context)
    throw failed(
      `A design called ${name} was begun with another context: move ${file} away to begin anew, or leave --context out to go on.`,
    );
  return { ...found.state, acceptContradictions: found.state.acceptContradictions || values['gates'] === 'accept' };
}

async function whoDesigns({ values, files, settings }: Invocation, { architect, tot }: DesignState) {
  const asked = wanted(values);
  const who: Wanted =
    values['model'] === undefined ? { ...asked, provider: architect.provider, id: asked.id || architect.id } : asked;
  if (who.provider === 'catalogue') {
    const topics = await topicsOf(files, settings.records);
    // Each question is put to its own topic: what the whole brief is about does not matter for it.
    const designerFor = (topic: string) => catalogueDesigner(topics.filter(({ id }) => id === topic));
    return { architect: catalogueArchitect(topics), designerFor };
  }
  const model = modelOf(who);
  const designer = modelDesigner(model, { seed: tot.seed });
  return { architect: modelArchitect(model, { seed: tot.seed }), designerFor: () => designer };
}

async function run(
  state: DesignState,
  { values, out, outcome: start }: Invocation & { outcome: (signal: AbortSignal) => Promise<DesignOutcome> },
): Promise<ExitCode> {
  const cancel = new AbortController();
  const stop = () => cancel.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const outcome = await start(cancel.signal);
    if (!outcome.done) throw stopped(outcome, state);
    const { findings, recordFindings, work } = outcome;
    if (values['json'])
      out(
        JSON.stringify(
          {
            path: state.path,
            decisions: work.decisions.map(({ title, chosen, assumed, path }) => ({ title, chosen, assumed, path })),
            requirements: work.requirements,
            contradictions: work.exceptions,
            findings: findings.map(({ rule, message }) => ({ rule, message })),
          },
          null,
          2,
        ),
      );
    else for (const path of [state.path, ...work.decisions.map(({ path: record }) => record)]) out(path);
    for (const { rule, message } of findings) process.stderr.write(`deliberate: ${state.path}: ${message} (${rule})\n`);
    for (const { path, message } of recordFindings) process.stderr.write(`deliberate: ${path}: ${message}\n`);
    return findings.length + recordFindings.length > 0 ? exitCodes.findings : exitCodes.fine;
  } catch (error) {
    if (error instanceof SessionError) throw failed(error.message, error);
    throw error;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

function stopped({ failure, work }: Extract<DesignOutcome, { done: false }>, { title }: DesignState): Error {
  const message = failure.message.replace(/[.\s]+$/, '');
  return work.exceptions.length > 0 && failure.kind === 'bad-request'
    ? failed(`${message}. Mend the brief, or go on with --gates accept, which states it in the document.`)
    : failed(`${message}. deliberate design ${JSON.stringify(title)} goes on.`, failure.cause);
}

function contextOf(values: Invocation['values']): string {
  const from = values['context'];
  if (typeof from !== 'string')
    throw usage('design takes the context: --context FILE, or --context - for what is piped in.');
  return from === '-' ? readFileSync(0, 'utf8') : readText(from).text;
}

function folderOf(value: string | boolean | undefined, option: string): string | null {
  if (typeof value !== 'string') return null;
  const folder = inside(value);
  if (folder === null) throw usage(`${option} takes a folder inside the current one, such as docs/architecture.`);
  return folder;
}

function whole(values: Invocation['values'], name: string, least: number, most: number): number | null {
  const value = values[name];
  if (value === undefined) return null;
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > most)
    throw usage(`--${name} takes a whole number from ${least} to ${most}.`);
  return number;
}

/** One line that is written over, where somebody looks at it. */
function progress(): (sight: DesignSight) => void {
  if (!process.stderr.isTTY) return () => {};
  let shown = '';
  process.once('exit', () => shown && process.stderr.write('\r\u001b[K'));
  return ({ phase, work }) => {
    const line = phase === 'decisions' ? `${phase}, ${work.decisions.length} made` : phase;
    if (line === shown) return;
    shown = line;
    process.stderr.write(`\r\u001b[K${line}`);
  };
}
