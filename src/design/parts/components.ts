import { nameKey } from '../../deliberation/plain';
import type { DesignAnswer } from '../questions';
import { versionOf } from '../versions';
import {
  builtWith,
  existingPart,
  isMigration,
  type Known,
  meeting,
  newPart,
  ofCapability,
  sendsEvents,
  type Taken,
  taken,
  usersOf,
} from './known';

type Components = DesignAnswer<'components'>;
type Component = Components['components'][number];

export function components(known: Known): Components {
  const business = known.capabilities.map(capability => ({
    name: capability.name,
    does: capability.does,
    technology: technologyFor(known, capability.id),
    meets: [
      ...new Set([
        ...ofCapability(known, capability),
        ...meeting(known, ({ text }) => text.startsWith(`${capability.name}:`)),
      ]),
    ],
  }));
  const old = isMigration(known) && !business.some(({ name }) => name === existingPart) ? [existing(known)] : [];
  const own =
    business.length + old.length > 0
      ? [...business, ...old, ...(isMigration(known) ? [first(known)] : [])]
      : [unknown(known)];
  const around = surrounding(known);
  const covered = new Set([...own, ...around].flatMap(({ meets }) => meets));
  const left = known.ask.toMeet.filter(id => !covered.has(id));
  const all = [
    ...own.map((component, index) =>
      index === 0 ? { ...component, meets: [...component.meets, ...left] } : component,
    ),
    ...around,
  ];
  return { components: all, links: links(known, own, around), technologies: technologies(known) };
}

function unknown(known: Known): Component {
  return {
    name: 'Application',
    does: 'TODO: the catalogue recognised no part in the text; split it by business area',
    technology: builtWith(known, 'backend-runtime', stack(known)),
    meets: [],
  };
}

function existing(known: Known): Component {
  return {
    name: existingPart,
    does: 'keeps working while parts are taken out of it one by one',
    technology: stack(known),
    meets: [],
  };
}

function first(known: Known): Component {
  return {
    name: newPart,
    does: 'the first area that is taken out, with data of its own; TODO: name it by who asks for its changes',
    technology: stack(known),
    meets: [],
  };
}

/** What the parts stand on. */
function surrounding(known: Known): readonly Component[] {
  const gateway = {
    name: 'API gateway',
    does: 'the one way in: routing, limits, checks of tokens',
    technology: 'Envoy',
    meets: [],
  };
  const database = taken(known, 'primary-database');
  return [
    gateway,
    ...(usersOf(known)
      ? [
          {
            name: 'Identity',
            does: 'signs people in and hands out tokens',
            technology: builtWith(known, 'authentication', 'OpenID Connect'),
            meets: [],
          },
        ]
      : []),
    {
      name: 'Database',
      does: `keeps what the parts own, one schema for each${database?.option ? '' : '; TODO: not decided'}`,
      technology: builtWith(known, 'primary-database', 'PostgreSQL'),
      meets: [],
    },
    ...(sendsEvents(known)
      ? [
          {
            name: 'Event broker',
            does: 'carries events between parts and keeps them until they are handled',
            technology: builtWith(known, 'messaging', 'RabbitMQ'),
            meets: [],
          },
        ]
      : []),
    ...(taken(known, 'warehouse') && !['read-replica'].includes(taken(known, 'warehouse')?.option?.id ?? '')
      ? [
          {
            name: 'Analytics store',
            does: 'answers questions over large amounts of prepared data',
            technology: builtWith(known, 'warehouse', 'ClickHouse'),
            meets: [],
          },
        ]
      : []),
    ...(taken(known, 'caching') && taken(known, 'caching')?.option?.id !== 'no-cache'
      ? [
          {
            name: 'Cache',
            does: 'keeps answers that are asked for again and again, for a stated time',
            technology: builtWith(known, 'caching', 'Redis'),
            meets: [],
          },
        ]
      : []),
    {
      name: 'Monitoring',
      does: 'collects metrics, logs and traces of all parts',
      technology: 'OpenTelemetry',
      meets: [],
    },
  ];
}

function technologyFor(known: Known, id: string): string {
  if (id === 'stream') return builtWith(known, 'stream-processing', stack(known));
  if (id === 'inference') return builtWith(known, 'model-serving', stack(known));
  if (id === 'retention') return 'Amazon S3';
  if (id === 'payment') return builtWith(known, 'payments', stack(known));
  if (id === 'search') return builtWith(known, 'search', stack(known));
  return stack(known);
}

