import * as z from '../schema/schema';
import { type Field, fieldNames } from './fields';
import { type Requirement, requirementKinds } from './requirement';

/**
 * What an architect is asked and what may be answered. As in a deliberation the shapes are what a model is constrained to;
 * ids, names, quantities and coverage are checked by code (`checks.ts`), links and diagrams are made by code.
 */
const text = z.string();
/** Ids of the requirements that are met, `R3`. */
const meets = z.array(text);
const point = z.strictObject({ text, meets });

export const designShapes = {
  context: z.strictObject({
    /** `words` stand in the context exactly; empty where the context does not say. */
    fields: z.array(z.strictObject({ name: z.enum(fieldNames), value: text, words: text })),
  }),
  requirements: z.strictObject({
    requirements: z.array(z.strictObject({ kind: z.enum(requirementKinds), text, source: text })),
    /** What cannot be had together, each in one sentence with the words of both. */
    exceptions: z.array(text),
  }),
  choices: z.strictObject({ choices: z.array(z.strictObject({ topic: text, question: text, because: text })) }),
  overview: z.strictObject({ summary: z.array(text), principles: z.array(point) }),
  components: z.strictObject({
    components: z.array(z.strictObject({ name: text, does: text, technology: text, meets })),
    links: z.array(z.strictObject({ from: text, to: text, label: text })),
    technologies: z.array(z.strictObject({ name: text, version: text, use: text, why: text })),
  }),
  data: z.strictObject({
    entities: z.array(z.strictObject({ name: text, fields: text, store: text, meets })),
    events: z.array(
      z.strictObject({ name: text, topic: text, producer: text, consumers: z.array(text), idempotencyKey: text }),
    ),
    rules: z.array(point),
    saga: z.array(z.strictObject({ step: text, component: text, compensation: text })),
    flow: z.strictObject({
      title: text,
      steps: z.array(z.strictObject({ from: text, to: text, label: text, answers: z.boolean() })),
    }),
  }),
  api: z.strictObject({
    conventions: z.array(point),
    endpoints: z.array(z.strictObject({ call: text, does: text, meets })),
  }),
  security: z.strictObject({ measures: z.array(z.strictObject({ area: text, measure: text, meets })) }),
  deployment: z.strictObject({ platform: z.array(point), release: z.array(point), cost: z.array(point) }),
  scaling: z.strictObject({ plan: z.array(z.strictObject({ load: text, how: text, limit: text, meets })) }),
  monitoring: z.strictObject({ signals: z.array(z.strictObject({ metric: text, target: text, alert: text, meets })) }),
  risks: z.strictObject({
    risks: z.array(z.strictObject({ risk: text, impact: z.enum(['low', 'medium', 'high']), mitigation: text })),
    failures: z.array(z.strictObject({ scenario: text, noticed: text, response: text, rollback: text })),
  }),
  roadmap: z.strictObject({
    phases: z.array(z.strictObject({ name: text, when: text, work: text, done: text, rollback: text, meets })),
  }),
} as const;

export type DesignQuestion = keyof typeof designShapes;
export type DesignAnswer<K extends DesignQuestion> = z.infer<(typeof designShapes)[K]>;

/** The eight steps of a design. */
const steps = ['overview', 'components', 'data', 'api', 'security', 'deployment', 'scaling', 'monitoring'] as const;
/** And what follows from them. */
export const partNames = [...steps, 'risks', 'roadmap'] as const;
export type PartName = (typeof partNames)[number];
export type Parts = { readonly [K in PartName]?: DesignAnswer<K> | null };

export const stepTitles: Readonly<Record<PartName, string>> = {
  overview: 'high-level architecture',
  components: 'component breakdown',
  data: 'data-flow design',
  api: 'API specification',
  security: 'security model',
  deployment: 'deployment strategy',
  scaling: 'scaling approach',
  monitoring: 'monitoring plan',
  risks: 'risks, failures and rollback',
  roadmap: 'implementation roadmap',
};

/** A key choice and how it was decided. */
export interface Decision {
  /** The id of the catalogue's topic, or what a model called it. */
  readonly topic: string;
  readonly title: string;
  readonly because: string;
  readonly chosen: string | null;
  /** What the design goes on with where nothing is chosen: the leader of the matrix. */
  readonly assumed: string;
  readonly reason: string;
  readonly options: readonly string[];
  readonly confidence: string;
  readonly path: string;
}

/** What a decision comes to in the design, chosen or assumed. */
export function takenOf({ chosen, assumed }: Decision): string {
  return chosen ?? assumed;
}

/** What a part is asked with: everything that was settled before it. */
export interface PartAsk {
  readonly fields: readonly Field[];
  readonly requirements: readonly Requirement[];
  readonly decisions: readonly Decision[];
  readonly done: Parts;
  /** The requirements that this part has to meet. */
  readonly toMeet: readonly string[];
  /** What a person wrote in the document meanwhile; absent where nothing was. */
  readonly heard?: readonly string[];
}

export interface DesignAsks {
  readonly context: Record<string, never>;
  readonly requirements: { readonly fields: readonly Field[] };
  readonly choices: {
    readonly requirements: readonly Requirement[];
    /** Recognised by code already; they are decided in any case. */
    readonly recognised: readonly { readonly topic: string; readonly because: string }[];
    readonly more: number;
  };
  readonly overview: PartAsk;
  readonly components: PartAsk;
  readonly data: PartAsk;
  readonly api: PartAsk;
  readonly security: PartAsk;
  readonly deployment: PartAsk;
  readonly scaling: PartAsk;
  readonly monitoring: PartAsk;
  readonly risks: PartAsk;
  readonly roadmap: PartAsk;
}

export interface DesignGround {
  readonly title: string;
  readonly context: string;
}
