import * as z from '../schema/schema';

/** Bounds keep a hostile or broken peer from handing over more than a record can hold. */
export const text = z.string().check(z.maxLength(10_000));
export const name = z.string().check(z.maxLength(1000));
/** A position in a list, and a line from 0. */
export const index = z.number().check(z.int(), z.nonnegative(), z.maximum(1_000_000));
/** A decimal as it is written: `3`, `4.25`. Never a double on its way to the text. */
export const decimal = z.string().check(z.regex(/^-?\d{1,12}(?:\.\d{1,12})?$/));

/** Which record a pane shows. */
export const recordHead = z.object({
  /** `ADR-0004`, or nothing for a record without a number. */
  label: z.nullable(name),
  title: text,
  status: z.nullable(name),
});
export type RecordHeadMessage = z.infer<typeof recordHead>;

/** What the page keeps for VS Code to hand back when it reopens the pane; only the host reads it. */
export const restore = z.optional(text);
