import type { PartChanges } from './partChanges';
import type { Part } from './shape';

/** The authors of the parts after a change. */
export function applyParts(
  before: Readonly<Record<string, Part>>,
  { set, carried, removed }: PartChanges,
  activity: string,
): Record<string, Part> {
  const parts = new Map(Object.entries(before));
  for (const name of removed ?? []) parts.delete(name);
  for (const [from, to] of carried ?? []) {
    const part = parts.get(from);
    parts.delete(from);
    if (part) parts.set(to, part);
  }
  for (const [name, { agent, source }] of set) parts.set(name, { agent, source, activity });
  return Object.fromEntries(parts);
}
