import { flowchart } from '../../deliberation/diagram';
import { nameKey } from '../../deliberation/plain';
import type { DesignAnswer } from '../questions';

/** Diagrams are written by code from names and arrows: whatever a model put into a label, they draw. */

/** The parts and how they reach each other; `Client` and other people's systems are boxes too. */
export function componentView({ components, links }: DesignAnswer<'components'>): string {
  const technology = new Map(components.map(({ name, technology: built }) => [nameKey(name), built]));
  const names = unique(links.flatMap(({ from, to }) => [from, to]));
  const nodes = names.map(name => {
    const built = technology.get(nameKey(name));
    return { id: nameKey(name), label: built && built.length < 30 ? `${name} (${built})` : name };
  });
  return flowchart({
    nodes,
    edges: links.map(({ from, to, label }) => ({ from: nameKey(from), to: nameKey(to), label })),
  });
}

const mostSteps = 24;

/** One course through the system. Fewer than two steps are no course. */
export function sequence({ steps }: DesignAnswer<'data'>['flow']): string {
  const shown = steps.slice(0, mostSteps);
  const names = unique(shown.flatMap(({ from, to }) => [from, to]));
  if (shown.length < 2 || names.length < 2) return '';
  const id = (name: string) => `p${names.findIndex(other => nameKey(other) === nameKey(name)) + 1}`;
  return [
    'sequenceDiagram',
    ...names.map(name => `  participant ${id(name)} as ${words(name)}`),
    ...shown.map(
      ({ from, to, label, answers }) => `  ${id(from)}${answers ? '-->>' : '->>'}${id(to)}: ${words(label) || 'next'}`,
    ),
  ].join('\n');
}

function unique(names: readonly string[]): readonly string[] {
  return names.filter(
    (name, index) => nameKey(name) !== '' && names.findIndex(other => nameKey(other) === nameKey(name)) === index,
  );
}

/** No sign that Mermaid would read: `;` ends a statement, `#` begins an entity, `end` closes a block. */
function words(label: string): string {
  return label
    .replace(/[^\p{L}\p{N} .,/()+&'%$-]/gu, ' ')
    .replace(/\bend\b/gi, 'finish')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60);
}
