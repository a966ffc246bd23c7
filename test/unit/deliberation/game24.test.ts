import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { search } from '../../../src/deliberation/search/search';
import type { Problem } from '../../../src/deliberation/search/tree';
import { canReach, evaluate, isGoal, keyOf, propose, type State, start } from '../../fixtures/game24/domain';
import { breadthFirst, depthFirst } from '../../fixtures/game24/reference';

const puzzles = JSON.parse(readFileSync(path.join(root, 'test/fixtures/game24/puzzles.json'), 'utf8')) as number[][];
const seed = 1;

const game = (puzzle: readonly number[]): Problem<State> => ({
  root: start(puzzle),
  keyOf,
  propose,
  evaluate: states => states.map(state => evaluate(state, seed)),
  isGoal,
});
const unlimited = { depth: 3, iterations: Number.POSITIVE_INFINITY, prune: null, breadth: null };

describe('Game of 24', () => {
  it('has 100 puzzles that can be solved', () => {
    expect(puzzles.length).toBe(100);
    expect(puzzles.every(puzzle => canReach(start(puzzle)))).toBe(true);
  });

  it.each([1, 5])('is searched breadth first with b=%i as in the paper', async breadth => {
    let solved = 0;
    for (const puzzle of puzzles) {
      const expected = breadthFirst(puzzle, { breadth, seed });
      const found = await search('breadth-first', game(puzzle), { ...unlimited, breadth });
      const levels = [1, 2, 3].map(depth => ({
        proposed: found.nodes
          .filter(node => node.depth === depth && node.reason !== 'the same as a state before it')
          .map(({ state }) => keyOf(state)),
        kept: found.visited.filter(node => node.depth === depth).map(({ state }) => keyOf(state)),
      }));
      expect(levels).toEqual(expected.levels);
      expect(found.goal?.state ?? null).toEqual(expected.solution);
      if (found.goal) solved++;
    }
    // More breadth solves more; the paper's model solved 74 and 45.
    expect(solved).toBe(breadth === 5 ? 83 : 43);
  });

  it.each([
    [1, 100],
    [1, Number.POSITIVE_INFINITY],
    [2, 100],
    [0, 100],
  ])('is searched depth first with threshold %d and at most %d states as in the paper', async (threshold, most) => {
    for (const puzzle of puzzles) {
      const expected = depthFirst(puzzle, { threshold, maxVisits: most, seed });
      const found = await search('depth-first', game(puzzle), { ...unlimited, prune: threshold, iterations: most });
      expect(found.visited.map(({ state }) => keyOf(state))).toEqual(expected.visited);
      expect(found.nodes.filter(({ fate }) => fate === 'pruned').length).toBe(expected.pruned.length);
      expect(found.backtracks).toBe(expected.backtracks);
      expect(found.goal !== null).toBe(expected.solved);
    }
  });

  it.each(['best-first', 'a-star'] as const)(
    'is solved %s, with a reason for every state that was left out',
    async strategy => {
      for (const puzzle of puzzles.slice(0, 20)) {
        const found = await search(strategy, game(puzzle), { ...unlimited, prune: 0.1 });
        const { goal } = found;
        if (goal) expect(isGoal(goal.state)).toBe(true);
        for (const node of found.nodes)
          if (node.fate === 'pruned' || node.fate === 'dropped') expect(node.reason).not.toBe('');
        for (const { from, to } of found.edges) {
          expect(found.nodes.some(({ id }) => id === from)).toBe(true);
          expect(found.nodes.some(({ id }) => id === to)).toBe(true);
        }
      }
    },
  );

  it('stops when it is told to, and says so', async () => {
    let asked = 0;
    const stop = () => (++asked > 3 ? 'the budget is spent' : null);
    const found = await search('best-first', game(puzzles[0] ?? []), { ...unlimited, stop });
    expect(found.ended).toBe('the budget is spent');
    expect(found.visited.length).toBe(3);
  });
});