/** The language that the text names, what the chosen stream processor is written for, or one to be confirmed. */
function stack(known: Known): string {
  const { brief } = known;
  const text = `${brief.title} ${brief.context}`;
  const named = ['Django', 'Python', 'Java', 'TypeScript', 'Node.js', '.NET', 'Go'].find(name =>
    new RegExp(`(?<![\\p{L}\\p{N}.])${name.replace('.', '\\.')}(?![\\p{L}\\p{N}])`, 'u').test(text),
  );
  const stream = taken(known, 'stream-processing')?.option?.id;
  const runsOnJava = /\bKotlin\b|\bSpring\b/.test(text) || stream === 'flink' || stream === 'kafka-streams';
  return named ?? (runsOnJava ? 'Java' : 'Node.js');
}

function links(known: Known, own: readonly Component[], around: readonly Component[]): Components['links'] {
  const has = (name: string) => around.some(component => component.name === name);
  const shown = own.slice(0, 7);
  const events = sendsEvents(known);
  return [
    { from: 'Client', to: 'API gateway', label: 'HTTPS' },
    ...(has('Identity') ? [{ from: 'API gateway', to: 'Identity', label: 'tokens' }] : []),
    ...shown.map(({ name }) => ({ from: 'API gateway', to: name, label: '' })),
    ...shown.slice(0, 3).map(({ name }) => ({ from: name, to: 'Database', label: 'own schema' })),
    ...(has('Cache') ? [{ from: shown[0]?.name ?? '', to: 'Cache', label: 'reads' }] : []),
    ...(events
      ? shown.flatMap(({ name }) =>
          known.capabilities.find(one => one.name === name)?.event
            ? [{ from: name, to: 'Event broker', label: 'events' }]
            : [],
        )
      : []),
    ...(has('Analytics store')
      ? [{ from: events ? 'Event broker' : (shown[0]?.name ?? ''), to: 'Analytics store', label: 'batches' }]
      : []),
    ...known.capabilities.flatMap(({ name, outside }) => (outside ? [{ from: name, to: outside, label: 'API' }] : [])),
  ];
}

/** What is named anywhere, once, each with its version and the reason. */
function technologies(known: Known): Components['technologies'] {
  const language = stack(known);
  const decided = known.ask.decisions.flatMap(({ topic, title }) => {
    const found = taken(known, topic);
    // What builds modules belongs to one language.
    const fitting = (found?.technologies ?? []).filter(({ name }) => name !== 'Spring Modulith' || language === 'Java');
    return fitting.map(({ name, version }) => ({ name, version, use: title, why: found ? whyOf(found) : '' }));
  });
  const said = known.brief.context.includes(language);
  const usual = [
    entry(
      language,
      'the code of the parts',
      said
        ? `the context names it: ${language}`
        : language === 'Java'
          ? 'what the chosen stream processor is written for'
          : 'a common choice that shares a language with the web frontend; TODO: confirm with the team',
    ),
    ...(decided.some(({ use }) => use === 'Primary database')
      ? []
      : [entry('PostgreSQL', 'data of the parts', 'TODO: the primary database was not decided')]),
    entry('Envoy', 'the gateway', 'limits, retries and routing as configuration; runs beside any platform'),
    entry(
      'OpenTelemetry',
      'metrics, logs and traces',
      'one way to measure whatever stores the data; the backend stays exchangeable',
    ),
    entry('Terraform', 'infrastructure as code', 'environments are made from one description, reviewed like code'),
    ...(usersOf(known) ? [entry('OpenID Connect', 'sign-in', 'a standard that every candidate speaks')] : []),
    ...(known.capabilities.some(({ id }) => id === 'retention' || id === 'media')
      ? [
          entry(
            'Amazon S3',
            'cold data and files',
            'cheapest per gigabyte with life-cycle rules; any store with its API will do',
          ),
        ]
      : []),
    ...(known.brief.context.includes('Django')
      ? [entry('Python', 'the existing code', 'what the existing application is written in')]
      : []),
  ];
  const all = [...decided, ...usual];
  return all.filter((one, index) => all.findIndex(other => nameKey(other.name) === nameKey(one.name)) === index);
}

function entry(name: string, use: string, why: string) {
  return { name, version: versionOf(name) ?? 'TODO', use, why };
}

function whyOf({ decision, option, name }: Taken): string {
  const state = decision.chosen === null ? 'is assumed while its record is open' : 'was decided';
  return option?.pros[0]
    ? `${name} ${state}: ${option.pros[0]}`
    : `${name} ${state} in the record on ${decision.title.toLowerCase()}`;
}
