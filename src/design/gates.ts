import type { Quantity } from '../brief/quantities';
import * as z from '../schema/schema';
import { type Field, type FieldName, fieldNames } from './fields';
import type { PartName } from './questions';
import { type Requirement, requirementKinds } from './requirement';

/** Where a person is asked. What is missing or contradicts itself asks in any case, if somebody is there. */
export const designGates = ['context', 'requirements', 'choices', 'step', 'document'] as const;
export type DesignGateName = (typeof designGates)[number];

export type DesignGate =
  | {
      readonly name: 'context';
      readonly fields: readonly Field[];
      readonly missing: readonly FieldName[];
      readonly quantities: readonly Quantity[];
    }
  | { readonly name: 'contradictions'; readonly exceptions: readonly string[] }
  | {
      readonly name: 'requirements';
      readonly requirements: readonly Requirement[];
      readonly unquantified: readonly string[];
    }
  | {
      readonly name: 'choices';
      readonly choices: readonly { readonly topic: string; readonly title: string; readonly because: string }[];
    }
  | {
      readonly name: 'step';
      readonly step: PartName;
      readonly attempt: number;
      readonly value: unknown;
      readonly findings: readonly string[];
    }
  | { readonly name: 'document'; readonly text: string; readonly findings: readonly string[] };

const line = z.string().check(z.maxLength(4000));

/** A person's answer; what it leaves out goes on as it was proposed. */
export const designGateAnswer = z.union([
  z.strictObject({
    action: z.literal('continue'),
    /** Answers to what the text does not say. */
    fields: z.optional(z.array(z.strictObject({ name: z.enum(fieldNames), value: line })).check(z.maxLength(7))),
    /** Words of quantities that were misread. */
    notQuantities: z.optional(z.array(line).check(z.maxLength(200))),
    requirements: z.optional(
      z.array(z.strictObject({ kind: z.enum(requirementKinds), text: line, source: line })).check(z.maxLength(60)),
    ),
    /** The topics to be decided. */
    choices: z.optional(z.array(line).check(z.maxLength(12))),
    /** Of them those at whose every gate the person wants to be asked; of the others only a tie asks. Left out, all. */
    gated: z.optional(z.array(line).check(z.maxLength(12))),
    /** A step as the person rewrote it; held against the shape of the step. */
    value: z.optional(z.unknown()),
  }),
  /** The step again, with what should be otherwise. */
  z.strictObject({ action: z.literal('again'), note: line }),
  z.strictObject({ action: z.literal('skip') }),
]);
export type DesignGateAnswer = z.infer<typeof designGateAnswer>;
