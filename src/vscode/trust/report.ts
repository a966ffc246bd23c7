import type { Checked } from '../../provenance/check';
import { type Graph, type GraphNode, graphOf } from '../../provenance/graph';
import { labelOf, mermaidOf } from '../../provenance/mermaid';
import type { ProvenanceFile } from '../../provenance/shape';
import { type Step, trace, traced } from '../../provenance/trace';
import { artifactUrn } from '../../provenance/urn';

/** What `Verify Provenance` shows: what agrees, what does not, where a record comes from, what it led to, and the graph. */
export function provenanceReport(
  files: readonly ProvenanceFile[],
  { verified, troubles }: Checked,
  about: { readonly title: string; readonly path: string | null },
): string {
  const graph = graphOf(files);
  const urn = about.path === null ? null : artifactUrn(about.path);
  const back = urn === null ? [] : trace(graph, urn, 'back');
  const forward = urn === null ? [] : trace(graph, urn, 'forward');
  const shown = urn === null ? graph : traced(graph, [...back, ...forward]);
  return [
    `# Provenance of ${plain(about.title)}`,
    '',
    `${verified} ${verified === 1 ? 'file agrees' : 'files agree'} with what was recorded.`,
    '',
    ...(troubles.length > 0 ? ['## To look at', '', ...troubles.map(one => `- ${plain(one.message)}`), ''] : []),
    ...(urn === null ? [] : [...steps('Comes from', back), ...steps('Led to', forward), ...partAuthors(files, urn)]),
    ...(shown.nodes.size > 0 ? ['## Graph', '', '```mermaid', mermaidOf(shown).trimEnd(), '```', ''] : []),
    ...(graph.nodes.size === 0 ? ['Nothing was recorded yet.', ''] : []),
  ].join('\n');
}

function steps(title: string, all: readonly Step[]): string[] {
  const lines = all.slice(1).map(({ node, distance, by }) => {
    const detail = by?.detail ? ` (${by.detail.replaceAll('_', ' ')})` : '';
    return `${'  '.repeat(Math.min(distance, 10) - 1)}- ${name(node)}: ${plain(by?.kind ?? '')}${plain(detail)}`;
  });
  return [`## ${title}`, '', ...(lines.length > 0 ? lines : ['Nothing that was recorded.']), ''];
}

/** Who wrote which part last: a score that a person changed is the person's. */
function partAuthors(files: readonly ProvenanceFile[], urn: string): string[] {
  const parts = files.find(({ record }) => record.entity.id === urn)?.record.parts ?? {};
  const rows = Object.entries(parts).map(
    ([part, { agent, source }]) => `| ${cell(part)} | ${source} | ${cell(agentName(agent))} |`,
  );
  return rows.length === 0 ? [] : ['## Who wrote what', '', '| Part | By | Who |', '| --- | --- | --- |', ...rows, ''];
}

function agentName(agent: string): string {
  return labelOf({ id: agent, kind: 'agent', type: '', file: null });
}

function name(node: GraphNode): string {
  return `${plain(labelOf(node))} (${plain(node.type)})`;
}

function cell(text: string): string {
  return plain(decoded(text.replaceAll(':', ': ')));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Text that cannot become a link, the end of a cell, or markup. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~]/g, '\\$&');
}

/** The files of what a record comes from and led to, for an export that declares all that it refers to. */
export function aroundOf(files: readonly ProvenanceFile[], path: string): readonly ProvenanceFile[] {
  const graph: Graph = graphOf(files);
  const urn = artifactUrn(path);
  const near = [...trace(graph, urn, 'back'), ...trace(graph, urn, 'forward')];
  const paths = new Set(near.flatMap(({ node }) => node.file ?? []));
  return files.filter(file => paths.has(file.path));
}
