import { expect, it } from 'vitest';
import { budgetOf } from '../../../src/llm/budget';
import { pooled } from '../../../src/llm/pool';
import { estimateTokens } from '../../../src/llm/tokens';

const items = Array.from({ length: 20 }, (_, index) => index);
const tick = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

it('never works on more than its size, and keeps the order of the items', async () => {
  let now = 0;
  let most = 0;
  const results = await pooled(items, 4, new AbortController().signal, async item => {
    most = Math.max(most, ++now);
    await tick((item * 7) % 5);
    now--;
    return item * 2;
  });
  expect(most).toBe(4);
  expect(results).toEqual(items.map(item => item * 2));
});

it('begins nothing after an abort, and waits for what is under way', async () => {
  const controller = new AbortController();
  const begun: number[] = [];
  const results = await pooled(items, 2, controller.signal, async item => {
    begun.push(item);
    await tick(1);
    if (item === 3) controller.abort();
    return item;
  });
  expect(begun.length).toBeLessThan(7);
  expect(results.filter(one => one !== undefined)).toEqual(begun);
});

it('begins nothing after a piece of work threw, and throws when all is still', async () => {
  let begun = 0;
  let working = 0;
  const work = async (item: number) => {
    begun++;
    working++;
    await tick(item === 1 ? 1 : 5);
    working--;
    if (item === 1) throw new Error('one');
  };
  await expect(pooled(items, 3, new AbortController().signal, work)).rejects.toThrow('one');
  expect([begun, working]).toEqual([3, 0]);
});

it('has nothing to do for nobody', async () => {
  expect(await pooled([], 3, new AbortController().signal, async () => 1)).toEqual([]);
});

it('a budget counts what is spent and says when it is over', () => {
  const budget = budgetOf(100);
  budget.add({ input: 60, output: 39, estimated: false });
  expect([budget.spent, budget.over, budget.estimated]).toEqual([99, false, false]);
  budget.add(undefined);
  budget.add({ input: 0, output: 1, estimated: true });
  expect([budget.spent, budget.over, budget.estimated]).toEqual([100, true, true]);
  expect(budgetOf(null).over).toBe(false);
});

it.each([
  ['', 0, 0],
  ['The quick brown fox jumps over the lazy dog.', 9, 14],
  ['会话存储在哪里', 6, 8],
])('estimates the tokens of %j', (text, least, most) => {
  expect(estimateTokens(text)).toBeGreaterThanOrEqual(least);
  expect(estimateTokens(text)).toBeLessThanOrEqual(most);
});
