import type { Document } from 'yaml';

/** Changes only what differs, so that the comments beside everything else stay. */
export function set(document: Document, path: readonly (string | number)[], after: unknown, before: unknown): void {
  if (same(after, before)) return;
  if (before === undefined || !isTree(after) || !isTree(before) || Array.isArray(after) !== Array.isArray(before)) {
    document.setIn(path, before === undefined || isTree(after) ? document.createNode(after) : after);
    return;
  }
  const now = new Map<string | number, unknown>(entriesOf(after));
  const then = new Map<string | number, unknown>(entriesOf(before));
  for (const key of [...then.keys()].reverse()) if (!now.has(key)) document.deleteIn([...path, key]);
  for (const [key, value] of now) set(document, [...path, key], value, then.get(key));
}

function entriesOf(tree: object): [string | number, unknown][] {
  if (Array.isArray(tree)) return tree.map((value, index) => [index, value]);
  return Object.entries(tree).filter(([, value]) => value !== undefined);
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
