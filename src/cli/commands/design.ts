import { requirementsOf } from '../../deliberation/requirements';
import { defaultSettings } from '../../deliberation/settings';
import { designFolder } from '../../design/folder';
import { designBegun } from '../../design/session';
import { type DesignState, designCompanions, readDesignState } from '../../design/state';
import { findFolder, inside } from '../../log/folder';
import { localDate } from '../../log/localDate';
import { failed, usage } from '../failure';
import type { Command, Invocation } from './command';
import { contextFile, contextOf } from './context';
import { runDesigned } from './designRun';
import { modelOptions, wanted } from './model';

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
    const { positionals, values } = invocation;
    const title = positionals.join(' ').replace(/\s+/g, ' ').trim();
    if (title === '') throw usage('design takes a title: deliberate design "Order platform" --context FILE.');
    if (values['gates'] !== undefined && values['gates'] !== 'accept')
      throw usage('The command line asks nothing: --gates takes accept. Gates are in the editor.');
    const seed = whole(values, 'seed', 0, Number.MAX_SAFE_INTEGER);
    const state = await stateFor(invocation, title, seed);
    return runDesigned(state, invocation);
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
  const requirements = await requirementsOf(files, settings.requirements);
  const begin = (context: string) =>
    designBegun({
      title,
      context,
      ...contextFile(values['context']),
      requirements,
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
    return begin(contextOf('design', values['context']));
  }
  const found = readDesignState(text, file);
  if ('problem' in found) throw failed(found.problem);
  if (found.state.title !== title || found.state.path !== path)
    throw failed(`${file} is of another design, ${found.state.title}: choose another title, or move the file away.`);
  if (values['context'] !== undefined && !isOf(found.state, contextOf('design', values['context'])))
    throw failed(
      `A design called ${name} was begun with another context: move ${file} away to begin anew, or leave --context out to go on.`,
    );
  return { ...found.state, acceptContradictions: found.state.acceptContradictions || values['gates'] === 'accept' };
}

/** The files of requirements stand after what was said. */
function isOf({ context, requirementFiles = [] }: DesignState, said: string): boolean {
  if (context === said.slice(0, 100_000)) return true;
  return requirementFiles.length > 0 && context.startsWith(`${said.trimEnd()}\n\nFrom ${requirementFiles[0]}:`);
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
