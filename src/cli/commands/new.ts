import { TEMPLATE_NAMES } from '../../adr/templates/index';
import { inTheWay, placeOf } from '../../deliberation/place';
import { requirementsOf } from '../../deliberation/requirements';
import { begun } from '../../deliberation/session';
import { defaultSettings } from '../../deliberation/settings';
import { inside } from '../../log/folder';
import { localDate } from '../../log/localDate';
import { nextRecord } from '../../log/next';
import { failed, usage } from '../failure';
import { heard } from '../heard';
import { numbered } from '../numbered';
import type { Command, Invocation } from './command';
import { contextFile, contextOf } from './context';
import { run } from './deliberation';
import { designerOf, modelOptions, wanted } from './model';

/** `deliberate new TITLE --context FILE`: the whole protocol, to a record with its trace beside it. */
export const newAdr: Command = {
  options: {
    ...modelOptions,
    context: { type: 'string' },
    alternatives: { type: 'string' },
    criteria: { type: 'string' },
    template: { type: 'string' },
    dir: { type: 'string' },
    seed: { type: 'string' },
    gates: { type: 'string' },
    weights: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(invocation) {
    const { positionals, values, files, settings } = invocation;
    const title = positionals.join(' ').replace(/\s+/g, ' ').trim();
    if (title === '') throw usage('new takes a title: deliberate new "Where user sessions are kept" --context FILE.');
    if (values['gates'] !== undefined && values['gates'] !== 'accept')
      throw usage('The command line asks nothing: --gates takes accept. Gates are in the editor.');
    if (values['weights'] !== undefined && values['weights'] !== 'suggested')
      throw usage('--weights takes suggested: those of earlier decisions of the kind that held.');
    const tot = { ...settings.tot, unattended: true };
    const count = whole(values, 'alternatives', 2, 10);
    const seed = whole(values, 'seed', 0, Number.MAX_SAFE_INTEGER) ?? defaultSettings.seed;
    const designer = await designerOf(wanted(values), files, settings.records, seed);
    const folder = typeof values['dir'] === 'string' ? inside(values['dir']) : settings.folder;
    if (folder === null) throw usage('--dir takes a folder inside the current one, such as docs/adr.');
    const { path, digits } = await nextRecord(files, folder, title, await numbered(files, folder, settings));
    const place = await placeOf(files, settings.records, path);
    const trouble = inTheWay(place);
    if (trouble !== null) throw failed(trouble);
    const now = new Date();
    const context = contextOf('new', values['context']);
    const criteria = named(values['criteria']);
    const state = begun({
      name: place.name,
      path,
      digits,
      date: localDate(now),
      now: now.toISOString(),
      input: {
        title,
        context,
        ...contextFile(values['context']),
        criteria: criteria.map(name => ({ name, weight: null })),
        alternatives: [],
        ...(await heard(files, settings, { title, context, criteria }, now.toISOString())),
        ...(values['weights'] === 'suggested' ? { takeWeighed: true } : {}),
        deciders: [],
        template: templateOf(values['template'] ?? (settings.template || 'tot')),
        requirements: [...(await requirementsOf(files, settings.requirements))],
        reopens: null,
      },
      settings: { ...tot, seed, ...(count === null ? {} : { alternatives: count }) },
      designer,
    });
    return run(state, designer, invocation);
  },
};

function whole(values: Invocation['values'], name: string, least: number, most: number): number | null {
  const value = values[name];
  if (value === undefined) return null;
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > most)
    throw usage(`--${name} takes a whole number from ${least} to ${most}.`);
  return number;
}

function named(value: string | boolean | undefined): readonly string[] {
  return typeof value === 'string' ? value.split(',').flatMap(name => name.trim() || []) : [];
}

function templateOf(template: string | boolean): string {
  if ((TEMPLATE_NAMES as readonly string[]).includes(String(template))) return String(template);
  throw usage(`A deliberation writes one of ${TEMPLATE_NAMES.join(', ')}; ${template} is none of them.`);
}
