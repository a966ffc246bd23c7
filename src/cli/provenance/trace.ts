import { loadProvenance } from '../../provenance/files';
import { type GraphNode, graphOf } from '../../provenance/graph';
import { labelOf, mermaidOf } from '../../provenance/mermaid';
import { type Step, trace, traced } from '../../provenance/trace';
import { activityName, artifactUrn } from '../../provenance/urn';
import { failed } from '../failure';
import { oneLine } from '../oneLine';
import { tolerantFiles, warn } from '../tolerant';

type Directions = { readonly back: readonly Step[]; readonly forward: readonly Step[] };

export const traceFormats = {
  text: ({ back, forward }: Directions, file: string) =>
    [
      `${file}`,
      '  comes from:',
      ...(back.length > 0 ? back.map(line) : ['    nothing that was recorded']),
      '  led to:',
      ...(forward.length > 0 ? forward.map(line) : ['    nothing yet']),
    ].join('\n'),
  json: ({ back, forward }: Directions) =>
    JSON.stringify({ back: back.map(plain), forward: forward.map(plain) }, null, 2),
} as const;

/** What a file is derived from and what is derived from it, both over as many steps as there are. */
export async function traceOf(
  root: string,
  records: string,
  file: string,
  format: keyof typeof traceFormats | 'mermaid',
): Promise<string> {
  const { files, unreadable } = await loadProvenance(tolerantFiles(root, records));
  for (const { path, message } of unreadable) warn(`${path}: ${message}`);
  const graph = graphOf(files);
  const urn = artifactUrn(file);
  const back = trace(graph, urn, 'back');
  const forward = trace(graph, urn, 'forward');
  if (back.length === 0) throw failed(`${file} has no provenance: deliberate provenance verify --fix begins it.`);
  if (format === 'mermaid') return mermaidOf(traced(graph, [...back, ...forward])).trimEnd();
  return traceFormats[format]({ back: back.slice(1), forward: forward.slice(1) }, file);
}

function line({ node, distance, by }: Step): string {
  const detail = by?.detail ? ` (${by.detail.replaceAll('_', ' ')})` : '';
  return `${'  '.repeat(Math.min(distance, 10) + 1)}${nameOf(node)}  ${node.type}, ${by?.kind ?? ''}${detail}`;
}

/** `generation 1` is one of many in a workspace. */
function nameOf(node: GraphNode): string {
  const of = node.kind === 'activity' ? activityName(node.id)?.name : undefined;
  return oneLine(of === undefined ? labelOf(node) : `${labelOf(node)} of ${of}`);
}

function plain({ node: { id, kind, type }, distance, by }: Step) {
  return { id, kind, type, distance, by: by?.kind ?? null, detail: by?.detail ?? null };
}
