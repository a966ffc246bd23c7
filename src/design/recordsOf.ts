import * as z from '../schema/schema';
import type { DesignState } from './state';

/** Where the record of a choice goes: taken once and kept, so that a resumed design goes on with the same one. */
export const placeShape = z.object({ path: z.string(), digits: z.string() });

/** The records that a design has begun or made. */
export function recordsOf({ journal }: DesignState): readonly string[] {
  return journal.flatMap(({ kind, value }) =>
    kind === 'record' ? (placeShape.safeParse(value).data?.path ?? []) : [],
  );
}
