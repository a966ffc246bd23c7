import * as z from '../schema/schema';
import type { GateName } from './settings';
import type { Alternative, Criterion, Scored } from './work';

/** What a person is shown at a gate. */
export type Gate =
  | { readonly name: 'criteria'; readonly criteria: readonly Criterion[] }
  | {
      readonly name: 'alternatives';
      readonly alternatives: readonly Alternative[];
      readonly criteria: readonly Criterion[];
    }
  | {
      readonly name: 'scores';
      readonly criteria: readonly Criterion[];
      readonly scored: readonly Scored[];
      /** Why a person has to decide: a tie, a disagreement. Empty where the numbers decide. */
      readonly asks: readonly string[];
      readonly proposed: string | null;
    }
  | { readonly name: 'record'; readonly text: string; readonly findings: readonly string[] };

const text = z.string().check(z.maxLength(2000));
const name = z.string().check(z.minLength(1), z.maxLength(200));

/** What a person may answer. Everything of the gate can be edited; what differs from what was shown is the person's. */
export const gateAnswerShape = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('back') }),
  z.strictObject({
    action: z.literal('continue'),
    criteria: z.optional(
      z
        .array(
          z.strictObject({
            name,
            about: text,
            weight: z.number().check(z.minimum(0), z.maximum(1_000_000)),
            atLeast: z.nullable(z.number()),
          }),
        )
        .check(z.maxLength(30)),
    ),
    alternatives: z.optional(
      z.array(z.strictObject({ name, was: z.nullable(name), summary: text, kept: z.boolean() })).check(z.maxLength(30)),
    ),
    scores: z.optional(
      z
        .array(z.strictObject({ option: name, criterion: name, score: z.nullable(z.number()), because: text }))
        .check(z.maxLength(900)),
    ),
    /** The option that a person chooses, and why where it does not lead; `null` leaves it open. */
    choose: z.optional(z.nullable(z.strictObject({ option: z.nullable(name), reason: text }))),
  }),
]);
export type GateAnswer = z.infer<typeof gateAnswerShape>;
export type Continue = Extract<GateAnswer, { action: 'continue' }>;

export const proceed: Continue = { action: 'continue' };

export const gateOrder: readonly GateName[] = ['criteria', 'alternatives', 'scores', 'record'];
