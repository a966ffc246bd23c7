import * as z from '../schema/schema';
import { SOURCE_TYPES } from './grade';
import { LEVELS } from './levels';

/** The version of the file's shape. A file of a later one is left alone. */
export const VERSION = 1;

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'is a day such as 2026-11-20'));
const because = z.optional(line);
const lowers = z.optional(z.object({ by: z.union([z.literal(1), z.literal(2)]), because }));
const raises = z.optional(z.object({ because }));
const signed = z.object({ by: line, at: day });

/** What `.aiwg/research/quality-assessments/REF-NNN.yaml` holds. Keys that are not ours are a person's, and stay. */
export const assessmentSchema = z.object({
  version: z.literal(VERSION),
  ref: z.string().check(z.regex(/^REF-\d{1,6}$/, 'is a reference such as REF-014')),
  title: line,
  source_type: z.enum(SOURCE_TYPES),
  /** Where it is found: an address, a DOI, or a path in the workspace. */
  locator: z.optional(line),
  authors: z.optional(z.array(line).check(z.maxLength(100))),
  year: z.optional(z.int().check(z.minimum(1000), z.maximum(9999))),
  lowered: z.optional(
    z.object({
      risk_of_bias: lowers,
      inconsistency: lowers,
      indirectness: lowers,
      imprecision: lowers,
      publication_bias: lowers,
    }),
  ),
  raised: z.optional(z.object({ large_effect: raises, dose_response: raises, plausible_confounding: raises })),
  /** For people who read the file: what the factors give. It is computed anew on every reading. */
  level: z.optional(z.enum(LEVELS)),
  notes: z.optional(z.string().check(z.maxLength(20_000))),
  assessed: signed,
  /** The reference was looked up and says what it is cited for. */
  verified: z.optional(signed),
});

export type Assessment = z.infer<typeof assessmentSchema>;
