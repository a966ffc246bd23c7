import type { FactName } from '../brief/vocabulary';

/** The quality attributes that options are scored on. A topic names those that separate its options, in its own words. */
export const attributes = [
  'performance',
  'scalability',
  'availability',
  'security',
  'compliance',
  'consistency',
  'maintainability',
  'evolvability',
  'operability',
  'delivery',
  'cost',
  'portability',
  'usability',
] as const;
export type Attribute = (typeof attributes)[number];

interface Raise {
  /** A fact, or a quantity that is named at all. */
  readonly on: FactName | `any ${string}`;
  readonly by: number;
}

/** What in a context makes an attribute weigh more, in points on top of the topic's own weight. */
export const raises: Readonly<Record<Attribute, readonly Raise[]>> = {
  performance: [
    { on: 'any latency', by: 10 },
    { on: 'any rate', by: 4 },
    { on: 'real-time', by: 8 },
    { on: 'read-heavy', by: 4 },
  ],
  scalability: [
    { on: 'any rate', by: 8 },
    { on: 'any data', by: 5 },
    { on: 'any users', by: 5 },
    { on: 'spiky-load', by: 8 },
    { on: 'write-heavy', by: 4 },
    { on: 'long-retention', by: 3 },
  ],
  availability: [
    { on: 'any availability', by: 10 },
    { on: 'any recovery', by: 8 },
    { on: 'zero-downtime', by: 10 },
    { on: 'multi-region', by: 6 },
    { on: 'flaky-dependency', by: 6 },
    { on: 'offline', by: 6 },
  ],
  security: [
    { on: 'pci', by: 8 },
    { on: 'hipaa', by: 8 },
    { on: 'sensitive-data', by: 8 },
    { on: 'mfa', by: 6 },
    { on: 'gdpr', by: 4 },
    { on: 'multi-tenant', by: 5 },
    { on: 'third-parties', by: 3 },
  ],
  compliance: [
    { on: 'pci', by: 8 },
    { on: 'hipaa', by: 8 },
    { on: 'gdpr', by: 8 },
    { on: 'regulated', by: 8 },
    { on: 'audit', by: 6 },
    { on: 'any retention', by: 3 },
  ],
  consistency: [
    { on: 'strong-consistency', by: 10 },
    { on: 'idempotent', by: 8 },
    { on: 'ordering', by: 6 },
    { on: 'pci', by: 2 },
  ],
  maintainability: [
    { on: 'small-team', by: 4 },
    { on: 'mixed-expertise', by: 5 },
    { on: 'legacy', by: 5 },
    { on: 'any people', by: 3 },
    { on: 'any services', by: 3 },
  ],
  evolvability: [
    { on: 'many-teams', by: 6 },
    { on: 'monolith', by: 5 },
    { on: 'fast-releases', by: 6 },
    { on: 'third-parties', by: 3 },
  ],
  operability: [
    { on: 'small-team', by: 6 },
    { on: 'new-to-team', by: 8 },
    { on: 'no-operations', by: 10 },
    { on: 'any people', by: 4 },
  ],
  delivery: [
    { on: 'any deadline', by: 8 },
    { on: 'tight-deadline', by: 6 },
    { on: 'known-to-team', by: 4 },
    { on: 'new-to-team', by: 4 },
    { on: 'fast-releases', by: 4 },
  ],
  cost: [
    { on: 'any money', by: 8 },
    { on: 'tight-budget', by: 8 },
  ],
  portability: [
    { on: 'vendor-neutral', by: 10 },
    { on: 'on-premises', by: 6 },
    { on: 'third-parties', by: 2 },
  ],
  usability: [
    { on: 'mobile-clients', by: 5 },
    { on: 'browser-clients', by: 4 },
    { on: 'seo', by: 6 },
    { on: 'third-parties', by: 5 },
    { on: 'offline', by: 4 },
  ],
};
