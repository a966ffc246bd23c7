import { words } from '../decision/random';

/** The items in an order that the seed decides. */
export function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const draw = new Int32Array(Math.max(1, items.length));
  words(seed)(draw);
  return items
    .map((item, index) => ({ item, place: (draw[index] ?? 0) >>> 0 }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** So that each round begins with another item: a judge that favours what comes first favours none for long. */
export function turned<T>(items: readonly T[], by: number): readonly T[] {
  if (items.length === 0) return items;
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
