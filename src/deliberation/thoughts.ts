import * as z from '../schema/schema';

export const thoughtTypes = ['Goal', 'Progress', 'Extraction', 'Reasoning', 'Exception', 'Synthesis'] as const;

/** One line of the trace: a thought, what was done about it, and what came of that. */
export const thoughtShape = z.object({
  id: z.string(),
  at: z.string(),
  phase: z.string(),
  type: z.enum(thoughtTypes),
  text: z.string(),
  /** The thought that this one follows from; the tree is drawn from it. */
  parent: z.nullable(z.string()),
  action: z.optional(z.string()),
  observation: z.optional(
    z.object({
      status: z.enum(['success', 'failure', 'partial', 'timeout']),
      result: z.string(),
      learned: z.optional(z.string()),
    }),
  ),
  /** How the tree of alternatives moved: `explore`, `expand`, `prune`, `backtrack`. */
  edge: z.optional(z.enum(['explore', 'expand', 'prune', 'backtrack'])),
  node: z.optional(z.string()),
  score: z.optional(z.number()),
});
export type Thought = z.infer<typeof thoughtShape>;

export function traceText(thoughts: readonly Thought[]): string {
  return thoughts.map(thought => `${JSON.stringify(thought)}\n`).join('');
}

/** The thoughts of a trace; a line that cannot be read is counted and left out. */
export function readTrace(text: string): {
  readonly thoughts: readonly Thought[];
  readonly damaged: readonly number[];
} {
  const thoughts: Thought[] = [];
  const damaged: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = thoughtShape.safeParse(parseJson(line));
    if (parsed.success) thoughts.push(parsed.data);
    else damaged.push(index + 1);
  }
  return { thoughts, damaged };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
