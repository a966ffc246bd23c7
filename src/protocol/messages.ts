import * as z from '../schema/schema';

/** Everything that crosses between the host and a pane is one of these shapes: `{ type: 'name', ... }`. */
export interface Message {
  readonly type: string;
}

/** One handler for each message; a missing one does not compile. */
export type Handlers<M extends Message> = {
  readonly [T in M['type']]: (message: Extract<M, { type: T }>) => void | Promise<void>;
};

/**
 * Hands a message that arrived to its handler. Neither side trusts the other: what does not fit the schema goes to
 * nobody, and the answer says why.
 */
export function receive<M extends Message>(
  schema: z.ZodMiniType<M>,
  handlers: Handlers<M>,
  arrived: unknown,
): { readonly refused: string } | { readonly handled: Promise<void> } {
  const parsed = schema.safeParse(arrived);
  if (!parsed.success) return { refused: z.prettifyError(parsed.error) };
  const handler = handlers[parsed.data.type as M['type']] as (message: M) => void | Promise<void>;
  return { handled: Promise.resolve(handler(parsed.data)) };
}
