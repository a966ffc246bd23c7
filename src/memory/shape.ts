import * as z from '../schema/schema';

/** Where lessons lie, one file each, and the form they have. Fields that somebody added stay. */
export const folder = 'ralph/reflections';
export const currentVersion = 1;

/** What can happen to a decision. Nothing else makes a lesson: what somebody only thinks is none. */
export const eventTypes = ['superseded', 'trigger-fired', 'reviewed', 'status-changed'] as const;
/** `status`: the record's own status line; `record`: another record; `metric`: a measurement; `review`: what a person said. */
const evidenceKinds = ['status', 'record', 'trigger', 'metric', 'review'] as const;

const line = z.string().check(z.minLength(1), z.maxLength(500));
const words = z.string().check(z.maxLength(5000));
const share = z.number().check(z.minimum(0), z.maximum(1));
const time = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/, 'is no time with an offset'),
  );
const few = <T extends z.ZodMiniType>(item: T) => z.array(item).check(z.maxLength(200));

const evidence = z.looseObject({
  kind: z.enum(evidenceKinds),
  /** Where it can be looked up: a path, a trigger's text, the name of the person. */
  ref: line,
  says: z.optional(words),
});

export const reflectionShape = z.looseObject({
  version: z.literal(currentVersion),
  created: time,
  /** `urn:aiwg:agent:...` */
  author: line,
  decision: z.looseObject({
    path: line,
    title: line,
    status: z.optional(line),
    date: z.optional(line),
    /** The kind of decision, such as a topic of the catalogue: `caching`. */
    kind: z.optional(line),
    tags: z.optional(few(line)),
    chosen: z.optional(line),
    options: few(line),
    criteria: few(z.looseObject({ name: line, share: z.optional(share) })),
  }),
  rejected: few(z.looseObject({ option: line, why: words })),
  event: z.looseObject({ type: z.enum(eventTypes), at: time, evidence: few(evidence) }),
  happened: words,
  rootCause: words,
  insights: few(words),
  lessons: few(words),
  confidence: share,
});

export type Reflection = z.infer<typeof reflectionShape>;
export type EventType = (typeof eventTypes)[number];
export type Evidence = z.infer<typeof evidence>;

/** A lesson and where it lies. */
export interface Lesson {
  readonly path: string;
  readonly reflection: Reflection;
}
