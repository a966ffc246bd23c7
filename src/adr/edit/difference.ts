import { Lines } from '../text/lines';
import { replace, type TextEdit } from './text';

/**
 * What turns one text into the other, as small as lines and their common ends allow: each changed line on its own where
 * no line came or went, else the one block that differs.
 */
export function difference(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const [old, now] = [new Lines(before), new Lines(after)];
  if (old.count !== now.count) return replace(before, 0, before.length, after);
  const edits: TextEdit[] = [];
  for (let line = 0; line < old.count; line++) {
    const [start, end] = [old.start(line), old.start(line + 1)];
    edits.push(...replace(before, start, end, after.slice(now.start(line), now.start(line + 1))));
  }
  return edits;
}
