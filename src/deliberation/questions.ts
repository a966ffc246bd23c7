import * as z from '../schema/schema';

/**
 * What a designer is asked, and what it may answer: judgement and words, never arithmetic, names of files or anything
 * that is run. The shapes are what a model is constrained to, so they use only what every model server understands;
 * everything else is checked by `checked.ts` and by the phase that asked.
 */
const text = z.string();

const kindShape = z.strictObject({
  paradigm: text,
  ecosystem: text,
  deployment: text,
  optimises: text,
  vendor: text,
});
export type Kind = z.infer<typeof kindShape>;

export const answerShapes = {
  frame: z.strictObject({
    /** The question that is decided, in one sentence. */
    goal: text,
    extractions: z.array(text),
    /** Contradictions in what is asked for, violated constraints. */
    exceptions: z.array(text),
    /** What exists today, as an option's name; empty where nothing does. */
    statusQuo: text,
    assumptions: z.array(text),
  }),
  criteria: z.strictObject({
    criteria: z.array(
      z.strictObject({
        name: text,
        about: text,
        /** Words of the context, as they stand there. */
        source: text,
        /** Points; code makes percentages of them. */
        weight: z.int(),
        /** The least score that an option may have to be chosen at all; 0 for none. */
        atLeast: z.int(),
      }),
    ),
  }),
  alternatives: z.strictObject({
    alternatives: z.array(z.strictObject({ name: text, summary: text, kind: kindShape, statusQuo: z.boolean() })),
  }),
  /** In the order in which the criteria were shown: the reason first, then the number that follows from it. */
  score: z.strictObject({
    scores: z.array(z.strictObject({ criterion: text, because: text, score: z.int() })),
  }),
  compare: z.strictObject({ because: text, better: z.enum(['first', 'second', 'neither']) }),
  refine: z.strictObject({ variants: z.array(z.strictObject({ name: text, summary: text, change: text })) }),
  vote: z.strictObject({ because: text, worthwhile: z.array(z.int()) }),
  justify: z.strictObject({
    decision: z.array(text),
    positive: z.array(text),
    negative: z.array(text),
    mitigations: z.array(text),
    alternatives: z.array(z.strictObject({ name: text, pros: z.array(text), cons: z.array(text), whyNot: text })),
    implementation: z.array(text),
    metrics: z.array(z.strictObject({ metric: text, target: text, today: text })),
    diagram: z.strictObject({
      nodes: z.array(z.strictObject({ id: text, label: text })),
      edges: z.array(z.strictObject({ from: text, to: text, label: text })),
    }),
    /** Mermaid that ships with an option of the catalogue; a model leaves it empty. */
    drawing: text,
    references: z.array(text),
  }),
  triggers: z.strictObject({
    triggers: z.array(
      z.strictObject({
        metric: text,
        comparison: z.enum(['>', '>=', '<', '<=']),
        threshold: text,
        window: text,
        action: text,
      }),
    ),
  }),
} as const;

export type QuestionKind = keyof typeof answerShapes;
export type Answer<K extends QuestionKind> = z.infer<(typeof answerShapes)[K]>;

/** What every question rests on. It stays the same through a deliberation, so that a server can keep it. */
export interface Ground {
  readonly title: string;
  readonly context: string;
  /** Lessons of earlier decisions and the latest records, in a line each. */
  readonly lessons: readonly string[];
  /** What the workspace's requirement files ask for, a line each with the file it stands in. */
  readonly requirements?: readonly string[];
  readonly scale: { readonly min: number; readonly max: number };
}

/** What did not pass, for another try at the same question. */
export interface Repair {
  readonly round: number;
  readonly findings: readonly string[];
}

export interface CriterionAsk {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly weight: number;
  readonly atLeast: number;
}

export interface AlternativeAsk {
  readonly name: string;
  readonly summary: string;
}

export interface Asks {
  readonly frame: { readonly existing: readonly string[] };
  readonly criteria: { readonly goal: string; readonly given: readonly { name: string; weight: number | null }[] };
  readonly alternatives: {
    readonly goal: string;
    readonly statusQuo: string;
    readonly criteria: readonly CriterionAsk[];
    readonly count: number;
    readonly given: readonly AlternativeAsk[];
    /** Names that are there already, or were struck for differing only in degree, with the reason. */
    readonly avoid: readonly string[];
  };
  readonly score: {
    readonly option: AlternativeAsk;
    /** Shuffled by the seed, the same for every option of a round, so that no place favours an option. */
    readonly criteria: readonly CriterionAsk[];
    readonly role: string;
    readonly sample: number;
  };
  readonly compare: {
    readonly first: AlternativeAsk;
    readonly second: AlternativeAsk;
    readonly criteria: readonly CriterionAsk[];
  };
  readonly refine: {
    readonly option: AlternativeAsk;
    readonly weak: readonly { criterion: string; score: string; because: string }[];
    readonly count: number;
  };
  readonly vote: {
    readonly variants: readonly AlternativeAsk[];
    readonly criteria: readonly CriterionAsk[];
    readonly count: number;
  };
  readonly justify: {
    readonly goal: string;
    readonly chosen: string | null;
    /** Why it is chosen although another leads, or why none is. */
    readonly reason: string;
    readonly standings: readonly {
      readonly name: string;
      readonly summary: string;
      readonly total: string;
      readonly outBy: readonly string[];
      readonly scores: readonly { criterion: string; score: string; because: string }[];
    }[];
    readonly criteria: readonly CriterionAsk[];
    readonly confidence: string;
  };
  readonly triggers: {
    readonly goal: string;
    readonly chosen: string | null;
    readonly criteria: readonly CriterionAsk[];
    /** What code found to change the leader. */
    readonly flips: readonly string[];
    readonly count: number;
  };
}

/** `attempt` differs where the same question is put once more, so that its answer is kept apart. */
export type Question<K extends QuestionKind> = {
  readonly kind: K;
  readonly ask: Asks[K];
  readonly repair?: Repair;
};
