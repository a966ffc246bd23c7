import { type Brief, briefOf } from '../brief/brief';
import { type Quantity, quantitiesOf } from '../brief/quantities';
import { nameKey } from '../deliberation/plain';
import { leftOut } from './extract';
import type { Field } from './fields';
import type { DesignAnswer, PartAsk, PartName } from './questions';
import { takenOf } from './questions';

/** What code holds against an answer, whoever gave it. Each finding is a sentence that goes back with the question. */

export function contextFindings({ context }: Brief, fields: readonly Field[]): readonly string[] {
  return fields.flatMap(({ name, value, words }) =>
    value !== '' && !stands(words, context)
      ? [`${name}: "${words}" does not stand in the context; copy its words or leave the field empty`]
      : [],
  );
}

export function requirementFindings(
  brief: Brief,
  { requirements, exceptions }: DesignAnswer<'requirements'>,
): readonly string[] {
  return [
    ...requirements.flatMap(({ text, source }) =>
      stands(source, brief.context) ? [] : [`"${text}" comes from no sentence of the context: "${source}"`],
    ),
    ...requirements.flatMap(({ text }) =>
      inventedIn(text, brief).map(words => `"${text}": the context does not say ${words}`),
    ),
    ...exceptions
      .filter(text => !quotesBoth(text, brief))
      .map(text => `"${text}" does not quote the words of the context on both sides`),
    ...leftOut(requirements, brief.quantities).map(({ words }) => `no requirement holds "${words}"`),
  ];
}

