/**
 * Does the work on all items, at most `size` at a time, and gives the results in the order of the items whatever order
 * they end in. After an abort, or once a piece of work throws, nothing more begins; what never began is undefined.
 */
export async function pooled<Item, Result>(
  items: readonly Item[],
  size: number,
  signal: AbortSignal,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<readonly (Result | undefined)[]> {
  const results = new Array<Result | undefined>(items.length).fill(undefined);
  const queue = items.entries();
  let failed = false;
  const worker = async () => {
    for (const [index, item] of queue) {
      if (signal.aborted || failed) return;
      try {
        results[index] = await work(item, index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(Math.max(1, size), items.length) }, worker);
  // All of them: nothing may go on working after the caller was told that it is over.
  const ends = await Promise.allSettled(workers);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return results;
}
