import * as z from '../schema/schema';
import { heardKey } from './back';
import type { DesignDesk } from './desk';
import { followed, otherParts } from './follow';
import { designShapes, type PartName, type Parts } from './questions';

const most = { lines: 40, length: 300 };
const shape = z.object({
  lines: z.array(z.string()),
  parts: z.partial(
    z.object({
      overview: designShapes.overview,
      components: designShapes.components,
      data: designShapes.data,
      api: designShapes.api,
      security: designShapes.security,
      deployment: designShapes.deployment,
      scaling: designShapes.scaling,
      monitoring: designShapes.monitoring,
      risks: designShapes.risks,
      roadmap: designShapes.roadmap,
    }),
  ),
});

/** A document as we last wrote it, and as it stands. */
export interface Stands {
  readonly written: string;
  readonly current: string;
}

/**
 * What a person wrote in the document before a step begins: the parts follow it, and the lines are told. It is remembered,
 * so that the step is the same when it is resumed.
 */
export async function hear(desk: DesignDesk, name: PartName): Promise<readonly string[]> {
  const key = heardKey(name);
  const known = desk.recall(key, value => shape.safeParse(value));
  if (known) {
    desk.set({ parts: { ...desk.work.parts, ...(known.parts as Parts) } });
    return known.lines;
  }
  const stands = await desk.world.stands();
  const before = desk.work.parts;
  const parts = stands ? otherParts(before, followed(before, stands.written, stands.current)) : {};
  const lines = stands ? linesOfPerson(stands) : [];
  desk.set({ parts: { ...before, ...parts } });
  await desk.note(key, { lines, parts });
  return lines;
}

/** `Components: | Cart | keeps carts | Java | R2 |` */
function linesOfPerson({ written, current }: Stands): readonly string[] {
  const ours = new Set(written.split('\n').map(line => line.trim()));
  const found: string[] = [];
  let section = '';
  for (const line of current.split(/\r?\n/).map(text => text.trim())) {
    const heading = /^##[ \t]+(.+)$/.exec(line)?.[1];
    if (heading !== undefined) section = heading;
    if (line !== '' && !ours.has(line))
      found.push(`${section === '' ? '' : `${section}: `}${line}`.slice(0, most.length));
  }
  return found.slice(0, most.lines);
}
