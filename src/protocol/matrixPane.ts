import * as z from './schema';

/** Bounds keep a hostile or broken peer from handing over more than a record can hold. */
const text = z.string().check(z.maxLength(10_000));

const record = z.object({
  /** `ADR-0004`, or nothing for a record without a number. */
  label: z.nullable(text),
  title: text,
  status: z.nullable(text),
});

export const toMatrixPane = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('snapshot'),
    record: z.nullable(record),
    /** What to say in place of a matrix. */
    notice: text,
  }),
]);
export type ToMatrixPane = z.infer<typeof toMatrixPane>;
export type MatrixSnapshot = Extract<ToMatrixPane, { type: 'snapshot' }>;

export const fromMatrixPane = z.discriminatedUnion('type', [
  /** The page can receive: send it everything. */
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('openRecord') }),
  /** Something broke in the page; it belongs into the log, not in a dialog. */
  z.object({ type: z.literal('failed'), message: text }),
]);
export type FromMatrixPane = z.infer<typeof fromMatrixPane>;
