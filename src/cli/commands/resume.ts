import { companions, readState, type State } from '../../deliberation/state';
import { recordsOf } from '../../design/recordsOf';
import { type DesignState, designCompanions, readDesignState } from '../../design/state';
import { type ExitCode, exitCodes, failed, usage } from '../failure';
import type { Command, Invocation } from './command';
import { run } from './deliberation';
import { runDesigned } from './designRun';
import { designerOf, modelOptions } from './model';

/** `deliberate resume [NAME]`: goes on with a deliberation or a design that was stopped, from its last answer. */
export const resume: Command = {
  options: { ...modelOptions, json: { type: 'boolean' } },
  async run(invocation) {
    const { positionals, values, files, settings, out } = invocation;
    const [name] = positionals;
    const found = name === undefined ? await only(invocation) : await named(invocation, name);
    if ('design' in found) return resumeDesign(found.design, invocation);
    const { state } = found;
    if (state.status === 'done' && (await files.read(state.path)) !== null) {
      out(state.path);
      return exitCodes.fine;
    }
    const text = (key: string, otherwise: string) => (typeof values[key] === 'string' ? values[key] : otherwise);
    const { provider, id } = state.designer;
    const designer = await designerOf(
      { provider: text('model', provider), id: text('model-id', id), baseUrl: text('base-url', '') },
      files,
      settings.records,
      state.settings.seed,
    );
    // Whoever goes on with it answers from here, and is the one that provenance names.
    const { origin, provider: by, id: model, name: called } = designer;
    state.designer = { origin, provider: by, id: model, name: called };
    return run(state, designer, invocation);
  },
};

type Stopped = { readonly state: State } | { readonly design: DesignState };

async function resumeDesign(state: DesignState, invocation: Invocation): Promise<ExitCode> {
  if (state.status !== 'done' || (await invocation.files.read(state.path)) === null)
    return runDesigned({ ...state, unattended: true, gates: [] }, invocation);
  invocation.out(state.path);
  return exitCodes.fine;
}

async function only(invocation: Invocation): Promise<Stopped> {
  const { files, settings } = invocation;
  const namesIn = async (file: string) =>
    (await files.list(file.replace(/\/[^/]*$/, ''))).flatMap(({ name }) =>
      name.endsWith('.state.json') ? [name.replace(/\.state\.json$/, '')] : [],
    );
  const read = async <T>(names: readonly string[], state: (name: string) => Promise<T>) =>
    (await Promise.all(names.map(name => state(name).catch(() => null)))).flatMap(found => found ?? []);
  const states = await read(await namesIn(companions(settings.records, 'x').state), name => stateOf(invocation, name));
  const designs = await read(await namesIn(designCompanions(settings.records, 'x').state), name =>
    designOf(invocation, name),
  );
  const openDesigns = designs.filter(({ status }) => status === 'running');
  // A decision that a design waits for goes on with the design.
  const within = new Set(openDesigns.flatMap(recordsOf));
  const open: readonly Stopped[] = [
    ...openDesigns.map(design => ({ design })),
    ...states.flatMap(state => (state.status === 'running' && !within.has(state.path) ? [{ state }] : [])),
  ];
  const [first] = open;
  if (!first)
    throw failed('No deliberation was stopped, and no design: deliberate new or deliberate design begins one.');
  if (open.length > 1)
    throw usage(
      `Several were stopped: deliberate resume NAME, one of ${open.map(one => ('design' in one ? one.design : one.state).name).join(', ')}.`,
    );
  return first;
}

/** A design and a deliberation of one name do not occur: records are numbered. The design counts. */
async function named(invocation: Invocation, name: string): Promise<Stopped> {
  const { files, settings } = invocation;
  const isDesign = (await files.read(designCompanions(settings.records, name).state)) !== null;
  return isDesign ? { design: await designOf(invocation, name) } : { state: await stateOf(invocation, name) };
}

async function designOf({ files, settings }: Invocation, name: string): Promise<DesignState> {
  const { state: path } = designCompanions(settings.records, name);
  const found = readDesignState((await files.read(path)) ?? '', path);
  if ('problem' in found) throw failed(found.problem);
  return found.state;
}

async function stateOf({ files, settings }: Invocation, name: string): Promise<State> {
  const { state: path } = companions(settings.records, name);
  const text = await files.read(path);
  if (text === null) throw failed(`There is no deliberation ${name}: ${path} is not there.`);
  const found = readState(text, path);
  if ('problem' in found) throw failed(found.message);
  return found.state;
}