/** A contradiction is believed where the words of both sides stand in the brief: it stops a design. */
export function quotesBoth(text: string, { context }: Brief): boolean {
  const quoted = [...text.matchAll(/["'\u201c\u2018]([^"\u201d]{2,120}?)["'\u201d\u2019](?!\p{L})/gu)].map(
    ([, words = '']) => words,
  );
  return quoted.length >= 2 && quoted.every(words => stands(words, context));
}

export function partFindings(name: PartName, value: unknown, ask: PartAsk, brief: Brief): readonly string[] {
  const texts = stringsOf(value);
  const met = metBy(value);
  const ids = new Set(ask.requirements.map(({ id }) => id));
  return [
    ...empty(name, value),
    ...ask.toMeet
      .filter(id => !met.has(id))
      .map(id => `nothing here meets ${id}: ${ask.requirements.find(one => one.id === id)?.text ?? ''}`),
    ...[...met].filter(id => !ids.has(id)).map(id => `there is no requirement ${id}`),
    ...texts.flatMap(text => inventedIn(text, brief).map(words => `"${words}" is said nowhere in the context`)),
    ...notChosen(name, value, ask),
    ...partners(name, value, ask),
  ];
}

/** The lists without which a part says nothing. */
const needed: Readonly<Record<PartName, readonly string[]>> = {
  overview: ['summary'],
  components: ['components', 'links', 'technologies'],
  data: ['entities'],
  api: ['endpoints'],
  security: ['measures'],
  deployment: ['platform', 'release'],
  scaling: ['plan'],
  monitoring: ['signals'],
  risks: ['risks', 'failures'],
  roadmap: ['phases'],
};

function empty(name: PartName, value: unknown): readonly string[] {
  const lists = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return lists.flatMap(([list, entries]) =>
    needed[name].includes(list) && Array.isArray(entries) && entries.length === 0 ? [`${list} is empty`] : [],
  );
}

/** Figures that only a customer can give: stated otherwise than the context states them, they are made up. */
const given: readonly Quantity['dimension'][] = ['users', 'availability', 'money', 'people'];

function inventedIn(text: string, brief: Brief): readonly string[] {
  return quantitiesOf(text)
    .filter(({ dimension }) => given.includes(dimension) || dimension === 'rate')
    .filter(({ dimension }) => brief.quantities.some(known => known.dimension === dimension))
    .filter(
      ({ dimension, value }) => !brief.quantities.some(known => known.dimension === dimension && agrees(known, value)),
    )
    .map(({ words }) => words);
}

/** 5,000 an hour and 1.39 a second are one rate, and twice of a load is what is tested; of nines each one counts. */
function agrees({ dimension, value }: Quantity, claimed: number): boolean {
  if (dimension === 'availability') return claimed === value;
  return [value, 2 * value].some(right => Math.abs(claimed - right) <= 0.01 * Math.abs(right));
}

/** Built with an option that a record rejected. */
function notChosen(name: PartName, value: unknown, { decisions }: PartAsk): readonly string[] {
  if (name !== 'components' && name !== 'data') return [];
  const built =
    name === 'components'
      ? technologiesIn(value as DesignAnswer<'components'>)
      : (value as DesignAnswer<'data'>).entities.map(({ store }) => store);
  return decisions.flatMap(decision => {
    const taken = takenOf(decision);
    const others = decision.options.filter(option => option !== taken && !nameKey(taken).includes(nameKey(option)));
    return others
      .filter(
        option =>
          built.some(text => ` ${nameKey(text)} `.includes(` ${nameKey(option)} `)) &&
          !decisions.some(other => nameKey(takenOf(other)).includes(nameKey(option))),
      )
      .map(option => `${option} was not chosen; ${decision.title} is ${taken}`);
  });
}

function technologiesIn({ components, technologies }: DesignAnswer<'components'>): readonly string[] {
  return [...components.map(({ technology }) => technology), ...technologies.map(({ name }) => name)];
}

/** Events and sagas between parts that do not exist. */
function partners(name: PartName, value: unknown, { done }: PartAsk): readonly string[] {
  if (name !== 'data' || !done.components) return [];
  const known = new Set(done.components.components.map(({ name: component }) => nameKey(component)));
  const { events, saga } = value as DesignAnswer<'data'>;
  const unknown = (component: string) => !known.has(nameKey(component));
  return [
    ...events.flatMap(event =>
      [event.producer, ...event.consumers]
        .filter(unknown)
        .map(component => `${event.name}: there is no component ${component}`),
    ),
    ...events.filter(({ consumers }) => consumers.length === 0).map(event => `${event.name} has no consumer`),
    ...events
      .filter(({ idempotencyKey }) => idempotencyKey.trim() === '')
      .map(event => `${event.name} has no idempotency key`),
    ...saga
      .filter(({ component }) => unknown(component))
      .map(step => `${step.step}: there is no component ${step.component}`),
    ...saga.filter(({ compensation }) => compensation.trim() === '').map(step => `${step.step} has no compensation`),
  ];
}

/** All ids that an answer says it meets. */
function metBy(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  walk(value, (key, entry) => {
    if (key === 'meets' && Array.isArray(entry)) for (const id of entry) found.add(String(id));
  });
  return found;
}

function stringsOf(value: unknown): readonly string[] {
  const found: string[] = [];
  walk(value, (key, entry) => {
    if (typeof entry === 'string' && key !== 'version') found.push(entry);
  });
  return found;
}

function walk(value: unknown, visit: (key: string, value: unknown) => void, key = ''): void {
  visit(key, value);
  if (Array.isArray(value)) for (const entry of value) walk(entry, visit, '');
  else if (typeof value === 'object' && value !== null)
    for (const [name, entry] of Object.entries(value)) walk(entry, visit, name);
}

function stands(words: string, context: string): boolean {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}%$€£.<>=]+/gu, ' ')
      .replace(/[.\s]+$/, '')
      .trim();
  return bare(words) !== '' && bare(context).includes(bare(words));
}

/** For what a person adds: read like a context of its own. */
export function withAnswers(title: string, context: string, fields: readonly Field[], asked: string): Brief {
  const said = fields
    .filter(({ words, value }) => words === asked && value !== '')
    .map(({ name, value }) => `${name}: ${value}`);
  return briefOf(title, [context, ...said].join('\n'));
}
