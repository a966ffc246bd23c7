import type { DeliberationSnapshot, Stage } from '../../src/protocol/deliberationPane';

type Of<K extends Stage['kind']> = Extract<Stage, { kind: K }>;

const phases = ['Context', 'Criteria', 'Alternatives', 'Scores', 'Decision', 'Review'];

const thoughts = [
  { id: 't1', type: 'Extraction', text: '900 requests/second, 99.9 %, 11 ms of 40 ms, PCI DSS, $1,500/month' },
  {
    id: 't2',
    type: 'Exception',
    text: '"revocable at once" and stateless tokens contradict each other: kept as a critical criterion',
  },
  { id: 't3', type: 'Reasoning', text: 'latency outweighs cost here because the budget is not the binding limit' },
];

/** What the page is sent, at the place of a phase. */
export function snapshot(phase: number, part: Partial<DeliberationSnapshot> = {}): DeliberationSnapshot {
  return {
    type: 'snapshot',
    version: phase,
    restore: '{}',
    task: 'New ADR with ToT',
    title: 'Where user sessions are kept',
    model: 'Copilot · gpt-5',
    figures: ['6.1k tokens', '1.2k saved', 'about 20 s left'],
    phases: phases.map((name, index) => ({
      name,
      state: index < phase ? 'done' : index === phase ? 'current' : 'next',
    })),
    lead: 'Four alternatives that differ in kind. Strike, rename or add before they are scored: what you strike costs nothing more.',
    stage: null,
    locked: false,
    thoughts,
    next: 'to scores',
    foot: ['12 calls next', 'about 9k tokens', '2 lessons of past decisions used'],
    canGoBack: true,
    canCancel: true,
    problem: null,
    remedies: [],
    finished: false,
    ...part,
  };
}

const criterion = (id: number, name: string, weight: number, source: string, more: object = {}) => ({
  id,
  name,
  about: '',
  source,
  weight,
  atLeast: null,
  from: 'model' as const,
  weightFrom: 'model' as const,
  ...more,
});

export const criteria = (): Of<'criteria'> => ({
  kind: 'criteria',
  criteria: [
    criterion(0, 'Availability', 30, '"99.9 % uptime"', { about: 'whether a node may die' }),
    criterion(1, 'Latency', 25, '"11 ms of 40 ms"', { about: 'added to each request' }),
    criterion(2, 'Security', 20, '"revocable at once", "PCI DSS"', { atLeast: 4 }),
    criterion(3, 'Operability', 15, '"team of five"'),
    criterion(4, 'Cost', 10, '"$1,500/month"', { from: 'you', weightFrom: 'you' }),
  ],
  sum: null,
  suggestion: null,
  scale: { min: 1, max: 5 },
});

const alternative = (id: number, name: string, summary: string, differsBy: string, more: object = {}) => ({
  id,
  name,
  summary,
  kept: true,
  struck: null,
  cosmetic: false,
  differsBy,
  from: 'model' as const,
  ...more,
});

export const alternatives = (): Of<'alternatives'> => ({
  kind: 'alternatives',
  alternatives: [
    alternative(0, 'Redis cluster', 'Three nodes in the zone; the database keeps revocations', 'deployment, ecosystem'),
    alternative(1, 'Sticky in-process', 'Memory of the gateway, routed by cookie', 'paradigm'),
    alternative(2, 'Database, as today', 'The baseline every change is measured against', 'status quo', {
      from: 'context',
    }),
    alternative(3, 'Signed cookies', 'State travels with the browser', 'paradigm', { from: 'catalogue' }),
    alternative(4, 'Memcached', '', '', {
      kept: false,
      cosmetic: true,
      struck: 'differs from Redis cluster only by ecosystem',
    }),
  ],
});

const cell = (score: number | null, because: string, more: object = {}) => ({
  score,
  because,
  spread: null,
  opinions: null,
  from: 'model' as const,
  fails: false,
  ...more,
});

export const scores = (more: Partial<Of<'scores'>> = {}): Of<'scores'> => ({
  kind: 'scores',
  criteria: [
    { name: 'Availability', weight: 40, atLeast: null, source: '"99.9 % uptime"' },
    { name: 'Latency', weight: 35, atLeast: null, source: '"11 ms of 40 ms"' },
    { name: 'Security', weight: 25, atLeast: 4, source: '"revocable at once"' },
  ],
  scale: { min: 1, max: 5 },
  columns: [
    {
      name: 'Redis cluster',
      total: '4.00',
      rank: 1,
      leads: true,
      out: null,
      cells: [
        cell(3, 'a second thing to keep up; failover in seconds', { spread: '3 to 4' }),
        cell(5, 'under 1 ms in the zone'),
        cell(4, 'revoked by deleting a key'),
      ],
    },
    {
      name: 'Sticky in-process',
      total: '3.85',
      rank: 2,
      leads: false,
      out: null,
      cells: [
        cell(2, 'sessions die with their node', { opinions: 'security architect 2, cost owner 4' }),
        cell(5, 'no hop at all'),
        cell(4, 'in memory only', { from: 'you' }),
      ],
    },
    {
      name: 'Signed cookies',
      total: '4.10',
      rank: null,
      leads: false,
      out: 'fails Security',
      cells: [
        cell(5, 'nothing to keep up'),
        cell(5, 'no hop at all'),
        cell(2, 'valid until they expire', { fails: true }),
      ],
    },
  ],
  verdict: 'TIE: Redis cluster and Sticky in-process are 0.15 apart.',
  asks: [
    'Redis cluster and Sticky in-process are 0.15 apart: too little for the numbers to decide.',
    'The evaluators disagree on Availability of Sticky in-process: security architect 2, cost owner 4.',
  ],
  choice: { option: null, reason: '', needsReason: false },
  ...more,
});

export const record = (findings: readonly string[] = []): Of<'record'> => ({
  kind: 'record',
  chosen: 'Redis cluster',
  sentence: '',
  findings: [...findings],
});
