import * as z from '../schema/schema';
import { index, name, recordHead, restore, text } from './bounds';

/** Mermaid itself refuses more than 50,000 characters; a little more lets it say so. */
const source = z.string().check(z.maxLength(60_000));

const diagram = z.object({
  /** Stays the same while the text around the block changes: which block, by order. */
  id: name,
  /** Its heading, or what it was made from. */
  caption: text,
  source,
  /** The line of the text where the source begins, from 0; nothing for a picture made from data. */
  line: z.nullable(index),
});
export type DiagramMessage = z.infer<typeof diagram>;

const snapshot = z.object({
  type: z.literal('snapshot'),
  version: index,
  /** Which record this is: pictures of another are not its own. */
  uri: z.nullable(text),
  record: z.nullable(recordHead),
  diagrams: z.array(diagram),
  notice: z.nullable(text),
  pinned: z.boolean(),
  restore,
});

export const toDiagramPane = z.discriminatedUnion('type', [
  snapshot,
  /** The cursor of the text is at this diagram: show it, without taking the focus. */
  z.object({ type: z.literal('show'), id: name }),
]);
export type ToDiagramPane = z.infer<typeof toDiagramPane>;
export type DiagramSnapshot = z.infer<typeof snapshot>;

export const fromDiagramPane = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), message: text }),
  z.object({ type: z.literal('openRecord') }),
  z.object({ type: z.literal('pin'), pinned: z.boolean() }),
  /** Put the cursor of the text at the diagram, or at a line of its source (from 0). */
  z.object({ type: z.literal('reveal'), id: name, line: z.nullable(index) }),
  z.object({ type: z.literal('copySource'), id: name }),
  /** The picture, for the host to ask where it goes: SVG text, or the bytes of a PNG in base64. */
  z.object({
    type: z.literal('export'),
    id: name,
    format: z.enum(['svg', 'png']),
    data: z.string().check(z.maxLength(20_000_000)),
  }),
]);
export type FromDiagramPane = z.infer<typeof fromDiagramPane>;
