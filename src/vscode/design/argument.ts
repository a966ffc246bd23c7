import { inside } from '../../log/folder';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { longestContext, titleShape } from '../deliberation/argument';

/** What `deliberate.newArchitecture` takes, for callers that ask for nothing. */
const shape = z.object({
  title: titleShape,
  context: z.string().check(z.maxLength(longestContext)),
  model: z.optional(z.string().check(z.maxLength(300))),
  gates: z.optional(z.enum(['ask', 'accept'])),
  /** The folder of the document, or the document itself. */
  target: z.optional(z.string().check(z.maxLength(300))),
  folder: z.optional(z.string()),
});
export type DesignArgument = z.infer<typeof shape>;

export function readDesignArgument(argument: unknown): DesignArgument {
  const parsed = shape.safeParse(argument);
  if (!parsed.success)
    throw new UserError(
      `deliberate.newArchitecture takes {title, context, model?, gates?: 'ask' | 'accept', target?, folder?}: ${z.prettifyError(parsed.error)}`,
    );
  const { target } = parsed.data;
  if (target === undefined) return parsed.data;
  const place = inside(target);
  if (place === null)
    throw new UserError(`target is a folder or a Markdown file inside of the workspace folder, and not ${target}.`);
  return { ...parsed.data, target: place };
}
