import type { strategies } from '../settings';
import { byValue, type Found, type Limits, type Node, type Problem, Tree } from './tree';

export type Strategy = (typeof strategies)[number];

/** The searches of Tree of Thoughts. With the same answers they visit the same states in the same order. */
export function search<S>(strategy: Strategy, problem: Problem<S>, limits: Limits): Promise<Found<S>> {
  switch (strategy) {
    case 'breadth-first':
    case 'beam':
      return byLevel(problem, limits);
    case 'depth-first':
      return depthFirst(problem, limits);
    case 'best-first':
      return byPriority(problem, limits, node => node.value ?? 0);
    case 'a-star':
      return byPriority(problem, limits, node => (node.value ?? 0) + (problem.heuristic?.(node.state) ?? 0));
  }
}

/** Level by level: propose below all that were kept, value, keep the best `breadth`. The answer is the best of the last level. */
async function byLevel<S>(problem: Problem<S>, limits: Limits): Promise<Found<S>> {
  const tree = new Tree(problem, limits);
  const root = tree.root();
  tree.enter(root);
  let kept: readonly Node<S>[] = [root];
  for (let depth = 1; depth <= limits.depth; depth++) {
    const ended = tree.over();
    if (ended !== null) return tree.found(null, ended);
    const proposed = firstOfEachKey(problem, (await Promise.all(kept.map(node => tree.below(node)))).flat(), tree);
    if (proposed.length === 0) break;
    await tree.value(proposed);
    const ranked = byValue(proposed).filter(node => !tree.prunes(node));
    const best = limits.breadth === null ? ranked : ranked.slice(0, limits.breadth);
    for (const node of ranked.slice(best.length)) tree.drop(node, `not among the best ${limits.breadth} of its level`);
    for (const node of best) tree.enter(node);
    kept = best;
    if (kept.length === 0) return tree.found(null, 'nothing was left above the threshold');
  }
  const [answer] = kept;
  return tree.found(answer?.fate === 'goal' ? answer : null, 'the depth is reached');
}

/** The best child first, as deep as it goes; back to the parent where nothing is left. Ends at the first goal. */
async function depthFirst<S>(problem: Problem<S>, limits: Limits): Promise<Found<S>> {
  const tree = new Tree(problem, limits);
  let ended: string | null = null;

  async function enter(node: Node<S>): Promise<Node<S> | null> {
    ended = tree.over();
    if (ended !== null) return null;
    if (tree.enter(node)) return node;
    if (node.depth >= limits.depth) return null;
    const children = await tree.below(node);
    await tree.value(children);
    for (const child of byValue(children)) {
      if (tree.prunes(child)) continue;
      const goal = await enter(child);
      if (goal !== null || ended !== null) return goal;
      tree.backtrack(
        child,
        child.depth >= limits.depth ? 'the depth is reached' : 'nothing below it was worth entering',
      );
    }
    return null;
  }

  const goal = await enter(tree.root());
  return tree.found(goal, ended ?? (goal ? 'a goal is reached' : 'everything was looked at'));
}

/** The most promising of all that is open, wherever it stands in the tree. */
async function byPriority<S>(
  problem: Problem<S>,
  limits: Limits,
  priority: (node: Node<S>) => number,
): Promise<Found<S>> {
  const tree = new Tree(problem, limits);
  const seen = new Set<string>();
  const open: Node<S>[] = [tree.root()];
  while (open.length > 0) {
    const ended = tree.over();
    if (ended !== null) return tree.found(null, ended);
    // The first of the best: equal ones in the order in which they were proposed.
    const next = open.reduce((best, node) => (priority(node) > priority(best) ? node : best));
    open.splice(open.indexOf(next), 1);
    if (tree.enter(next)) return tree.found(next, 'a goal is reached');
    if (next.depth >= limits.depth) continue;
    const children = (await tree.below(next)).filter(child => {
      const key = problem.keyOf(child.state);
      if (!seen.has(key)) return Boolean(seen.add(key));
      tree.drop(child, 'the same as a state before it');
      return false;
    });
    await tree.value(children);
    const worth = byValue(children).filter(child => !tree.prunes(child));
    const kept = limits.breadth === null ? worth : worth.slice(0, limits.breadth);
    for (const child of worth.slice(kept.length))
      tree.drop(child, `not among the best ${limits.breadth} of its parent`);
    open.push(...kept);
  }
  return tree.found(null, 'everything was looked at');
}

function firstOfEachKey<S>(problem: Problem<S>, nodes: readonly Node<S>[], tree: Tree<S>): readonly Node<S>[] {
  const seen = new Set<string>();
  return nodes.filter(node => {
    const key = problem.keyOf(node.state);
    if (!seen.has(key)) return Boolean(seen.add(key));
    tree.drop(node, 'the same as a state before it');
    return false;
  });
}
