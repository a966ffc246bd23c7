import { companions, readState, type State } from '../../deliberation/state';
import { exitCodes, failed, usage } from '../failure';
import type { Command, Invocation } from './command';
import { run } from './deliberation';
import { designerOf, modelOptions } from './model';

/** `deliberate resume [NAME]`: goes on with a deliberation that was stopped, from its last answer. */
export const resume: Command = {
  options: { ...modelOptions, json: { type: 'boolean' } },
  async run(invocation) {
    const { positionals, values, files, settings, out } = invocation;
    const [name] = positionals;
    const state = name === undefined ? await only(invocation) : await stateOf(invocation, name);
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

async function only(invocation: Invocation): Promise<State> {
  const { files, settings } = invocation;
  const folder = companions(settings.records, 'x').state.replace(/\/[^/]*$/, '');
  const names = (await files.list(folder)).flatMap(({ name }) =>
    name.endsWith('.state.json') ? [name.replace(/\.state\.json$/, '')] : [],
  );
  const states = await Promise.all(names.map(name => stateOf(invocation, name).catch(() => null)));
  const open = states.flatMap(state => (state?.status === 'running' ? [state] : []));
  const [first] = open;
  if (!first) throw failed('No deliberation was stopped: deliberate new begins one.');
  if (open.length > 1)
    throw usage(
      `Several deliberations were stopped: deliberate resume NAME, one of ${open.map(({ name }) => name).join(', ')}.`,
    );
  return first;
}

async function stateOf({ files, settings }: Invocation, name: string): Promise<State> {
  const { state: path } = companions(settings.records, name);
  const text = await files.read(path);
  if (text === null) throw failed(`There is no deliberation ${name}: ${path} is not there.`);
  const found = readState(text, path);
  if ('problem' in found) throw failed(found.message);
  return found.state;
}
