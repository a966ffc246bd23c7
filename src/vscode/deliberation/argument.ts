import type { Settings } from '../../deliberation/settings';
import type { Input } from '../../deliberation/state';
import * as z from '../../schema/schema';
import { UserError } from '../commands';

export const longestContext = 100_000;
export const longestTitle = 200;

export const titleShape = z.string().check(z.trim(), z.minLength(1), z.maxLength(longestTitle), z.regex(/^[^\r\n]*$/));
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const weight = z.number().check(z.gt(0), z.maximum(1_000_000));

/** What `deliberate.newAdrWithToT` takes, for callers that ask for nothing. */
const shape = z.object({
  title: titleShape,
  context: z.string().check(z.maxLength(longestContext)),
  /** How many, or which. */
  alternatives: z.optional(
    z.union([
      z.int().check(z.minimum(2), z.maximum(10)),
      z
        .array(z.union([name, z.object({ name, summary: z.optional(z.string().check(z.maxLength(2000))) })]))
        .check(z.maxLength(10)),
    ]),
  ),
  criteria: z.optional(
    z.array(z.union([name, z.object({ name, weight: z.optional(z.nullable(weight)) })])).check(z.maxLength(20)),
  ),
  model: z.optional(z.string().check(z.maxLength(300))),
  template: z.optional(z.string().check(z.maxLength(100))),
  gates: z.optional(z.enum(['ask', 'accept'])),
  folder: z.optional(z.string()),
});
export type NewArgument = z.infer<typeof shape>;

export function readNewArgument(argument: unknown): NewArgument {
  const parsed = shape.safeParse(argument);
  if (parsed.success) return parsed.data;
  throw new UserError(
    `deliberate.newAdrWithToT takes {title, context, alternatives?, criteria?, model?, template?, gates?: 'ask' | 'accept', folder?}: ${z.prettifyError(parsed.error)}`,
  );
}

export function inputOf(given: NewArgument, template: string): Input {
  const { title, context, alternatives = [], criteria = [] } = given;
  return {
    title,
    context,
    criteria: criteria.map(one =>
      typeof one === 'string' ? { name: one, weight: null } : { name: one.name, weight: one.weight ?? null },
    ),
    alternatives: (typeof alternatives === 'number' ? [] : alternatives).map(one =>
      typeof one === 'string' ? { name: one, summary: '' } : { name: one.name, summary: one.summary ?? '' },
    ),
    lessons: [],
    deciders: [],
    template,
    reopens: null,
  };
}

/** The settings of the folder, with what a caller or a person asked for. */
export function settingsFor(
  settings: Settings,
  { alternatives, gates }: Pick<NewArgument, 'alternatives' | 'gates'>,
): Settings {
  const count =
    typeof alternatives === 'number' ? alternatives : Math.max(settings.alternatives, alternatives?.length ?? 0);
  return {
    ...settings,
    alternatives: Math.min(10, Math.max(2, count)),
    ...(gates === 'accept' ? { gates: [], unattended: true } : { unattended: false }),
  };
}
