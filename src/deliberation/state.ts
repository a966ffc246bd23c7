import * as z from '../schema/schema';
import { settingsShape } from './settings';

/**
 * The state file of a deliberation, `.aiwg/working/tot-explorations/<name>.state.json`. It holds what was asked for and
 * every answer that was given, by models and by people. Nothing else is kept: the engine runs again from the start on
 * resuming, takes the answers it finds, and asks on where they end. So a stop at any moment loses at most an answer
 * that had not come.
 */
const usageShape = z.object({ input: z.number(), output: z.number(), estimated: z.boolean() });

export const entryShape = z.object({
  key: z.string(),
  kind: z.string(),
  at: z.string(),
  value: z.unknown(),
  usage: z.optional(usageShape),
  model: z.optional(z.string()),
  milliseconds: z.optional(z.number()),
});
export type Entry = z.infer<typeof entryShape>;

const sharesShape = z.object({ mean: z.nullable(z.number()), decisions: z.number() });

export const stateVersion = 1;

export const stateShape = z.object({
  version: z.literal(stateVersion),
  name: z.string(),
  /** The record, relative to its workspace folder. */
  path: z.string(),
  digits: z.string(),
  date: z.string(),
  started: z.string(),
  input: z.object({
    title: z.string(),
    context: z.string(),
    criteria: z.array(z.object({ name: z.string(), weight: z.nullable(z.number()) })),
    alternatives: z.array(z.object({ name: z.string(), summary: z.string() })),
    lessons: z.array(z.string()),
    /** Where those lessons lie, and why each was taken. */
    lessonsFrom: z.optional(z.array(z.object({ path: z.string(), title: z.string(), why: z.string() }))),
    /** How earlier decisions of its kind weighed their criteria, and which of them held. */
    weighed: z.optional(
      z.object({
        kind: z.string(),
        criteria: z.array(z.object({ name: z.string(), held: sharesShape, superseded: sharesShape })),
        held: z.array(z.object({ path: z.string(), criteria: z.array(z.object({ name: z.string() })) })),
      }),
    ),
    /** Weights that those decisions suggest are taken without being asked for at a gate. */
    takeWeighed: z.optional(z.boolean()),
    /** The file that the context was read from, where it was one of the workspace. */
    contextFrom: z.optional(z.string()),
    deciders: z.array(z.string()),
    /** Lines of the workspace's requirement files. */
    requirements: z.optional(z.array(z.object({ path: z.string(), text: z.string() }))),
    template: z.string(),
    /** The record that is decided again, with the words of what changed. */
    reopens: z.nullable(z.object({ path: z.string(), facts: z.string() })),
  }),
  settings: settingsShape,
  designer: z.object({
    origin: z.enum(['model', 'catalogue']),
    provider: z.string(),
    id: z.string(),
    name: z.string(),
  }),
  status: z.enum(['running', 'done']),
  journal: z.array(entryShape),
  /** What a person wrote in the matrix of the record while it was being made; `option` is null for a weight. */
  edits: z.array(
    z.object({
      criterion: z.string(),
      option: z.nullable(z.string()),
      value: z.nullable(z.number()),
      because: z.string(),
    }),
  ),
  /** What of the record was last written, to merge with what a person wrote meanwhile. */
  written: z.nullable(z.string()),
});
export type State = z.infer<typeof stateShape>;
export type Input = State['input'];

export type StateReading =
  | { readonly state: State }
  | { readonly problem: 'damaged' | 'newer' | 'conflict'; readonly message: string };

/** A state file as it was found. One that cannot be read is left as it is. */
export function readState(text: string, path: string): StateReading {
  if (/^(?:<{7}|>{7}) /m.test(text))
    return { problem: 'conflict', message: `${path} holds conflict markers of a merge: resolve them, then resume.` };
  const parsed = parse(text);
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed && Number(parsed.version) > stateVersion)
    return { problem: 'newer', message: `${path} was written by a newer version of Deliberate: update it to resume.` };
  const checked = stateShape.safeParse(parsed);
  if (!checked.success)
    return {
      problem: 'damaged',
      message: `${path} cannot be read as a deliberation; it is left as it is. Start anew or restore it.`,
    };
  return { state: checked.data };
}

export function stateText(state: State): string {
  return `${JSON.stringify(state, null, 1)}\n`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The files beside a record that is being deliberated. */
export function companions(records: string, name: string): { readonly state: string; readonly trace: string } {
  const folder = `${records}/working/tot-explorations`;
  return { state: `${folder}/${name}.state.json`, trace: `${folder}/${name}.jsonl` };
}
