import { nameKey } from '../../../src/deliberation/plain';
import { kindOf } from '../../fixtures/llm/wise';

/** A model of our own making: it designs every brief of these tests sensibly, and the same each time. */
export interface AskedOf {
  readonly system: string;
  readonly prompt: string;
}

interface Req {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
}

/** By topic the options, the best first. */
const known: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^Architecture style/, ['Event-driven services', 'Modular monolith', 'Layered monolith']],
  [/^Way of migration/, ['Strangler fig', 'Big bang rewrite', 'Parallel run']],
  [/^Primary database/, ['PostgreSQL', 'MongoDB', 'Apache Cassandra']],
  [/^Deployment platform/, ['Kubernetes', 'Managed containers', 'Virtual machines']],
  [/^Messaging/, ['Apache Kafka', 'RabbitMQ', 'Direct calls']],
  [/^Stream processing/, ['Apache Flink', 'Kafka Streams', 'Micro-batch']],
  [/^Transactions/, ['Orchestrated saga', 'Two-phase commit', 'Single local transaction']],
  [/^API style/, ['REST with OpenAPI', 'GraphQL', 'gRPC']],
  [/^Authentication/, ['Managed identity provider', 'Own OIDC server', 'Sessions in the app']],
  [/^Model serving/, ['Inference server', 'Model in the service', 'Managed endpoint']],
  [/^Analytics store/, ['ClickHouse', 'Cloud warehouse', 'DuckDB on files']],
  [/^Payment provider/, ['Hosted payment page', 'Embedded card fields', 'Direct acquirer']],
  [/^Caching/, ['Central Redis', 'In-process cache', 'CDN and edge cache']],
  [/^Release strategy/, ['Canary', 'Blue-green', 'Maintenance window']],
];

const parts: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'E-commerce platform': [
    ['Catalogue', 'CatalogueChanged'],
    ['Cart', 'CartChanged'],
    ['Checkout', 'CheckoutCompleted'],
    ['Payments', 'PaymentAuthorised'],
  ],
  'Real-time analytics': [
    ['Ingestion', 'EventAccepted'],
    ['Stream jobs', 'WindowClosed'],
    ['Scoring', 'EventScored'],
    ['Dashboards', 'TileRefreshed'],
  ],
  'Monolith migration': [
    ['Facade', 'RouteSwitched'],
    ['Django monolith', 'RowChanged'],
    ['First service', 'CopyVerified'],
  ],
  'Order fulfilment': [
    ['Orders', 'OrderPlaced'],
    ['Inventory', 'StockReserved'],
    ['Warehouse', 'OrderPacked'],
    ['Shipping', 'ShipmentDispatched'],
    ['Notifications', 'CustomerNotified'],
  ],
};

export function wiseArchitect({ system, prompt }: AskedOf): Record<string, unknown> {
  const name = /^System: (.+)$/m.exec(system)?.[1];
  return name === undefined ? decides(system, prompt) : designs(name, system, prompt);
}

function designs(name: string, system: string, prompt: string): Record<string, unknown> {
  const context = /<context>\n([\s\S]*)\n<\/context>/.exec(system)?.[1] ?? '';
  if (prompt.startsWith('Read the context for these fields')) return { fields: fields(context) };
  if (prompt.startsWith('List the requirements')) return { requirements: demands(context), exceptions: [] };
  if (prompt.startsWith('Which key choices')) return { choices: [] };
  const all = [...prompt.matchAll(/^(R\d+) \(([^)]+)\): (.+)$/gm)].map(
    ([, id = '', kind = '', text = '']): Req => ({ id, kind, text }),
  );
  const due = /must be met: (.+)\.$/m.exec(prompt)?.[1]?.split(', ') ?? [];
  const here = all.filter(({ id }) => due.includes(id));
  const step = /^Design step: (.+)\.$/m.exec(prompt)?.[1] ?? '';
  const answer = answers[step];
  if (!answer) throw new Error(`Nobody asks this: ${prompt.slice(0, 80)}`);
  return answer({
    parts: parts[name] ?? [],
    here,
    ids: here.map(({ id }) => id),
    taken: topic => new RegExp(`^- ${topic}: ([^;(\\n]+?)(?: \\(|;)`, 'm').exec(prompt)?.[1] ?? 'nothing',
  });
}

interface Given {
  readonly parts: readonly (readonly [string, string])[];
  readonly here: readonly Req[];
  readonly ids: readonly string[];
  taken(topic: string): string;
}

