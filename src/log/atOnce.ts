/** Enough to hide the way to a disk or to another machine, and few enough for it to bear. */
const most = 24;

/** Does the work for every item, some of it at the same time. The first that fails fails all. */
export async function someAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items[Symbol.iterator]();
  const worker = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}
