import { settingsShape } from '../deliberation/settings';
import { entryShape } from '../deliberation/state';
import * as z from '../schema/schema';
import { designGates } from './gates';

/**
 * The state file of a design, `.aiwg/working/designs/<name>.state.json`: what was asked for and every answer that was
 * given. The flow runs again from the start on resuming and takes the answers it finds.
 */
export const designStateVersion = 1;

export const designStateShape = z.object({
  version: z.literal(designStateVersion),
  name: z.string(),
  /** The document, relative to its workspace folder. */
  path: z.string(),
  title: z.string(),
  context: z.string(),
  /** The file that the context was read from, where it was one of the workspace, and the requirement files in it. */
  contextFrom: z.optional(z.string()),
  requirementFiles: z.optional(z.array(z.string())),
  date: z.string(),
  started: z.string(),
  /** The folder of the records that are made on the way. */
  records: z.string(),
  lessons: z.array(z.string()),
  /** How each decision is deliberated. */
  tot: settingsShape,
  gates: z.array(z.enum(designGates)),
  /** Nobody is there: nothing is asked. */
  unattended: z.boolean(),
  /** With nobody there, contradictions end the design unless they were accepted beforehand. */
  acceptContradictions: z.boolean(),
  architect: z.object({
    origin: z.enum(['model', 'catalogue']),
    provider: z.string(),
    id: z.string(),
    name: z.string(),
  }),
  status: z.enum(['running', 'done']),
  journal: z.array(entryShape),
  /** What of the document was last written, to merge with what a person wrote meanwhile. */
  written: z.nullable(z.string()),
  /** What was about to be written when the state was saved: a process may have died before or after. */
  pending: z.nullable(z.string()),
});
export type DesignState = z.infer<typeof designStateShape>;

/** A state file as it was found, or why it cannot be used. One that cannot be read is left as it is. */
export function readDesignState(
  text: string,
  path: string,
): { readonly state: DesignState } | { readonly problem: string } {
  if (/^(?:<{7}|>{7}) /m.test(text))
    return { problem: `${path} holds conflict markers of a merge: resolve them, then go on.` };
  const parsed = parse(text);
  if (
    typeof parsed === 'object' &&
    parsed !== null &&
    'version' in parsed &&
    Number(parsed.version) > designStateVersion
  )
    return { problem: `${path} was written by a newer version of Deliberate: update it to go on.` };
  const checked = designStateShape.safeParse(parsed);
  return checked.success
    ? { state: checked.data }
    : {
        problem: `${path} cannot be read as a design; it is left as it is. Restore it, or move it away to begin anew.`,
      };
}

/** Nothing is written that could not be read again. */
export function designStateText(state: DesignState): string {
  return `${JSON.stringify(designStateShape.parse(state), null, 1)}\n`;
}

export function designCompanions(records: string, name: string): { readonly state: string; readonly trace: string } {
  const folder = `${records}/working/designs`;
  return { state: `${folder}/${name}.state.json`, trace: `${folder}/${name}.jsonl` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
