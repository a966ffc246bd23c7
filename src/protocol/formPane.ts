import * as z from '../schema/schema';
import { name, text } from './bounds';

/** A field that a person fills in. What it means only the host knows. */
const field = z.object({
  id: name,
  label: name,
  kind: z.enum(['line', 'text', 'choice']),
  value: text,
  /** Beside the field, in a few words. */
  hint: z.nullable(text),
  /** What a `choice` offers. */
  options: z.array(z.object({ value: name, label: name })).check(z.maxLength(100)),
  /** What has to be mended before it can be saved. */
  problem: z.nullable(text),
});
export type FieldMessage = z.infer<typeof field>;

/** What is typed is kept for the host through a reload: as much as all fields can hold. */
export const mostKept = 400_000;

const snapshot = z.object({
  type: z.literal('snapshot'),
  restore: z.optional(z.string().check(z.maxLength(mostKept))),
  task: name,
  title: text,
  lead: text,
  groups: z
    .array(
      z.object({
        title: name,
        about: z.nullable(text),
        fields: z.array(field).check(z.maxLength(100)),
      }),
    )
    .check(z.maxLength(30)),
  /** What the fields come to, as far as they are filled in: `MODERATE`, and how. */
  result: z.nullable(
    z.object({
      label: name,
      value: name,
      tone: z.enum(['good', 'fair', 'weak', 'plain']),
      steps: z.array(text).check(z.maxLength(50)),
    }),
  ),
  /** What was known then and may help; it is not part of what is saved. */
  hints: z.array(text).check(z.maxLength(50)),
  /** Why it was not saved. */
  problem: z.nullable(text),
  submit: name,
});
export type FormSnapshot = z.infer<typeof snapshot>;

export const toFormPane = z.discriminatedUnion('type', [snapshot]);
export type ToFormPane = z.infer<typeof toFormPane>;

export const fromFormPane = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), message: text }),
  z.object({ type: z.literal('set'), id: name, value: text }),
  z.object({ type: z.literal('submit') }),
  z.object({ type: z.literal('cancel') }),
]);
export type FromFormPane = z.infer<typeof fromFormPane>;
