import * as z from '../schema/schema';
import type { World } from './world';

export type Answer = { readonly value: unknown } | { readonly problem: string };

/** Something that an agent can ask for. None sets a status, accepts, or removes anything. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** It changes nothing in the workspace. */
  readonly readOnly: boolean;
  /** JSON Schema of what it takes. */
  readonly takes: Readonly<Record<string, unknown>>;
  run(world: World, input: unknown): Promise<Answer>;
}

/** An answer has at most so many characters; what is longer is read on with `offset`. */
export const LONGEST = 40_000;

export function tool<T extends z.ZodMiniObject>(
  about: Pick<Tool, 'name' | 'title' | 'description' | 'readOnly'>,
  shape: T,
  work: (world: World, input: z.output<T>) => Promise<Answer>,
): Tool {
  const { $schema: _, ...takes } = z.toJSONSchema(shape, { io: 'input' });
  return {
    ...about,
    takes,
    async run(world, input) {
      const checked = shape.safeParse(input ?? {});
      if (!checked.success) {
        const [issue] = checked.error.issues;
        return { problem: `${about.name}: ${issue?.path.join('.') || 'the input'}: ${issue?.message ?? 'is wrong'}.` };
      }
      return work(world, checked.data);
    },
  };
}

export const line = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
