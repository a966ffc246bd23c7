import * as z from '../schema/schema';
import { index, name, restore, text } from './bounds';

const words = z.array(text).check(z.maxLength(200));
const origin = z.enum(['model', 'catalogue', 'context', 'you']);

const criterion = z.object({
  /** Stays the same while a person edits at the gate. */
  id: index,
  name,
  about: text,
  source: text,
  weight: z.number(),
  atLeast: z.nullable(z.number()),
  from: origin,
  weightFrom: origin,
});
export type CriterionMessage = z.infer<typeof criterion>;

const alternative = z.object({
  id: index,
  name,
  summary: text,
  kept: z.boolean(),
  /** Why it is struck, by code or by a person. */
  struck: z.nullable(text),
  differsBy: text,
  /** It differs from another only in degree. */
  cosmetic: z.boolean(),
  from: origin,
});
export type AlternativeMessage = z.infer<typeof alternative>;

const cell = z.object({
  score: z.nullable(z.number()),
  because: text,
  /** `3 to 5` where samples differ. */
  spread: z.nullable(name),
  /** `security architect 2, cost owner 4` where evaluators do. */
  opinions: z.nullable(text),
  from: origin,
  /** It is below a critical threshold. */
  fails: z.boolean(),
});
export type CellMessage = z.infer<typeof cell>;

const column = z.object({
  name,
  total: z.nullable(name),
  rank: z.nullable(index),
  leads: z.boolean(),
  /** `fails Security`, `below the minimum` */
  out: z.nullable(text),
  cells: z.array(cell),
});
export type ColumnMessage = z.infer<typeof column>;

const gateTable = z.object({
  /** Edits name their table by it. */
  id: name,
  title: name,
  about: text,
  /** What a tick in the first column means, where there is one: `Decide it`. */
  ticks: z.nullable(name),
  columns: z
    .array(z.object({ name, kind: z.enum(['text', 'fixed', 'choice']), options: words }))
    .check(z.maxLength(12)),
  rows: z.array(
    z.object({
      id: index,
      ticked: z.boolean(),
      cells: z.array(text).check(z.maxLength(12)),
      /** Under the first cell: a sentence it comes from, a question, what is missing. */
      note: text,
      /** Something is to be done about it. */
      open: z.boolean(),
      from: z.nullable(origin),
    }),
  ),
  /** What a person may add, such as `a requirement`. */
  adds: z.nullable(name),
  /** What is removed, such as `requirement`. */
  removes: z.nullable(name),
});
export type GateTableMessage = z.infer<typeof gateTable>;

/** What the middle of the page shows. While the work goes on it is the same, only locked. */
const stage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('criteria'),
    criteria: z.array(criterion),
    /** In percent, where it is not 100. */
    sum: z.nullable(z.number()),
    /** What earlier decisions of the kind weighed, for every criterion or for none. */
    suggestion: z.nullable(
      z.object({
        says: text,
        weights: z.array(z.object({ id: index, weight: z.number(), because: text })).check(z.maxLength(30)),
        /** The decisions that it rests on. */
        evidence: words,
      }),
    ),
    scale: z.object({ min: z.number(), max: z.number() }),
  }),
  z.object({ kind: z.literal('alternatives'), alternatives: z.array(alternative) }),
  z.object({
    kind: z.literal('scores'),
    criteria: z.array(z.object({ name, weight: z.number(), atLeast: z.nullable(z.number()), source: text })),
    columns: z.array(column),
    scale: z.object({ min: z.number(), max: z.number() }),
    verdict: z.nullable(text),
    /** Why a person has to decide. */
    asks: words,
    /** What can be chosen: nothing until it is asked. */
    choice: z.nullable(
      z.object({
        option: z.nullable(name),
        reason: text,
        needsReason: z.boolean(),
      }),
    ),
  }),
  z.object({ kind: z.literal('record'), chosen: z.nullable(name), sentence: text, findings: words }),
  z.object({ kind: z.literal('context'), lines: words }),
  z.object({ kind: z.literal('tables'), tables: z.array(gateTable).check(z.maxLength(12)), findings: words }),
]);
export type Stage = z.infer<typeof stage>;

