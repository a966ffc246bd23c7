import * as z from '../schema/schema';

export const strategies = ['breadth-first', 'depth-first', 'beam', 'best-first', 'a-star'] as const;
export const gateNames = ['criteria', 'alternatives', 'scores', 'record'] as const;
export type GateName = (typeof gateNames)[number];
const complexities = ['low', 'moderate', 'high', 'critical'] as const;

/** How a deliberation goes; kept with its state, so that resuming does not depend on what is set meanwhile. */
export const settingsShape = z.strictObject({
  alternatives: z.int().check(z.minimum(2), z.maximum(10)),
  depth: z.int().check(z.minimum(1), z.maximum(5)),
  search: z.enum(strategies),
  beamWidth: z.int().check(z.minimum(1), z.maximum(10)),
  branching: z.int().check(z.minimum(1), z.maximum(10)),
  samples: z.int().check(z.minimum(1), z.maximum(9)),
  /** Gates at which a person is asked. A tie or a disagreement always asks, unless nobody is there to ask. */
  gates: z.array(z.enum(gateNames)),
  /** Nobody is there: nothing is asked, and a tie stays open. */
  unattended: z.boolean(),
  /** Of the normalised score: what is under it is not expanded. */
  prune: z.number().check(z.minimum(0), z.maximum(1)),
  /** Of the normalised score: once a leader has it, nothing is refined any more. */
  enough: z.number().check(z.minimum(0), z.maximum(1)),
  iterations: z.int().check(z.minimum(1), z.maximum(1000)),
  tokenBudget: z.int().check(z.minimum(0)),
  seed: z.int(),
  scale: z.strictObject({ min: z.int(), max: z.int() }),
  /** Share of the scale's maximum, in percent. */
  minimum: z.int().check(z.minimum(0), z.maximum(100)),
});
export type Settings = z.infer<typeof settingsShape>;

export const defaultSettings: Settings = {
  alternatives: 3,
  depth: 1,
  search: 'beam',
  beamWidth: 2,
  branching: 3,
  samples: 3,
  gates: [...gateNames],
  unattended: false,
  prune: 0.3,
  enough: 0.8,
  iterations: 100,
  tokenBudget: 0,
  seed: 1,
  scale: { min: 1, max: 5 },
  minimum: 65,
};

/** How many alternatives, and how wide the beam, for a decision of that weight. */
function suggested(complexity: (typeof complexities)[number]): Pick<Settings, 'alternatives' | 'beamWidth'> {
  const place = complexities.indexOf(complexity);
  return { alternatives: [3, 5, 7, 10][place] ?? 3, beamWidth: [2, 3, 4, 5][place] ?? 2 };
}

/** From what a person set under `deliberate.`, `tot.` and `scale`; what is not set or out of bounds is as usual. */
export function settingsFrom(get: (key: string) => unknown): Settings {
  const complexity = complexities.find(name => name === get('tot.complexity'));
  const usual = { ...defaultSettings, ...(complexity ? suggested(complexity) : {}) };
  const gates = get('tot.gates');
  const [, min, max] = /^(\d+)-(\d+)$/.exec(String(get('scale') ?? '')) ?? [];
  return {
    ...usual,
    alternatives: within(get('tot.alternatives'), 2, 10) ?? usual.alternatives,
    depth: within(get('tot.depth'), 1, 5) ?? usual.depth,
    search: strategies.find(name => name === get('tot.search')) ?? usual.search,
    beamWidth: within(get('tot.beamWidth'), 1, 10) ?? usual.beamWidth,
    samples: within(get('tot.samples'), 1, 9) ?? usual.samples,
    gates: Array.isArray(gates) ? gateNames.filter(name => gates.includes(name)) : usual.gates,
    tokenBudget: within(get('tot.tokenBudget'), 0, 1_000_000_000) ?? usual.tokenBudget,
    ...(min && max && Number(min) < Number(max) ? { scale: { min: Number(min), max: Number(max) } } : {}),
  };
}

function within(value: unknown, least: number, most: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : null;
}
