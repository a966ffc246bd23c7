import type { ProvenanceFile } from './shape';

export type NodeKind = 'entity' | 'activity' | 'agent';

export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  /** `decision-record`, `generation`, `human` ... */
  readonly type: string;
  /** The file that tells of it, for a person to open; `null` for what is only mentioned. */
  readonly file: string | null;
}

export type EdgeKind =
  | 'wasGeneratedBy'
  | 'used'
  | 'wasDerivedFrom'
  | 'wasAssociatedWith'
  | 'wasAttributedTo'
  | 'actedOnBehalfOf';

/** Points back in time, as PROV's relations do: from what came later to what it came from. */
export interface GraphEdge {
  readonly kind: EdgeKind;
  readonly from: string;
  readonly to: string;
  /** A derivation's kind, or the role of something used. */
  readonly detail: string | null;
}

export interface Graph {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: readonly GraphEdge[];
  /** Edges by where they start and by where they end, so that both directions are walked without searching. */
  readonly from: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly to: ReadonlyMap<string, readonly GraphEdge[]>;
  /** The name something has today for each name it ever had. */
  readonly names: ReadonlyMap<string, string>;
}

/** Everything that a set of provenance files says, as one graph. */
export function graphOf(files: readonly ProvenanceFile[]): Graph {
  const names = new Map<string, string>();
  for (const { record } of files)
    for (const id of [...(record.entity.formerly ?? []), record.entity.id]) names.set(id, record.entity.id);
  const now = (id: string) => names.get(id) ?? id;
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const node = (id: string, kind: NodeKind, type: string, file: string | null) => {
    const known = nodes.get(id);
    if (!known || (known.file === null && file !== null)) nodes.set(id, { id, kind, type, file });
  };
  const edge = (kind: EdgeKind, from: string, to: string, detail: string | null = null) =>
    edges.set([kind, from, to, detail].join(' '), { kind, from: now(from), to: now(to), detail });
  for (const { path, record } of files) {
    const { entity } = record;
    node(entity.id, 'entity', entity.type, path);
    for (const { id, type } of record.agents) node(id, 'agent', type, null);
    for (const { id, type } of record.sources ?? []) node(now(id), 'entity', type, null);
    for (const { id, type, used, wasAssociatedWith, wasDerivedFrom } of record.activities) {
      node(id, 'activity', type, path);
      edge('wasGeneratedBy', entity.id, id);
      for (const { agent } of wasAssociatedWith) edge('wasAssociatedWith', id, agent);
      for (const source of used ?? []) edge('used', id, source.entity, source.role ?? null);
      for (const source of wasDerivedFrom ?? []) edge('wasDerivedFrom', entity.id, source.entity, source.kind);
    }
    for (const agent of record.wasAttributedTo) edge('wasAttributedTo', entity.id, agent);
    for (const { delegate, responsible } of record.actedOnBehalfOf ?? [])
      edge('actedOnBehalfOf', delegate, responsible);
  }
  const all = [...edges.values()];
  return { nodes, edges: all, names, from: by(all, 'from'), to: by(all, 'to') };
}

function by(edges: readonly GraphEdge[], end: 'from' | 'to'): Map<string, GraphEdge[]> {
  const lists = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const list = lists.get(edge[end]);
    if (list) list.push(edge);
    else lists.set(edge[end], [edge]);
  }
  return lists;
}
