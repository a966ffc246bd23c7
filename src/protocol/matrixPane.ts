import * as z from '../schema/schema';
import { decimal, index, name, recordHead, restore, text } from './bounds';

const threshold = z.object({ op: z.enum(['>=', '>', '<=', '<']), value: decimal });

/** A matrix as read, numbers as written: the page does the same exact arithmetic on it as everything else. */
const matrix = z.object({
  scale: z.object({ min: z.number(), max: z.number(), inferred: z.boolean() }),
  orientation: z.enum(['criteria-rows', 'criteria-columns']),
  minimum: z.nullable(decimal),
  criteria: z.array(
    z.object({
      name,
      weight: z.nullable(decimal),
      /** A word where the weight is one (`High`): shown, and not counted. */
      weightWord: z.nullable(name),
      /** The weights of the text are percent signs' numbers: `30%`. */
      percent: z.boolean(),
      direction: z.enum(['higher', 'lower']),
      critical: z.nullable(threshold),
      /** The words of the context that the weight rests on. */
      source: z.nullable(text),
    }),
  ),
  options: z.array(z.object({ name, stated: z.nullable(decimal), chosen: z.boolean() })),
  /** `cells[option][criterion]` */
  cells: z.array(
    z.array(
      z.object({
        score: z.nullable(decimal),
        note: z.nullable(text),
        /** The note is longer than what is shown here: it can only be changed in the text. */
        cut: z.boolean(),
      }),
    ),
  ),
});
export type MatrixMessage = z.infer<typeof matrix>;

const snapshot = z.object({
  type: z.literal('snapshot'),
  /** Of the document this was read from; intents carry it back. */
  version: index,
  /** Which record this is: what is seen to move within one is not the same in another. */
  uri: z.nullable(text),
  record: z.nullable(recordHead),
  /** The matrices of the record, by the line of their header, and which one this is. */
  matrices: z.array(z.object({ line: index, label: name })),
  active: index,
  matrix: z.nullable(matrix),
  /** What to say in place of a matrix. */
  notice: z.nullable(text),
  /** The record has no matrix, and one can be made from its options and drivers. */
  canAddMatrix: z.boolean(),
  /** Why nothing can be changed here: the file is read-only, the other side of a diff. */
  readOnly: z.nullable(text),
  pinned: z.boolean(),
  restore,
});

export const toMatrixPane = z.discriminatedUnion('type', [
  snapshot,
  /** An intent was not carried out, and why; a snapshot with what is there now follows. */
  z.object({ type: z.literal('refused'), message: text }),
  /** This change and those before it are in the snapshots sent so far, or were refused. */
  z.object({ type: z.literal('done'), id: index }),
]);
export type ToMatrixPane = z.infer<typeof toMatrixPane>;
export type MatrixSnapshot = z.infer<typeof snapshot>;

/**
 * Every change names the record, the version it was computed from and the matrix it means; one with an id is answered.
 * Without a record it means the one that is shown.
 */
const stamp = { version: index, uri: z.optional(text), id: z.optional(index) };
const change = { ...stamp, matrix: index };
const at = { option: index, criterion: index };

const trigger = z.object({ metric: name, when: name, window: name, action: text });

export const fromMatrixPane = z.discriminatedUnion('type', [
  /** The page can receive: send it everything. */
  z.object({ type: z.literal('ready') }),
  /** Something broke in the page; it belongs into the log, not in a dialog. */
  z.object({ type: z.literal('failed'), message: text }),
  z.object({ type: z.literal('openRecord') }),
  /** Put the cursor of the text at a cell. */
  z.object({ type: z.literal('reveal'), matrix: index, ...at }),
  z.object({ type: z.literal('selectMatrix'), matrix: index }),
  z.object({ type: z.literal('pin'), pinned: z.boolean() }),
  z.object({ type: z.literal('undo') }),
  z.object({ type: z.literal('redo') }),
  z.object({ type: z.literal('copy'), matrix: index, as: z.enum(['markdown', 'csv', 'tsv']) }),
  z.object({ type: z.literal('setScore'), ...change, ...at, score: z.nullable(decimal) }),
  z.object({ type: z.literal('setNote'), ...change, ...at, note: z.nullable(text) }),
  z.object({ type: z.literal('setWeight'), ...change, criterion: index, weight: decimal }),
  /** Several at once, and one step to undo. */
  z.object({
    type: z.literal('setWeights'),
    ...change,
    weights: z.array(z.object({ criterion: index, weight: decimal })).check(z.maxLength(1000)),
  }),
  z.object({ type: z.literal('setCritical'), ...change, criterion: index, critical: z.nullable(threshold) }),
  /** A block from a spreadsheet, its first cell at this place of the table as the page shows it: criteria in rows. */
  z.object({ type: z.literal('paste'), ...change, ...at, rows: z.array(z.array(text)).check(z.maxLength(200)) }),
  z.object({ type: z.literal('addCriterion'), ...change, name }),
  z.object({ type: z.literal('addOption'), ...change, name }),
  z.object({ type: z.literal('removeCriterion'), ...change, criterion: index }),
  z.object({ type: z.literal('removeOption'), ...change, option: index }),
  z.object({ type: z.literal('renameCriterion'), ...change, criterion: index, name }),
  z.object({ type: z.literal('renameOption'), ...change, option: index, name }),
  z.object({ type: z.literal('moveCriterion'), ...change, criterion: index, to: index }),
  z.object({ type: z.literal('moveOption'), ...change, option: index, to: index }),
  z.object({ type: z.literal('recomputeTotals'), ...change }),
  z.object({ type: z.literal('addMatrix'), ...stamp }),
  z.object({ type: z.literal('addTrigger'), ...stamp, trigger }),
  /** Put a Mermaid chart of the scores below the table. */
  z.object({ type: z.literal('addChart'), ...change }),
]);
export type FromMatrixPane = z.infer<typeof fromMatrixPane>;
/** The messages that change the text. */
export type MatrixChange = Extract<FromMatrixPane, { version: number }>;
