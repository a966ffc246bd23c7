import * as z from '../schema/schema';
import { attributes } from './attributes';
import { isCondition } from './condition';

/**
 * The form of a topic's file, ours in `media/catalogue` and a team's own in `.aiwg/catalogue`. Everything is data: text that
 * is escaped where it is written, numbers that are bounded here.
 */
const id = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60));
const line = z.string().check(z.minLength(1), z.maxLength(240), z.regex(/^[^\r\n|]*$/));
const name = z.string().check(z.minLength(2), z.maxLength(60), z.regex(/^[^\r\n|]*$/));
const condition = z.string().check(z.maxLength(120), z.refine(isCondition, 'is not a condition'));
const attribute = z.enum(attributes);

const criterion = z.strictObject({
  /** What the attribute is called here: `Throughput`. */
  name,
  /** Points before the context is heard; they need not sum to anything. */
  weight: z.int().check(z.minimum(1), z.maximum(60)),
  /** What is assessed, for the person who scores by hand. */
  about: line,
});

const option = z.strictObject({
  id,
  name,
  /** What it is, in one sentence. */
  summary: line,
  /** Where it fits. */
  fits: line,
  /** In what kind it is: two options of a deliberation differ in at least two of these. */
  kind: z.strictObject({ paradigm: name, ecosystem: name, deployment: name, optimises: name, vendor: name }),
  /** How people call it, in lower case: by these it is recognised as what exists or as what is asked for. */
  aliases: z.array(name).check(z.maxLength(20)),
  /** The least that can be done: what usually exists before anybody asks. One option of a topic has it. */
  baseline: z.optional(z.boolean()),
  scores: z.partialRecord(
    attribute,
    z.strictObject({ score: z.int().check(z.minimum(1), z.maximum(5)), because: line }),
  ),
  /** What changes a score: a condition on the context, the attribute, by how much, and why; `{rate}` stands for the words. */
  adjust: z
    .array(
      z.strictObject({ if: condition, on: attribute, by: z.int().check(z.minimum(-4), z.maximum(4)), because: line }),
    )
    .check(z.maxLength(20)),
  pros: z.array(line).check(z.minLength(1), z.maxLength(6)),
  cons: z.array(line).check(z.minLength(1), z.maxLength(6)),
  risks: z.array(z.strictObject({ risk: line, mitigation: line })).check(z.minLength(1), z.maxLength(6)),
  triggers: z
    .array(z.strictObject({ metric: line, when: line, window: line, action: line }))
    .check(z.minLength(1), z.maxLength(5)),
  /** Mermaid. */
  diagram: z.string().check(z.minLength(10), z.maxLength(3000)),
  /** Phases of putting it in place, each with what makes it safe. */
  steps: z.array(line).check(z.minLength(2), z.maxLength(6)),
  measures: z.array(z.strictObject({ metric: line, target: line })).check(z.minLength(1), z.maxLength(4)),
  evidence: z
    .array(
      z.strictObject({
        source: line,
        kind: z.enum([
          'journal',
          'systematic-review',
          'conference',
          'preprint',
          'thesis',
          'book',
          'report',
          'vendor',
          'opinion',
        ]),
        level: z.enum(['HIGH', 'MODERATE', 'LOW', 'VERY LOW']),
        says: line,
      }),
    )
    .check(z.maxLength(4)),
});

export const topicShape = z.strictObject({
  id,
  title: name,
  question: line,
  /** Words and phrases in lower case by which the topic is recognised, with what each counts (1 to 10). */
  signals: z.record(z.string(), z.int().check(z.minimum(1), z.maximum(10))),
  /** Words that speak for another topic although a signal is there. */
  against: z.optional(z.record(z.string(), z.int().check(z.minimum(1), z.maximum(10)))),
  criteria: z.partialRecord(attribute, criterion),
  options: z.array(option).check(z.minLength(2), z.maxLength(12)),
});

export type Topic = z.infer<typeof topicShape>;
export type TopicOption = Topic['options'][number];
