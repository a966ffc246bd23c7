/** A state of the search, `s0` being the root. Every one that was proposed is kept, with what became of it and why. */
export interface Node<S> {
  readonly id: string;
  readonly state: S;
  readonly depth: number;
  readonly parent: Node<S> | null;
  value: number | null;
  fate: 'proposed' | 'entered' | 'pruned' | 'dropped' | 'goal';
  reason: string;
}

export interface Edge {
  readonly type: 'explore' | 'expand' | 'prune' | 'backtrack';
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** What is searched: a tree that is made while it is looked at. */
export interface Problem<S> {
  readonly root: S;
  /** Two states of one key are the same state; the first that was proposed stays. */
  keyOf(state: S): string;
  propose(state: S): readonly S[] | Promise<readonly S[]>;
  /** The values of states that were proposed together: more is better. Judged at once, so that they can be compared. */
  evaluate(states: readonly S[]): readonly number[] | Promise<readonly number[]>;
  isGoal?(state: S, value: number | null): boolean;
  /** The most that can still come of a state, on top of its value: what A* orders by. */
  heuristic?(state: S): number;
}

export interface Limits {
  readonly depth: number;
  /** States entered, the root included. */
  readonly iterations: number;
  /** A state whose value is not above it is not entered; `null` prunes nothing. */
  readonly prune: number | null;
  /** How many of a level go on; `null` is all of them. */
  readonly breadth: number | null;
  /** Asked before each state is entered: a budget that is spent, a person who has seen enough. */
  readonly stop?: () => string | null;
}

export interface Found<S> {
  readonly nodes: readonly Node<S>[];
  readonly edges: readonly Edge[];
  /** In the order in which they were entered. */
  readonly visited: readonly Node<S>[];
  readonly goal: Node<S> | null;
  readonly backtracks: number;
  readonly ended: string;
}

/** The nodes and edges of one search, and the two things every strategy does: propose below a node, and enter one. */
export class Tree<S> {
  readonly nodes: Node<S>[] = [];
  readonly edges: Edge[] = [];
  readonly visited: Node<S>[] = [];
  backtracks = 0;

  private readonly problem: Problem<S>;
  private readonly limits: Limits;

  constructor(problem: Problem<S>, limits: Limits) {
    this.problem = problem;
    this.limits = limits;
  }

  root(): Node<S> {
    return this.add(this.problem.root, null);
  }

  /** The children of a node, not yet valued. */
  async below(parent: Node<S>): Promise<readonly Node<S>[]> {
    const states = await this.problem.propose(parent.state);
    return states.map(state => this.add(state, parent));
  }

  async value(nodes: readonly Node<S>[]): Promise<void> {
    if (nodes.length === 0) return;
    const values = await this.problem.evaluate(nodes.map(({ state }) => state));
    for (const [index, node] of nodes.entries()) node.value = values[index] ?? null;
  }

  /** Why the search has to end before another state is entered. */
  over(): string | null {
    if (this.visited.length >= this.limits.iterations) return `${this.limits.iterations} states were entered`;
    return this.limits.stop?.() ?? null;
  }

  /** True when the node is a goal. */
  enter(node: Node<S>): boolean {
    this.visited.push(node);
    node.fate = 'entered';
    if (node.parent) this.link('expand', node.parent, node, '');
    if (!this.problem.isGoal?.(node.state, node.value)) return false;
    node.fate = 'goal';
    return true;
  }

  /** Leaves out what is not above the threshold, with the reason. */
  prunes(node: Node<S>): boolean {
    const { prune } = this.limits;
    if (prune === null || node.value === null || node.value > prune) return false;
    node.fate = 'pruned';
    node.reason = `${round(node.value)} is not above the pruning threshold ${round(prune)}`;
    if (node.parent) this.link('prune', node.parent, node, node.reason);
    return true;
  }

  drop(node: Node<S>, reason: string): void {
    node.fate = 'dropped';
    node.reason = reason;
    if (node.parent) this.link('prune', node.parent, node, reason);
  }

  backtrack(node: Node<S>, reason: string): void {
    this.backtracks++;
    if (node.parent) this.link('backtrack', node, node.parent, reason);
  }

  found(goal: Node<S> | null, ended: string): Found<S> {
    const { nodes, edges, visited, backtracks } = this;
    return { nodes, edges, visited, goal, backtracks, ended };
  }

  private add(state: S, parent: Node<S> | null): Node<S> {
    const node: Node<S> = {
      id: `s${this.nodes.length}`,
      state,
      depth: parent ? parent.depth + 1 : 0,
      parent,
      value: null,
      fate: 'proposed',
      reason: '',
    };
    this.nodes.push(node);
    if (parent) this.link('explore', parent, node, '');
    return node;
  }

  private link(type: Edge['type'], from: Node<S>, to: Node<S>, reason: string): void {
    this.edges.push({ type, from: from.id, to: to.id, reason });
  }
}

/** Best first; equal values stay in the order in which they were proposed. */
export function byValue<S>(nodes: readonly Node<S>[]): readonly Node<S>[] {
  return [...nodes].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
}

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
