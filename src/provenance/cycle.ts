import type { Problem } from './problem';
import type { ProvenanceFile } from './shape';

/** Nothing is derived from itself, not even by way of others. Each cycle is told once, where it was closed. */
export function cyclesIn(files: readonly ProvenanceFile[]): Problem[] {
  const names = new Map(
    files.flatMap(({ record: { entity } }) =>
      [entity.id, ...(entity.formerly ?? [])].map(id => [id, entity.id] as const),
    ),
  );
  const now = (id: string) => names.get(id) ?? id;
  const edges = new Map<string, Edge[]>();
  for (const { path, record } of files) {
    const from = record.entity.id;
    const own = edges.get(from) ?? [];
    edges.set(from, own);
    for (const [index, { wasDerivedFrom }] of record.activities.entries())
      for (const [n, { entity }] of (wasDerivedFrom ?? []).entries())
        own.push({ to: now(entity), path, at: `activities[${index}].wasDerivedFrom[${n}].entity` });
  }
  const state = new Map<string, 'open' | 'done'>();
  const found: Problem[] = [];
  for (const start of edges.keys()) walk(start);
  return found;

  /** Depth first with a list of its own: a chain of ten thousand must not end the program. */
  function walk(start: string): void {
    if (state.has(start)) return;
    const trail = [{ id: start, next: 0 }];
    state.set(start, 'open');
    for (let top = trail.at(-1); top; top = trail.at(-1)) {
      const edge = edges.get(top.id)?.[top.next++];
      if (!edge) {
        state.set(top.id, 'done');
        trail.pop();
      } else if (state.get(edge.to) === 'open') {
        const from = trail.findIndex(({ id }) => id === edge.to);
        found.push(problem(edge, [...trail.slice(from).map(({ id }) => id), edge.to]));
      } else if (!state.has(edge.to)) {
        state.set(edge.to, 'open');
        trail.push({ id: edge.to, next: 0 });
      }
    }
  }
}

interface Edge {
  readonly to: string;
  readonly path: string;
  readonly at: string;
}

function problem({ path, at }: Edge, ring: readonly string[]): Problem {
  const names = ring.map(id => id.replace('urn:aiwg:artifact:', ''));
  const message =
    names.length === 2
      ? `${names[0]} is derived from itself.`
      : `The derivations go in a circle: ${names.join(' from ')}.`;
  return { rule: 'cycle', severity: 'error', message, path, at, repairable: false };
}
