import * as z from '../schema/schema';
import { index, name, restore, text } from './bounds';

const share = z.number().check(z.minimum(0), z.maximum(1));

/** A share of the decisions, and what to aim at. */
const goal = z.object({
  name,
  /** `3 of 4 (75 %)`, or that there are none to count. */
  value: text,
  share: z.nullable(share),
  target: name,
  targetShare: share,
  /** `null` where there is nothing to count. */
  met: z.nullable(z.boolean()),
  /** The decisions that miss it, to be opened. */
  missing: z.array(text).check(z.maxLength(200)),
});
export type GoalMessage = z.infer<typeof goal>;

const decision = z.object({
  path: text,
  title: text,
  status: z.nullable(name),
  alternatives: index,
  criteria: index,
  /** Share of the scores that have a reason. */
  explained: z.nullable(share),
  triggers: index,
  measurable: index,
  /** Triggers that fire now. */
  fires: index,
  confidence: z.nullable(name),
});
export type DecisionMessage = z.infer<typeof decision>;

const snapshot = z.object({
  type: z.literal('snapshot'),
  restore,
  title: text,
  lead: text,
  goals: z.array(goal).check(z.maxLength(20)),
  /** Counts of the same thing by kind, to be drawn beside each other. */
  bars: z
    .array(
      z.object({
        title: name,
        rows: z.array(z.object({ name, count: index })).check(z.maxLength(20)),
      }),
    )
    .check(z.maxLength(20)),
  facts: z.array(z.object({ name, value: text })).check(z.maxLength(30)),
  decisions: z.array(decision).check(z.maxLength(20_000)),
  notice: z.nullable(text),
});
export type DashboardSnapshot = z.infer<typeof snapshot>;

export const toDashboardPane = z.discriminatedUnion('type', [snapshot]);
export type ToDashboardPane = z.infer<typeof toDashboardPane>;

export const fromDashboardPane = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), message: text }),
  /** A record, by its path from the workspace folder. */
  z.object({ type: z.literal('openRecord'), path: text }),
]);
export type FromDashboardPane = z.infer<typeof fromDashboardPane>;
