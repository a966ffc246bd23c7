import type { MatrixMessage, MatrixSnapshot } from '../../src/protocol/matrixPane';

type Written = readonly [score: string | null, note: string | null];

const criteria = [
  ['Availability', '30', '99.9 % uptime'],
  ['Latency', '25', '11 ms of a 40 ms budget'],
  ['Security', '20', 'PCI DSS, revocable at once'],
  ['Operability', '15', null],
  ['Cost', '10', '$1,500/month is left'],
] as const;

const options: Readonly<Record<string, readonly Written[]>> = {
  'Redis cluster': [
    ['4', 'survives a node, 10 s failover'],
    ['5', 'under 1 ms in the zone'],
    ['4', 'revocable at once, TLS and ACLs'],
    ['3', 'new system for the team'],
    ['2', '$820/month'],
  ],
  'Sticky in-process': [
    ['2', 'a restart signs people out'],
    ['5', 'memory'],
    ['4', 'never leaves the process'],
    ['3', 'sticky routing in every deploy'],
    ['5', 'none'],
  ],
  'Database (today)': [
    ['4', 'as good as the database'],
    ['2', '11 ms measured'],
    ['4', 'revocable, audited'],
    ['4', 'known to all'],
    ['4', 'larger instance in a sale'],
  ],
  'Signed cookies': [
    ['5', 'nothing to lose'],
    ['4', '1 ms to verify, 2 KB a request'],
    ['3', 'not revocable before expiry'],
    ['5', 'nothing to run'],
    ['5', 'none'],
  ],
};

/** The finished record that the design was drawn from. */
export function exampleMatrix(): MatrixMessage {
  return {
    scale: { min: 1, max: 5, inferred: false },
    orientation: 'criteria-rows',
    minimum: '3.25',
    criteria: criteria.map(([name, weight, source]) => ({
      name,
      weight,
      weightWord: null,
      percent: true,
      direction: 'higher',
      critical: name === 'Security' ? { op: '>=', value: '4' } : null,
      source,
    })),
    options: Object.keys(options).map((name, index) => ({
      name,
      stated: ['3.90', '3.60', '3.50', null][index] ?? null,
      chosen: index === 0,
    })),
    cells: Object.values(options).map(row => row.map(([score, note]) => ({ score, note, cut: false }))),
  };
}

export function snapshotOf(matrix: MatrixMessage | null, more: Partial<MatrixSnapshot> = {}): MatrixSnapshot {
  return {
    type: 'snapshot',
    version: 1,
    uri: 'file:///docs/adr/0004-keep-user-sessions-in-redis.md',
    record: { label: 'ADR-0004', title: 'Keep user sessions in Redis', status: 'Proposed' },
    matrices: matrix === null ? [] : [{ line: 24, label: 'Decision Matrix' }],
    active: 0,
    matrix,
    notice: matrix === null ? 'This record has no decision matrix.' : null,
    canAddMatrix: false,
    readOnly: null,
    pinned: false,
    ...more,
  };
}

export function example(more: Partial<MatrixSnapshot> = {}): MatrixSnapshot {
  return snapshotOf(exampleMatrix(), more);
}

/** A table as large as they come: every score, and a note in each cell. */
export function largeMatrix(optionCount = 20, criterionCount = 30): MatrixMessage {
  const base = exampleMatrix();
  const criterion = base.criteria[0];
  if (criterion === undefined) throw new Error('the example has criteria');
  return {
    ...base,
    minimum: null,
    criteria: Array.from({ length: criterionCount }, (_, index) => ({
      ...criterion,
      name: `Criterion ${index + 1}`,
      weight: String(1 + (index % 7)),
      percent: false,
    })),
    options: Array.from({ length: optionCount }, (_, index) => ({
      name: `Option ${index + 1}`,
      stated: null,
      chosen: index === 0,
    })),
    cells: Array.from({ length: optionCount }, (_, o) =>
      Array.from({ length: criterionCount }, (_, c) => ({
        score: String(1 + ((o * o * 3 + c * c * 5 + o * c * 7 + ((o * c) % 3)) % 5)),
        note: `why ${o} has this at ${c}`,
        cut: false,
      })),
    ),
  };
}
