import * as z from '../schema/schema';
import { activityTypes } from './urn';

/** Where the files lie, and the form they have. Whoever added fields of their own keeps them: nothing is closed. */
export const folder = 'research/provenance/records';
export const currentVersion = 1;

const agentTypes = ['ai_assistant', 'aiwg_agent', 'human', 'automated_tool', 'ci_system'] as const;
export const derivationKinds = [
  'implements',
  'conforms_to',
  'follows_pattern',
  'extends',
  'tests',
  'documents',
  'refines',
  'derives_from',
] as const;
export const partSources = ['model', 'catalogue', 'person'] as const;

const line = z.string().check(z.minLength(1), z.maxLength(2000));
/** With an offset always: two people in two zones append to the same file. */
const time = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/, 'is no time with an offset'),
  );
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'is no date'));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'is no SHA-256'));
const size = z.int().check(z.minimum(0));

/** What a file was at one moment; `textSha256` is that of its bytes with every CR LF as LF. */
const fingerprint = z.looseObject({ size, sha256, textSha256: sha256 });

const agent = z.looseObject({
  id: line,
  type: z.enum(agentTypes),
  name: z.optional(line),
  version: z.optional(line),
  model: z.optional(line),
  modelVersion: z.optional(line),
});

/** A thing that was used or derived from, as it was then. */
const source = z.looseObject({
  id: line,
  type: line,
  title: z.optional(line),
  sha256: z.optional(sha256),
});

const activity = z.looseObject({
  id: line,
  type: z.enum(activityTypes),
  started: time,
  ended: time,
  /** The person's own date; their edits of one day are one activity. */
  day: z.optional(day),
  description: z.optional(line),
  /** The change was made elsewhere and found by its hash: when it was made is not known. */
  unrecorded: z.optional(z.boolean()),
  /** With the versions of that day: an agent's own entry says the latest. */
  wasAssociatedWith: z
    .array(
      z.looseObject({
        agent: line,
        version: z.optional(line),
        model: z.optional(line),
        modelVersion: z.optional(line),
      }),
    )
    .check(z.minLength(1)),
  used: z.optional(z.array(z.looseObject({ entity: line, role: z.optional(line) }))),
  wasDerivedFrom: z.optional(z.array(z.looseObject({ entity: line, kind: z.enum(derivationKinds) }))),
  generated: fingerprint,
});

const part = z.looseObject({ agent: line, source: z.enum(partSources), activity: line });

export const provenanceShape = z.looseObject({
  version: z.literal(currentVersion),
  entity: z.looseObject({
    id: line,
    type: line,
    created: time,
    modified: time,
    size,
    sha256,
    textSha256: sha256,
    /** What it was called before it was renamed: others may still refer to it so. */
    formerly: z.optional(z.array(line)),
  }),
  agents: z.array(agent).check(z.minLength(1)),
  sources: z.optional(z.array(source)),
  wasAttributedTo: z.array(line).check(z.minLength(1)),
  actedOnBehalfOf: z.optional(
    z.array(z.looseObject({ delegate: line, responsible: line, activity: z.optional(line) })),
  ),
  /** Who wrote which part of the file last. */
  parts: z.optional(z.record(z.string(), part)),
  /** In the order in which they happened, so that a change is an addition at the end of the file. */
  activities: z.array(activity).check(z.minLength(1)),
});

export type Provenance = z.infer<typeof provenanceShape>;
export type Activity = Provenance['activities'][number];
export type Agent = Provenance['agents'][number];
export type Source = z.infer<typeof source>;
export type Part = z.infer<typeof part>;
export type DerivationKind = (typeof derivationKinds)[number];
export type PartSource = (typeof partSources)[number];

/** A provenance file that was read, and where it lies. */
export interface ProvenanceFile {
  readonly path: string;
  readonly record: Provenance;
}