const answers: Readonly<Record<string, (given: Given) => Record<string, unknown>>> = {
  'high-level architecture': ({ parts: own, taken, ids }) => ({
    summary: [
      `${own.map(([part]) => part).join(', ')} as ${taken('Architecture style').toLowerCase()}`,
      'Each part owns its data',
    ],
    principles: [{ text: 'Nothing is shared but events and calls', meets: ids }],
  }),
  'component breakdown': ({ parts: own, ids, taken }) => ({
    components: [
      ...own.map(([part], index) => ({
        name: part,
        does: `owns ${part.toLowerCase()} and its data`,
        technology: 'Go',
        meets: index === 0 ? ids : [],
      })),
      { name: 'Store', does: 'keeps the data of the parts', technology: taken('Primary database'), meets: [] },
    ],
    links: [
      { from: 'Client', to: own[0]?.[0] ?? '', label: 'HTTPS; "quoted"' },
      ...own.slice(1).map(([part], index) => ({ from: own[index]?.[0] ?? '', to: part, label: 'event' })),
      ...own.map(([part]) => ({ from: part, to: 'Store', label: 'SQL' })),
    ],
    technologies: [
      { name: 'Go', version: '1.24 or newer', use: 'the code of the parts', why: 'small binaries that start at once' },
      {
        name: taken('Primary database'),
        version: '17 or newer',
        use: 'Primary database',
        why: 'rules are kept by the database',
      },
      {
        name: taken('Deployment platform'),
        version: '1.33 or newer',
        use: 'Deployment platform',
        why: 'parts scale one by one',
      },
    ],
  }),
  'data-flow design': ({ parts: own, here, taken }) => ({
    entities: own.map(([part]) => ({
      name: `${part} record`,
      fields: 'id, state, version, changed_at',
      store: taken('Primary database'),
      meets: [],
    })),
    events: own.map(([part, event], index) => ({
      name: event,
      topic: `${nameKey(part).replaceAll(' ', '-')}.v1`,
      producer: part,
      consumers: [own[(index + 1) % own.length]?.[0] ?? ''],
      idempotencyKey: 'event_id, kept for 14 days by each consumer',
    })),
    rules: here.map(({ id, text }) => ({ text: `${text}: by an outbox and a table of handled keys`, meets: [id] })),
    saga: own.map(([part, event]) => ({
      step: event,
      component: part,
      compensation: `what ${part} did is taken back by its own command`,
    })),
    flow: {
      title: 'The main course',
      steps: [
        { from: 'Client', to: own[0]?.[0] ?? '', label: 'request; with #sign', answers: false },
        ...own.slice(1).map(([part], index) => ({
          from: own[index]?.[0] ?? '',
          to: part,
          label: own[index]?.[1] ?? '',
          answers: false,
        })),
      ],
    },
  }),
  'API specification': ({ parts: own, here }) => ({
    conventions: [
      { text: 'Changes take an Idempotency-Key', meets: [] },
      ...here.map(({ id, text }) => ({ text, meets: [id] })),
    ],
    endpoints: own.map(([part]) => ({
      call: `POST /v1/${nameKey(part).replaceAll(' ', '-')}`,
      does: `a command to ${part}`,
      meets: [],
    })),
  }),
  'security model': ({ here }) => ({
    measures: [
      { area: 'sign-in', measure: 'OpenID Connect with short tokens', meets: [] },
      ...here.map(({ id, text }) => ({
        area: 'compliance',
        measure: `${text}: measures with an owner and evidence`,
        meets: [id],
      })),
    ],
  }),
  'deployment strategy': ({ here, taken }) => ({
    platform: [
      { text: `Runs on ${taken('Deployment platform')} in two zones`, meets: [] },
      ...here.map(({ id, text }) => ({ text: `${text}: checked each month`, meets: [id] })),
    ],
    release: [{ text: 'One part of the traffic first; one switch back', meets: [] }],
    cost: [{ text: 'An alarm at 80 % of the budget', meets: [] }],
  }),
  'scaling approach': ({ here }) => ({
    plan: [
      ...here.map(({ id, text }) => ({
        load: text,
        how: 'parts scale by queue length',
        limit: 'measured in staging',
        meets: [id],
      })),
      { load: 'TODO: other loads', how: 'parts scale by queue length', limit: 'measured in staging', meets: [] },
    ],
  }),
  'monitoring plan': ({ here }) => ({
    signals: [
      { metric: 'consumer lag', target: '< 30 s', alert: 'over 5 minutes', meets: here.map(({ id }) => id) },
      { metric: 'dead letters', target: '0', alert: 'any', meets: [] },
    ],
  }),
  'risks, failures and rollback': ({ parts: own }) => ({
    risks: [{ risk: 'Events pile up', impact: 'medium', mitigation: 'consumers scale by lag' }],
    failures: own.map(([part]) => ({
      scenario: `${part} is down`,
      noticed: 'health check',
      response: 'events wait in the log',
      rollback: 'replay from the last handled event',
    })),
  }),
  'implementation roadmap': ({ ids }) => ({
    phases: ['Skeleton', 'First part', 'All parts', 'Retire the old'].map((phase, index) => ({
      name: phase,
      when: `phase ${index + 1} of 4`,
      work: `${phase.toLowerCase()} with tests`,
      done: 'targets hold for 14 days',
      rollback: 'traffic goes back by a switch',
      meets: index === 0 ? ids : [],
    })),
  }),
};