const snapshot = z.object({
  type: z.literal('snapshot'),
  version: index,
  restore,
  /** `New ADR with ToT` */
  task: name,
  title: text,
  model: name,
  /** `6.1k tokens`, `1.2k saved`, `about 20 s left`; what is not known is left out. */
  figures: z.array(name),
  phases: z.array(
    z.object({
      name,
      state: z.enum(['done', 'current', 'next']),
      /** By which a person goes back to it; nothing where that cannot be. */
      place: z.optional(z.nullable(name)),
    }),
  ),
  lead: text,
  stage: z.nullable(stage),
  /** Nothing can be edited: no gate is open. */
  locked: z.boolean(),
  thoughts: z.array(z.object({ id: name, type: name, text })),
  /** What the button `Continue` does next: `to scores`; nothing where there is none. */
  next: z.nullable(text),
  /** Beside the buttons: `12 calls next`, `about 9k tokens`. */
  foot: z.array(text),
  canGoBack: z.boolean(),
  canCancel: z.boolean(),
  /** What else can be done at this gate: have the step made again with a wish, or left out. */
  more: z.optional(z.array(z.enum(['again', 'skip']))),
  /** What its button opens: `Open record` unless said. */
  opens: z.optional(name),
  /** What stopped it, or what has to be mended before it can go on. */
  problem: z.nullable(text),
  /** What can be done about it. */
  remedies: z.array(z.enum(['resume', 'selectModel', 'useCatalogue'])),
  finished: z.boolean(),
});
export type DeliberationSnapshot = z.infer<typeof snapshot>;

export const toDeliberationPane = z.discriminatedUnion('type', [snapshot]);
export type ToDeliberationPane = z.infer<typeof toDeliberationPane>;

/** An edit at a gate names the gate that it was made at: one that arrives late changes nothing. */
const at = { version: index };
const points = z.nullable(z.number().check(z.minimum(0), z.maximum(1_000_000)));
const given = z.string().check(z.maxLength(200));
const summary = z.string().check(z.maxLength(2000));

export const fromDeliberationPane = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), message: text }),
  z.object({ type: z.literal('continue'), ...at }),
  z.object({ type: z.literal('back'), ...at }),
  z.object({ type: z.literal('again'), ...at, note: z.string().check(z.maxLength(2000)) }),
  z.object({ type: z.literal('skip'), ...at }),
  z.object({ type: z.literal('visit'), place: name }),
  z.object({ type: z.literal('cancel') }),
  z.object({ type: z.literal('resume') }),
  z.object({ type: z.literal('selectModel') }),
  z.object({ type: z.literal('useCatalogue') }),
  z.object({ type: z.literal('openRecord') }),
  z.object({ type: z.literal('showThoughts') }),
  z.object({ type: z.literal('nameCriterion'), ...at, id: index, name: given }),
  z.object({
    type: z.literal('weighCriterion'),
    ...at,
    id: index,
    weight: z.number().check(z.minimum(0), z.maximum(1_000_000)),
  }),
  z.object({ type: z.literal('limitCriterion'), ...at, id: index, atLeast: points }),
  z.object({ type: z.literal('addCriterion'), ...at, name: given }),
  z.object({ type: z.literal('removeCriterion'), ...at, id: index }),
  z.object({ type: z.literal('keepAlternative'), ...at, id: index, kept: z.boolean() }),
  z.object({ type: z.literal('nameAlternative'), ...at, id: index, name: given }),
  z.object({ type: z.literal('describeAlternative'), ...at, id: index, summary }),
  z.object({ type: z.literal('addAlternative'), ...at, name: given }),
  z.object({ type: z.literal('setScore'), ...at, option: index, criterion: index, score: points }),
  z.object({ type: z.literal('setReason'), ...at, option: index, criterion: index, because: summary }),
  z.object({ type: z.literal('choose'), ...at, option: z.nullable(index) }),
  z.object({ type: z.literal('explainChoice'), ...at, reason: summary }),
  z.object({ type: z.literal('setEntry'), ...at, table: name, id: index, column: index, value: summary }),
  z.object({ type: z.literal('tickEntry'), ...at, table: name, id: index, ticked: z.boolean() }),
  z.object({ type: z.literal('addEntry'), ...at, table: name, value: summary }),
  z.object({ type: z.literal('removeEntry'), ...at, table: name, id: index }),
]);
export type FromDeliberationPane = z.infer<typeof fromDeliberationPane>;
/** The messages that edit what a gate shows. */
export type GateEdit = Exclude<
  Extract<FromDeliberationPane, { version: number }>,
  { type: 'continue' | 'back' | 'again' | 'skip' }
>;
