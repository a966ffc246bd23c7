import type { Graph, GraphEdge, GraphNode } from './graph';

export interface Step {
  readonly node: GraphNode;
  /** How many edges away it is from where the trace began. */
  readonly distance: number;
  /** The edge by which it was reached; `null` for the beginning. */
  readonly by: GraphEdge | null;
}

/**
 * `back`: what a thing was made from, how and by whom. `forward`: what came of it. Nearest first, each thing once.
 * An agent ends a trace forward from anything else: that the same person wrote two files relates no two files. Empty for
 * a name that nobody knows; a name that something had before it was renamed is as good as its own.
 */
export function trace(graph: Graph, urn: string, direction: 'back' | 'forward'): Step[] {
  const start = graph.nodes.get(graph.names.get(urn) ?? urn);
  if (!start) return [];
  const steps: Step[] = [{ node: start, distance: 0, by: null }];
  const seen = new Set([start.id]);
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at];
    if (!step) break;
    for (const edge of edgesAt(graph, step, direction)) {
      const node = graph.nodes.get(direction === 'back' ? edge.to : edge.from);
      if (!node || seen.has(node.id)) continue;
      seen.add(node.id);
      steps.push({ node, distance: step.distance + 1, by: edge });
    }
  }
  return steps;
}

function edgesAt(graph: Graph, { node, distance }: Step, direction: 'back' | 'forward'): readonly GraphEdge[] {
  if (direction === 'back') return graph.from.get(node.id) ?? [];
  if (node.kind === 'agent' && distance > 0) return [];
  return graph.to.get(node.id) ?? [];
}

/** The part of a graph that a trace went through, for drawing it. */
export function traced(graph: Graph, steps: readonly Step[]): Graph {
  const nodes = new Map(steps.map(({ node }) => [node.id, node]));
  const edges = graph.edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  return { ...graph, nodes, edges };
}
