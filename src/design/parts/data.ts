import type { Capability } from '../capabilities';
import type { DesignAnswer } from '../questions';
import {
  builtWith,
  existingPart,
  isMigration,
  type Known,
  meeting,
  newPart,
  ofCapability,
  sendsEvents,
  taken,
} from './known';

type Data = DesignAnswer<'data'>;

export function data(known: Known): Data {
  const { capabilities } = known;
  const entities = capabilities.flatMap(capability => entitiesOf(known, capability));
  return {
    entities:
      entities.length > 0
        ? entities
        : [
            {
              name: isMigration(known) ? 'Existing tables' : 'TODO',
              fields: isMigration(known)
                ? 'TODO: list them with the one part that will own each'
                : 'TODO: name what is kept, with its key',
              store: builtWith(known, 'primary-database', 'PostgreSQL'),
              meets: [],
            },
          ],
    events: sendsEvents(known) ? eventsOf(capabilities) : [],
    rules: rules(known),
    saga: sagaOf(known),
    flow: flow(known),
  };
}

function entitiesOf(known: Known, capability: Capability): Data['entities'] {
  const analytic = ['ingestion', 'stream', 'dashboard', 'retention'].includes(capability.id);
  const store = analytic
    ? builtWith(known, 'warehouse', builtWith(known, 'primary-database', 'PostgreSQL'))
    : builtWith(known, 'primary-database', 'PostgreSQL');
  return capability.entities.map(text => {
    const [name = '', fields = ''] = text.split(/: /);
    return {
      name,
      fields,
      store: capability.id === 'retention' ? 'Amazon S3' : store,
      meets: ofCapability(known, capability).filter(id => known.ask.toMeet.includes(id)),
    };
  });
}

/** Each event goes to the next part of the chain, and to notifications where there are any. */
function eventsOf(capabilities: readonly Capability[]): Data['events'] {
  const telling = capabilities.filter(({ event }) => event !== '');
  return telling.flatMap((capability, index) => {
    const next =
      telling[index + 1]?.name ??
      capabilities.find(({ id }) => id === 'dashboard')?.name ??
      telling[index - 1]?.name ??
      '';
    const consumers = [
      next,
      ...(telling.find(({ id }) => id === 'notification') && index > 0 ? ['Notifications'] : []),
    ].filter(name => name !== capability.name && name !== '');
    if (consumers.length === 0) return [];
    const key = capability.entities[0]?.replace(/^[^:]*: ([^,]+).*/, '$1') ?? 'event_id';
    return [
      {
        name: capability.event,
        topic: `${capability.id}.v1`,
        producer: capability.name,
        consumers: [...new Set(consumers)],
        idempotencyKey: `event_id, with ${key} as the partition key`,
      },
    ];
  });
}

function rules(known: Known): Data['rules'] {
  const list: { text: string; meets: string[] }[] = known.ask.requirements
    .filter(
      ({ id, text }) =>
        known.ask.toMeet.includes(id) && !known.capabilities.some(({ name }) => text.startsWith(`${name}: `)),
    )
    .map(({ id, text }) => ({ text: ruleFor(text), meets: [id] }));
  const kept = new Set(list.flatMap(({ meets }) => meets));
  const rest = meeting(known, ({ id }) => !kept.has(id));
  return [
    ...list,
    ...(sendsEvents(known)
      ? [
          {
            text: 'An event is written to an outbox in the transaction of its change and published from there; consumers keep the ids they handled and skip repeats',
            meets: [],
          },
          {
            text: 'A consumer that fails retries with backoff, then puts the event into a dead letter queue that somebody looks at',
            meets: [],
          },
        ]
      : []),
    ...(isMigration(known)
      ? [
          {
            text: 'Schema changes expand first and contract later: add, write both, backfill in batches, read the new, drop the old, each a release of its own',
            meets: [],
          },
        ]
      : []),
    ...(rest.length > 0
      ? [{ text: 'Everything kept has an owner, a key and a time after which it is deleted', meets: rest }]
      : []),
  ];
}

function ruleFor(text: string): string {
  if (/\b(?:hot|cold|retention|retain|kept|keep|years?|days?)\b/i.test(text))
    return `${text}: partitioned by time; a partition moves to cheaper storage and is deleted by rule when its time is over`;
  if (/idempoten/i.test(text))
    return `${text}: every command and event carries a key; a key that was handled gives the first answer again`;
  if (/eventual/i.test(text))
    return `${text}: reads may lag behind; screens say so, and what must not lag (money, stock) is checked again at the write`;
  if (/consisten|ACID|double|never/i.test(text))
    return `${text}: one transaction in one store, with a version on each row`;
  return `${text}: TODO: say where it is kept, for how long, and who may read it`;
}

/** One change over several parts: each step with what takes it back. */
function sagaOf(known: Known): Data['saga'] {
  const decided = taken(known, 'transactions');
  const spans = known.capabilities.filter(({ undo }) => undo !== '');
  const wanted = decided ? decided.option?.id !== 'one-database' && decided.option?.id !== 'two-phase-commit' : false;
  if (!wanted || spans.length < 3) return [];
  return spans.map(({ name, event, undo }) => ({ step: event || name, component: name, compensation: undo }));
}

function flow(known: Known): Data['flow'] {
  const chain = known.capabilities.filter(({ id }) => id !== 'monolith' && id !== 'retention').slice(0, 4);
  const [first, ...rest] = chain;
  const start = first?.name ?? (isMigration(known) ? existingPart : 'Application');
  const events = sendsEvents(known);
  const hops = rest.flatMap(({ name, outside, event }, index) => {
    const before = index === 0 ? start : (rest[index - 1]?.name ?? start);
    const call = events
      ? [
          { from: before, to: 'Event broker', label: chain[index]?.event || 'change', answers: false },
          { from: 'Event broker', to: name, label: 'deliver, at least once', answers: false },
        ]
      : [{ from: before, to: name, label: event || 'ask', answers: false }];
    return [
      ...call,
      ...(outside
        ? [
            { from: name, to: outside, label: 'request with key', answers: false },
            { from: outside, to: name, label: 'result', answers: true },
          ]
        : []),
    ];
  });
  return {
    title: `The main course through ${chain.map(({ name }) => name).join(', ') || 'the application'}`,
    steps: [
      { from: 'Client', to: 'API gateway', label: 'request', answers: false },
      { from: 'API gateway', to: start, label: 'checked request', answers: false },
      {
        from: start,
        to: 'Database',
        label: events ? 'change and outbox, one transaction' : 'change, one transaction',
        answers: false,
      },
      { from: start, to: 'Client', label: events ? 'accepted' : 'done', answers: true },
      ...hops,
      ...(isMigration(known)
        ? [
            { from: 'API gateway', to: newPart, label: 'a route that was moved', answers: false },
            { from: newPart, to: 'Database', label: 'own schema, old one written too', answers: false },
            { from: newPart, to: 'Client', label: 'same answer as before', answers: true },
          ]
        : []),
    ],
  };
}