function fields(context: string) {
  const lines = context
    .split('\n')
    .map(line => line.replace(/^- /, '').trim())
    .filter(line => line !== '');
  const say = (name: string, words: string | undefined) => ({ name, value: words ?? '', words: words ?? '' });
  return [
    say('project type', lines[0]),
    say('requirements', lines[1]),
    say(
      'team',
      lines.find(line => /developers/.test(line)),
    ),
    say(
      'timeline',
      lines.find(line => /timeline/.test(line)),
    ),
  ];
}

function demands(context: string) {
  const lines = context
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => line.replace(/^- /, '').trim());
  return lines.slice(1).map(text => ({ kind: kindFor(text), text, source: text }));
}

function kindFor(text: string): string {
  if (/users|events\/second|orders per hour/.test(text)) return 'scalability need';
  if (/uptime|downtime|Resilient/.test(text)) return 'availability';
  if (/PCI|GDPR/.test(text)) return 'compliance need';
  if (/Cost|timeline|developers/.test(text)) return 'constraint';
  if (/storage|dempotent|ventual/.test(text)) return 'data requirement';
  if (/Sub-second/.test(text)) return 'performance target';
  return 'core feature';
}

/** The records of the key choices: the first option of a topic wins clearly. */
function decides(system: string, prompt: string): Record<string, unknown> {
  const title = /^Question: (.+)$/m.exec(system)?.[1] ?? '';
  const options = known.find(([pattern]) => pattern.test(title))?.[1] ?? ['First way', 'Second way', 'Third way'];
  const quote = /^- (.+)$/m.exec(/<context>\n([\s\S]*)\n<\/context>/.exec(system)?.[1] ?? '')?.[1] ?? title;
  const kind = kindOf(prompt);
  switch (kind) {
    case 'frame':
      return { goal: title, extractions: [quote], exceptions: [], statusQuo: '', assumptions: [] };
    case 'criteria':
      return {
        criteria: [
          ['Fit', 40],
          ['Operability', 35],
          ['Cost', 25],
        ].map(([name, weight]) => ({ name, about: `${name} for this load`, source: quote, weight, atLeast: 0 })),
      };
    case 'alternatives':
      return {
        alternatives: options.map((name, index) => ({
          name,
          summary: `${name} as it is usually run`,
          kind: {
            paradigm: `way ${index}`,
            ecosystem: `${name} tools`,
            deployment: `kind ${index}`,
            optimises: `goal ${index}`,
            vendor: `vendor ${index}`,
          },
          statusQuo: false,
        })),
      };
    case 'score': {
      const option = /The option under assessment: ([^:\n]+)/.exec(prompt)?.[1] ?? '';
      const base = [5, 3, 2][options.indexOf(option)] ?? 2;
      return {
        scores: [...prompt.matchAll(/^- ([^:\n]+):/gm)].map(([, criterion = '']) => ({
          criterion,
          because: `${option} under ${quote.toLowerCase()}: ${criterion.toLowerCase()} rests on how it is run`,
          score: base,
        })),
      };
    }
    case 'compare':
      return { because: 'level', better: 'neither' };
    case 'refine':
      return { variants: [] };
    case 'vote':
      return { because: '', worthwhile: [] };
    case 'justify':
      return {
        decision: [`${options[0]} carries what is asked`, 'In return the team learns to run it'],
        positive: ['Parts change on their own'],
        negative: ['One more thing to run'],
        mitigations: ['A managed service for the first year'],
        alternatives: options.slice(1).map(name => ({
          name,
          pros: [`${name} is known`],
          cons: [`${name} ends sooner`],
          whyNot: `${name} does not carry the peak`,
        })),
        implementation: ['Try it with one part', 'Move the others', 'Remove the old'],
        metrics: [{ metric: 'p95 of the main call', target: '< 300 ms', today: 'TODO' }],
        diagram: {
          nodes: [
            { id: 'a', label: 'Part' },
            { id: 'b', label: options[0] },
          ],
          edges: [{ from: 'a', to: 'b', label: 'uses' }],
        },
        drawing: '',
        references: [],
      };
    case 'triggers':
      return {
        triggers: [
          {
            metric: 'monthly cost',
            comparison: '>',
            threshold: '4000 USD',
            window: '2 months in a row',
            action: 're-open with the cost',
          },
          {
            metric: 'p95 latency',
            comparison: '>',
            threshold: '500 ms',
            window: '7 days',
            action: 're-open; it saturates',
          },
          {
            metric: 'incidents caused by it',
            comparison: '>=',
            threshold: '3 times',
            window: 'quarter',
            action: 're-open; operability falls',
          },
        ],
      };
  }
}
